/** What a user can decide about pacing and repeating calls. */
@NullMarked
package io.ghl.client.limit;

import org.jspecify.annotations.NullMarked;
