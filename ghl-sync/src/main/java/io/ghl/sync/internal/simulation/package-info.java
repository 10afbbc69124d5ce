/**
 * The engine, unchanged, in one thread and in virtual time, between an application and a HighLevel that exist in memory
 * only and misbehave as the real ones do. A run is a function of its seed.
 */
@NullMarked
package io.ghl.sync.internal.simulation;

import org.jspecify.annotations.NullMarked;
