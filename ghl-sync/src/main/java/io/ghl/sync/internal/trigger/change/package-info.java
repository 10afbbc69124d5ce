/** Finds changes between two states of a link. Pure. */
@NullMarked
package io.ghl.sync.internal.trigger.change;

import org.jspecify.annotations.NullMarked;
