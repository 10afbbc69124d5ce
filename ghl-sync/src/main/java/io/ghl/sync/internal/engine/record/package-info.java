/** Works off signals: takes one record at a time through its reconcile, step by step; links both sides the first time. */
@NullMarked
package io.ghl.sync.internal.engine.record;

import org.jspecify.annotations.NullMarked;
