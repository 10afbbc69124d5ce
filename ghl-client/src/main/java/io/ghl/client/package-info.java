/** The typed client for HighLevel: {@link io.ghl.client.GhlClient} is the entry point. */
@NullMarked
package io.ghl.client;

import org.jspecify.annotations.NullMarked;
