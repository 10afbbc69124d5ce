/**
 * Doing something when something happens to a synced record. Start with {@link io.ghl.sync.trigger.Trigger}; {@link
 * io.ghl.sync.SyncEngine.Builder#triggers(io.ghl.sync.trigger.Trigger...)} takes them.
 *
 * <p>A {@link io.ghl.sync.trigger.Condition} says what to wait for, an {@link io.ghl.sync.trigger.Effect} what is done:
 * code of yours, or one of {@link io.ghl.sync.trigger.Effects}. A {@link io.ghl.sync.trigger.Change} is what happened; both
 * sides agree on it by then, so each transition fires once, whatever webhooks came twice, late or never. Effects are made at
 * least once, in the order of each record; {@link io.ghl.sync.trigger.Triggers}, from {@link
 * io.ghl.sync.SyncLocation#triggers}, shows what waits or failed.
 *
 * {@snippet file="io/ghl/sync/SnippetsTest.java" region="trigger"}
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.sync.trigger;

import org.jspecify.annotations.NullMarked;
