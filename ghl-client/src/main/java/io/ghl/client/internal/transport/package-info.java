/** HTTP: requests, answers, and how far an exchange got. */
@NullMarked
package io.ghl.client.internal.transport;

import org.jspecify.annotations.NullMarked;
