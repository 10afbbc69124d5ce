/**
 * One sealed, unchecked tree of everything that can go wrong with a call, under {@link
 * io.ghl.client.error.GhlException}.
 */
@NullMarked
package io.ghl.client.error;

import org.jspecify.annotations.NullMarked;
