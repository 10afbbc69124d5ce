/** HighLevel as the engine sees it, over the client. */
@NullMarked
package io.ghl.sync.internal.ghl.client;

import org.jspecify.annotations.NullMarked;
