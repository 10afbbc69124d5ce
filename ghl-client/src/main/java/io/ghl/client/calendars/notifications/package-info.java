/** Notifications of the events of calendars. */
@NullMarked
package io.ghl.client.calendars.notifications;

import org.jspecify.annotations.NullMarked;
