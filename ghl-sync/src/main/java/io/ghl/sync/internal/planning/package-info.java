/** Both sides as a plan sees them: as they are, under what the plan has done to them. */
@NullMarked
package io.ghl.sync.internal.planning;

import org.jspecify.annotations.NullMarked;
