@NullMarked
package io.ghl.client.internal.transport;

import org.jspecify.annotations.NullMarked;
