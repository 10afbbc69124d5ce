/**
 * Equipment and rooms that calendars need. Start with {@link
 * io.ghl.client.calendars.resources.CalendarResources}, from {@link io.ghl.client.GhlLocation#calendarResources}.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.client.calendars.resources;

import org.jspecify.annotations.NullMarked;
