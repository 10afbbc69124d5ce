/**
 * Groups of calendars, which share a page for booking. Start with {@link
 * io.ghl.client.calendars.groups.CalendarGroups}, from {@link io.ghl.client.GhlLocation#calendarGroups}.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.client.calendars.groups;

import org.jspecify.annotations.NullMarked;
