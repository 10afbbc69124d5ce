/** How people look over the sync: the review queue, explanations, undo, and the comparison of both sides. */
@NullMarked
package io.ghl.sync.internal.oversight;

import org.jspecify.annotations.NullMarked;
