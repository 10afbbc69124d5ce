/** Proposes a set-up from what is there. */
@NullMarked
package io.ghl.examples.syncrunner.init;

import org.jspecify.annotations.NullMarked;
