/** What is simulated, and what happens in a run: people's edits, and what goes wrong. A function of the seed. */
@NullMarked
package io.ghl.sync.internal.simulation.scenario;

import org.jspecify.annotations.NullMarked;
