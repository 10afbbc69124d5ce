/** Figures for the libraries, each next to the same work done by hand. */
@NullMarked
package io.ghl.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
