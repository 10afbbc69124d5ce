/** The stores: in memory and on SQLite. */
@NullMarked
package io.ghl.sync.internal.store;

import org.jspecify.annotations.NullMarked;
