/** Compares what a run came to with what is known of it: the promises that the sync makes. */
@NullMarked
package io.ghl.sync.internal.simulation.verdict;

import org.jspecify.annotations.NullMarked;
