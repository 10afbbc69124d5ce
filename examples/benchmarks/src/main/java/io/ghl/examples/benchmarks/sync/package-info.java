/** What the rows of the sync engine work on: an application that costs nothing, and the same work by hand. */
@NullMarked
package io.ghl.examples.benchmarks.sync;

import org.jspecify.annotations.NullMarked;
