/** The effects that every application can have: a webhook, a row, something of its own in a transaction. */
@NullMarked
package io.ghl.sync.internal.trigger.effect;

import org.jspecify.annotations.NullMarked;
