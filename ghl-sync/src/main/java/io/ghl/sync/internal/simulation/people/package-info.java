/** The people on both sides, who do what the scenario says, and those who look after the sync. */
@NullMarked
package io.ghl.sync.internal.simulation.people;

import org.jspecify.annotations.NullMarked;
