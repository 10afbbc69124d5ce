/** The language of the reconcile: what it is told of a record, the step that it asks for next, how it ends. */
@NullMarked
package io.ghl.sync.internal.reconcile.step;

import org.jspecify.annotations.NullMarked;
