/** Keeps what triggers fired by changes, and delivers it. */
@NullMarked
package io.ghl.sync.internal.trigger;

import org.jspecify.annotations.NullMarked;
