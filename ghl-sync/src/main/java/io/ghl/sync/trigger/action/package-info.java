/**
 * What can be done in HighLevel, by an id and named parameters, which code and files give alike. Start with {@link
 * io.ghl.sync.trigger.action.Actions}.
 *
 * <p>An {@link io.ghl.sync.trigger.action.Action} declares each {@link io.ghl.sync.trigger.action.Parameter} that it reads, so
 * all that is wrong with a call is told at once and before anything is sent; {@link io.ghl.sync.trigger.action.Repetition}
 * says what doing it once more means. {@link io.ghl.sync.trigger.action.Templates} fill parameters from a record. {@link
 * io.ghl.sync.trigger.action.Actions#effect} makes an action the effect of a {@link io.ghl.sync.trigger.Trigger}.
 *
 * {@snippet file="io/ghl/sync/SnippetsTest.java" region="actions"}
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.sync.trigger.action;

import org.jspecify.annotations.NullMarked;
