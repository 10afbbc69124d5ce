/**
 * HighLevel's webhooks. Start with {@link io.ghl.sync.webhook.Webhooks#receive}, from {@link
 * io.ghl.sync.SyncEngine#webhooks}: hand it the headers and the body as they came, and answer with the status that it
 * returns.
 *
 * <p>A body is trusted only after its signature was verified. {@link io.ghl.sync.webhook.WebhookVerifier} does so by
 * itself, too, for applications that want the {@link io.ghl.sync.webhook.WebhookEvent}s and no sync; {@link
 * io.ghl.sync.webhook.WorkflowVerifier} is for the webhooks of workflows, which HighLevel does not sign, and {@link
 * io.ghl.sync.webhook.TriggerVerifier} for those that {@linkplain io.ghl.sync.trigger.Effects#webhook your own triggers} send.
 *
 * @serial exclude
 * @since 0.1
 */
@NullMarked
package io.ghl.sync.webhook;

import org.jspecify.annotations.NullMarked;
