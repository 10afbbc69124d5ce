/** Outgoing webhooks: payloads, signatures and delivery. */
@NullMarked
package io.ghl.sandbox.internal.webhook;

import org.jspecify.annotations.NullMarked;
