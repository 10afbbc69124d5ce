/**
 * Appointments, blocked slots and notes of appointments. Start with {@link io.ghl.client.appointments.Appointments},
 * from {@link io.ghl.client.GhlLocation#appointments}.
 *
 * <p>An appointment is booked in a calendar ({@link io.ghl.client.calendars}) for a contact; a blocked slot keeps a time
 * free of them. Lists ask for one {@link io.ghl.client.appointments.EventWindow} of time.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.client.appointments;

import org.jspecify.annotations.NullMarked;
