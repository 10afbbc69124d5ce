/**
 * Who is told of a calendar's bookings, changes and reminders, and by which channel. Start with {@link
 * io.ghl.client.calendars.notifications.CalendarNotifications}, from {@link
 * io.ghl.client.GhlLocation#calendarNotifications}.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.client.calendars.notifications;

import org.jspecify.annotations.NullMarked;
