/** A view on what the client does, for metrics, traces and audit lines. */
@NullMarked
package io.ghl.client.observe;

import org.jspecify.annotations.NullMarked;
