/** HighLevel as the engine sees it. */
@NullMarked
package io.ghl.sync.internal.ghl;

import org.jspecify.annotations.NullMarked;
