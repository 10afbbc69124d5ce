/** Pacing calls by location and company, fairly between classes of calls. */
@NullMarked
package io.ghl.client.internal.limit;

import org.jspecify.annotations.NullMarked;
