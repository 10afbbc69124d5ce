/** Finds changes, keeps what triggers fired, and delivers it. */
@NullMarked
package io.ghl.sync.internal.trigger;

import org.jspecify.annotations.NullMarked;
