/** The reconcile of one record as a step machine: decides, and leaves every effect to its caller. */
@NullMarked
package io.ghl.sync.internal.reconcile;

import org.jspecify.annotations.NullMarked;
