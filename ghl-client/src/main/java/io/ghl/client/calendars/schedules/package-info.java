/** Schedules: when users, and in v3 calendars, are available. */
@NullMarked
package io.ghl.client.calendars.schedules;

import org.jspecify.annotations.NullMarked;
