/** A call and its answer, as every operation sees them. */
@NullMarked
package io.ghl.sandbox.internal.api;

import org.jspecify.annotations.NullMarked;
