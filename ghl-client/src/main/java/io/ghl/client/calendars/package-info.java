/**
 * Calendars: their settings and free slots. Start with {@link io.ghl.client.calendars.Calendars}, from {@link
 * io.ghl.client.GhlLocation#calendars}. What is booked in them is in {@link io.ghl.client.appointments}; their groups, rooms,
 * notifications and opening times have packages below this one.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.client.calendars;

import org.jspecify.annotations.NullMarked;
