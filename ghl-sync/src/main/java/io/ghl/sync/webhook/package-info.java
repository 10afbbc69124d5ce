/** HighLevel's webhooks: verification, events, and what the receiver answers. */
@NullMarked
package io.ghl.sync.webhook;

import org.jspecify.annotations.NullMarked;
