/** Logging, and telling the user's observers. */
@NullMarked
package io.ghl.client.internal.observe;

import org.jspecify.annotations.NullMarked;
