/** Runs locations: what is due, commands, plans, checkups. */
@NullMarked
package io.ghl.sync.internal.engine.location;

import org.jspecify.annotations.NullMarked;
