/** The way of a call: validation, deadline, retry, token, permit, HTTP, error. */
@NullMarked
package io.ghl.client.internal.pipeline;

import org.jspecify.annotations.NullMarked;
