/** The state in memory, for tests, plans and the simulation. */
@NullMarked
package io.ghl.sync.internal.store.memory;

import org.jspecify.annotations.NullMarked;
