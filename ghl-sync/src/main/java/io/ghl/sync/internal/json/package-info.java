/** How values of the engine are written as JSON, wherever they are stored. */
@NullMarked
package io.ghl.sync.internal.json;

import org.jspecify.annotations.NullMarked;
