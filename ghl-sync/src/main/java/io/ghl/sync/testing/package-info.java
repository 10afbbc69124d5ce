/**
 * For your own tests. {@link io.ghl.sync.testing.SyncSimulation} tries a mapping and its rules against a HighLevel that
 * misbehaves, in virtual time and without a network, and shrinks what goes wrong to a short story. {@link
 * io.ghl.sync.testing.AppRecordsConformance} tries whether your records keep what the engine relies on. {@link
 * io.ghl.sync.testing.WebhookSigner} signs webhooks as HighLevel does, so that a test of your endpoint needs no
 * HighLevel.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.sync.testing;

import org.jspecify.annotations.NullMarked;
