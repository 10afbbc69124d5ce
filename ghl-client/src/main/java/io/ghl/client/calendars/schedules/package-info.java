/**
 * Schedules: when users, and in {@code v3} calendars, are available. Start with {@link
 * io.ghl.client.calendars.schedules.Schedules}, from {@link io.ghl.client.GhlLocation#schedules}.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.client.calendars.schedules;

import org.jspecify.annotations.NullMarked;
