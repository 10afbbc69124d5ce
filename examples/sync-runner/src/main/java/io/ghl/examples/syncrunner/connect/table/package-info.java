/** Rows of tables. */
@NullMarked
package io.ghl.examples.syncrunner.connect.table;

import org.jspecify.annotations.NullMarked;
