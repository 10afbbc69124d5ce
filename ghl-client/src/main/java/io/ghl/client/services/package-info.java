/**
 * Services that contacts book: what is offered, where, and the bookings. API version {@code v3} only. Start with
 * {@link io.ghl.client.services.Services}, from {@link io.ghl.client.GhlLocation#services}: it leads to the catalogue, the
 * places and the bookings.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.client.services;

import org.jspecify.annotations.NullMarked;
