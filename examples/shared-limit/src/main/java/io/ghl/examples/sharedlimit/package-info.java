/** One rate limit for several processes: see {@link io.ghl.examples.sharedlimit.PostgresRateLimiter}. */
@NullMarked
package io.ghl.examples.sharedlimit;

import org.jspecify.annotations.NullMarked;
