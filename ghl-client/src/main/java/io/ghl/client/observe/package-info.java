/**
 * A view on what the client does, for metrics, traces and audit lines.
 *
 * <p>{@link io.ghl.client.observe.GhlObserver} is told of every call, attempt, wait and renewal of a token. Ready to use are
 * {@link io.ghl.client.observe.MicrometerObserver} for meters, {@link io.ghl.client.observe.AuditLog} for one line per
 * call, and {@link io.ghl.client.observe.BodyCapture} for bodies with personal data masked by a {@link
 * io.ghl.client.observe.Redactor}. Observers are given to the builder of the client, or to a view by {@link
 * io.ghl.client.GhlLocation#withObserver}. Ids and names are theirs to see; tokens never are.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.client.observe;

import org.jspecify.annotations.NullMarked;
