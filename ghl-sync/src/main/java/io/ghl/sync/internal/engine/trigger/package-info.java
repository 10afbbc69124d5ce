/** Tells triggers of what commits changed, and carries out what they ask for. */
@NullMarked
package io.ghl.sync.internal.engine.trigger;

import org.jspecify.annotations.NullMarked;
