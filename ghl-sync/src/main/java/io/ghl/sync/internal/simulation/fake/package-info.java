/** The application and the HighLevel that exist in memory only, and misbehave as the real ones do. */
@NullMarked
package io.ghl.sync.internal.simulation.fake;

import org.jspecify.annotations.NullMarked;
