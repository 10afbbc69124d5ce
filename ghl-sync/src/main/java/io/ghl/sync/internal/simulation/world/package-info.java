/** What the parts of a run share: its time and machines, the store, and transactions. */
@NullMarked
package io.ghl.sync.internal.simulation.world;

import org.jspecify.annotations.NullMarked;
