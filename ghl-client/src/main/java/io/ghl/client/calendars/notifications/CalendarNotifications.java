package io.ghl.client.calendars.notifications;

import io.ghl.client.Pages;
import java.util.Collection;
import java.util.List;

/**
 * Who is told of the events of a calendar, when and how. HighLevel counts notifications among events: tokens need the
 * scopes of those. Thread-safe; not meant to be implemented outside tests, since methods are added.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface CalendarNotifications {

    /**
     * The notifications of a calendar ({@code get-event-notification}). Nothing is sent before the first one is asked for.
     *
     * @param calendarId the calendar
     * @return the notifications, page by page
     */
    default Pages<CalendarNotification> list(String calendarId) {
        return list(calendarId, CalendarNotificationQuery.all());
    }

    /**
     * Some of the notifications of a calendar ({@code get-event-notification}). Nothing is sent before the first one is
     * asked for.
     *
     * @param calendarId the calendar
     * @param query which ones
     * @return the notifications, page by page
     */
    Pages<CalendarNotification> list(String calendarId, CalendarNotificationQuery query);

    /**
     * Reads a notification ({@code find-event-notification}).
     *
     * @param calendarId the calendar
     * @param notificationId the id
     * @return the notification
     */
    CalendarNotification get(String calendarId, String notificationId);

    /**
     * Creates notifications ({@code create-event-notification}). It is not repeated once the request may have reached
     * HighLevel.
     *
     * @param calendarId the calendar
     * @param notifications at least one
     * @return the notifications as HighLevel stored them
     */
    List<CalendarNotification> create(String calendarId, Collection<NewCalendarNotification> notifications);

    /**
     * Changes a notification ({@code update-event-notification}). An empty update makes no call. HighLevel does not answer
     * with the notification.
     *
     * @param calendarId the calendar
     * @param notificationId the id
     * @param update the touched fields
     */
    void update(String calendarId, String notificationId, CalendarNotificationUpdate update);

    /**
     * Deletes a notification ({@code delete-event-notification}).
     *
     * @param calendarId the calendar
     * @param notificationId the id
     */
    void delete(String calendarId, String notificationId);
}
