/** Performs the steps: locations, feeds, sweeps, linking. */
@NullMarked
package io.ghl.sync.internal.engine;

import org.jspecify.annotations.NullMarked;
