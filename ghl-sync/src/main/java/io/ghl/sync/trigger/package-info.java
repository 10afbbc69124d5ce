/** Typed changes of synced records, and what is to be done about them. */
@NullMarked
package io.ghl.sync.trigger;

import org.jspecify.annotations.NullMarked;
