/** How webhooks are read and taken in. */
@NullMarked
package io.ghl.sync.internal.webhook;

import org.jspecify.annotations.NullMarked;
