/**
 * The engine, unchanged, in virtual time, between an application and a HighLevel that exist in memory only and misbehave as
 * the real ones do. Here a run is put together, which is a function of its seed; many of them are run, and a failing one is
 * reduced to what it takes.
 */
@NullMarked
package io.ghl.sync.internal.simulation;

import org.jspecify.annotations.NullMarked;
