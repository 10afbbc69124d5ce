/** The append-only log of everything the engine did and why. */
@NullMarked
package io.ghl.sync.audit;

import org.jspecify.annotations.NullMarked;
