package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.ghl.client.Pages;
import io.ghl.client.calendars.notifications.CalendarNotification;
import io.ghl.client.calendars.notifications.CalendarNotificationQuery;
import io.ghl.client.calendars.notifications.CalendarNotificationUpdate;
import io.ghl.client.calendars.notifications.CalendarNotifications;
import io.ghl.client.calendars.notifications.NewCalendarNotification;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.operations.CalendarSettingOperations;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.pipeline.LocationCaller;
import java.util.Collection;
import java.util.List;

/** Notifications of calendars over the pipeline. Lists are bare arrays, and changes are answered by a message. */
public record CalendarNotificationsApi(LocationCaller caller) implements CalendarNotifications {

    @Override
    public Pages<CalendarNotification> list(String calendarId, CalendarNotificationQuery query) {
        Check.id("calendarId", calendarId);
        return SkipPages.of(CalendarSettingOperations.LIST_NOTIFICATIONS, CalendarNotification::id, skip -> {
            LocationCaller.Request request = of(CalendarSettingOperations.LIST_NOTIFICATIONS, calendarId);
            query.parameters().forEach(request::query);
            return request.query("limit", String.valueOf(SkipPages.LIMIT))
                    .query("skip", String.valueOf(skip))
                    .send(answer -> answer.array(CalendarNotification::of));
        });
    }

    @Override
    public CalendarNotification get(String calendarId, String notificationId) {
        return of(CalendarSettingOperations.GET_NOTIFICATION, calendarId)
                .path("notificationId", notificationId)
                .send(answer -> answer.whole(CalendarNotification::of));
    }

    @Override
    public List<CalendarNotification> create(String calendarId, Collection<NewCalendarNotification> notifications) {
        if (notifications.isEmpty()) {
            throw new IllegalArgumentException("notifications must name at least one notification.");
        }
        ArrayNode body = Json.object().arrayNode();
        notifications.forEach(notification -> body.add(notification.json()));
        return of(CalendarSettingOperations.CREATE_NOTIFICATIONS, calendarId)
                .body(body)
                .send(answer -> answer.array(CalendarNotification::of));
    }

    @Override
    public void update(String calendarId, String notificationId, CalendarNotificationUpdate update) {
        LocationCaller.Request request = of(CalendarSettingOperations.UPDATE_NOTIFICATION, calendarId)
                .path("notificationId", notificationId)
                .body(update.json());
        if (!update.isEmpty()) {
            request.send();
        }
    }

    @Override
    public void delete(String calendarId, String notificationId) {
        of(CalendarSettingOperations.DELETE_NOTIFICATION, calendarId)
                .path("notificationId", notificationId)
                .send();
    }

    private LocationCaller.Request of(Operation operation, String calendarId) {
        return caller.call(operation).path("calendarId", calendarId);
    }
}
