/** Records in CSV files. */
@NullMarked
package io.ghl.examples.syncrunner.connect.csv;

import org.jspecify.annotations.NullMarked;
