/** One class per row of the budget, with what it measures. */
@NullMarked
package io.ghl.examples.benchmarks.rows;

import org.jspecify.annotations.NullMarked;
