/** Services that contacts book: what is offered, where, and the bookings; API version v3 only. */
@NullMarked
package io.ghl.client.services;

import org.jspecify.annotations.NullMarked;
