/** The engine's ports as a sync would use them that lacks a safety rule, to see that the simulation misses it. */
@NullMarked
package io.ghl.sync.internal.simulation.ablation;

import org.jspecify.annotations.NullMarked;
