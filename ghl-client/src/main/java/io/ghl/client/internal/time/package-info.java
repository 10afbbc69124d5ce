/** The only clock, and waiting by it. */
@NullMarked
package io.ghl.client.internal.time;

import org.jspecify.annotations.NullMarked;
