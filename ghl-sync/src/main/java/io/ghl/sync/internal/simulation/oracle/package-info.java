/** What is known of a run: who wrote what, which promises were broken, and how often what happened. */
@NullMarked
package io.ghl.sync.internal.simulation.oracle;

import org.jspecify.annotations.NullMarked;
