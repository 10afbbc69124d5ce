/** What every row needs: figures, their statistics, reports and child processes. */
@NullMarked
package io.ghl.examples.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
