/** Runs locations: what is due, commands, plans, checkups, and which process works on what. */
@NullMarked
package io.ghl.sync.internal.engine.location;

import org.jspecify.annotations.NullMarked;
