/** Endpoints that hand HighLevel's webhooks to the sync. */
@NullMarked
package io.ghl.examples.webhooks;

import org.jspecify.annotations.NullMarked;
