package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.calendars.groups.CalendarGroup;
import io.ghl.client.calendars.groups.GroupDetails;
import io.ghl.client.calendars.notifications.CalendarNotification;
import io.ghl.client.calendars.notifications.CalendarNotification.Channel;
import io.ghl.client.calendars.notifications.CalendarNotification.Offset;
import io.ghl.client.calendars.notifications.CalendarNotification.Receiver;
import io.ghl.client.calendars.notifications.CalendarNotificationQuery;
import io.ghl.client.calendars.notifications.CalendarNotificationUpdate;
import io.ghl.client.calendars.notifications.NewCalendarNotification;
import io.ghl.client.calendars.resources.CalendarResource;
import io.ghl.client.calendars.resources.CalendarResourceUpdate;
import io.ghl.client.calendars.resources.NewCalendarResource;
import io.ghl.client.error.DecodeException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire for groups, notifications and resources of calendars. */
class CalendarSettingRequestsTest extends WireTest {
    private static final String HERE = "\"locationId\":\"" + LOCATION + "\"";

    @ParameterizedTest
    @EnumSource
    void groupsAreReadAndWritten(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            var groups = ghl.location(LOCATION).calendarGroups();
            String group =
                    "{\"id\":\"g1\",\"name\":\"Cuts\",\"description\":\"\",\"slug\":\"cuts\",\"isActive\":false,\"x\":1}";
            String details = "\"name\":\"Cuts\",\"description\":\"\",\"slug\":\"cuts\"";
            GroupDetails cuts = new GroupDetails("Cuts", "", "cuts");

            reply(200, "{\"groups\":[" + group + "]}");
            CalendarGroup read = groups.list().get(0);
            assertSentToCalendars(version, "GET /calendars/groups?locationId=" + LOCATION, "");
            assertThat(read.slug()).isEqualTo("cuts");
            assertThat(read.isActive()).isFalse();
            assertThat(read.additional()).containsOnlyKeys("x");

            reply(201, "{\"group\":" + group + "}");
            assertThat(groups.create(cuts, true)).isEqualTo(read);
            assertSentToCalendars(
                    version, "POST /calendars/groups", "{" + HERE + "," + details + ",\"isActive\":true}");
            reply(200, "{\"available\":true}");
            assertThat(groups.isSlugAvailable("cuts")).isTrue();
            assertSentToCalendars(version, "POST /calendars/groups/validate-slug", "{" + HERE + ",\"slug\":\"cuts\"}");
            reply(200, "{\"group\":" + group + "}");
            assertThat(groups.update("g1", cuts)).isEqualTo(read);
            assertSentToCalendars(version, "PUT /calendars/groups/g1", "{" + details + "}");
            reply(200, "{\"success\":true}");
            groups.setActive("g1", false);
            assertSentToCalendars(version, "PUT /calendars/groups/g1/status", "{\"isActive\":false}");
            reply(200, "{\"success\":true}");
            groups.delete("g1");
            assertSentToCalendars(version, "DELETE /calendars/groups/g1", "");
            reply(200, "{}");
            assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> groups.isSlugAvailable("cuts"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void resourcesAreBareAndOfAKind(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            var resources = ghl.location(LOCATION).calendarResources();
            String room =
                    "{\"_id\":\"r1\",\"name\":\"Yoga\",\"resourceType\":\"rooms\",\"isActive\":true,\"quantity\":1,"
                            + "\"outOfService\":0,\"capacity\":85,\"calendarIds\":[\"k1\"]}";
            reply(200, room.replace("}", ",\"traceId\":\"t\"}"));
            CalendarResource read = resources.get(CalendarResource.Type.ROOMS, "r1");
            assertSentToCalendars(version, "GET /calendars/resources/rooms/r1", "");
            assertThat(read.id()).isEqualTo("r1");
            assertThat(read.capacity()).isEqualTo(85);
            assertThat(read.calendarIds()).containsExactly("k1");
            assertThat(read.additional()).isEmpty();

            reply(200, "[" + room + "]");
            assertThat(resources.list(CalendarResource.Type.ROOMS)).containsExactly(read);
            assertSentToCalendars(
                    version, "GET /calendars/resources/rooms?locationId=" + LOCATION + "&limit=100&skip=0", "");
            reply(201, "{\"name\":\"Mat\",\"resourceType\":\"equipments\"}");
            CalendarResource made = resources.create(
                    CalendarResource.Type.EQUIPMENTS,
                    NewCalendarResource.builder()
                            .name("Mat")
                            .description("")
                            .quantity(5)
                            .outOfService(1)
                            .capacity(0)
                            .calendarIds(List.of())
                            .build());
            assertThat(made.id()).isNull();
            assertSentToCalendars(
                    version,
                    "POST /calendars/resources/equipments",
                    "{" + HERE
                            + ",\"name\":\"Mat\",\"description\":\"\",\"quantity\":5,\"outOfService\":1,\"capacity\":0,"
                            + "\"calendarIds\":[]}");
            reply(200, room);
            resources.update(
                    CalendarResource.Type.ROOMS,
                    "r1",
                    CalendarResourceUpdate.builder().isActive(false).build());
            assertSentToCalendars(version, "PUT /calendars/resources/rooms/r1", "{\"isActive\":false}");
            reply(200, "{\"success\":true}");
            resources.delete(CalendarResource.Type.ROOMS, "r1");
            assertSentToCalendars(version, "DELETE /calendars/resources/rooms/r1", "");
            reply(200, "{\"resources\":[]}");
            assertThatExceptionOfType(DecodeException.class)
                    .isThrownBy(() -> resources
                            .list(CalendarResource.Type.ROOMS)
                            .iterator()
                            .hasNext());
        }
    }

    @ParameterizedTest
    @EnumSource
    void notificationsAreCreatedInAnArray(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            var notifications = ghl.location(LOCATION).calendarNotifications();
            String stored =
                    "{\"_id\":\"n1\",\"receiverType\":\"contact\",\"channel\":\"fax\",\"notificationType\":\"reminder\","
                            + "\"isActive\":true,\"deleted\":false,\"beforeTime\":[{\"timeOffset\":1,\"unit\":\"hours\"},{\"unit\":7}],"
                            + "\"additionalEmailIds\":[\"a@b.co\"],\"fromName\":\"Us\"}";
            reply(200, stored);
            CalendarNotification read = notifications.get("k1", "n1");
            assertSentToCalendars(version, "GET /calendars/k1/notifications/n1", "");
            assertThat(read.channel()).isEqualTo("fax");
            assertThat(read.beforeTime()).containsExactly(new Offset(1, "hours"));
            assertThat(read.afterTime()).isEmpty();
            assertThat(read.additional()).containsOnlyKeys("beforeTime", "fromName");
            assertThat(read.toString()).doesNotContain("a@b.co");

            reply(200, "[" + stored + "]");
            assertThat(notifications.create(
                            "k1",
                            List.of(NewCalendarNotification.builder()
                                    .receiverType(Receiver.ASSIGNED_USER)
                                    .channel(Channel.IN_APP)
                                    .notificationType(CalendarNotification.Type.REMINDER)
                                    .beforeTime(List.of(new Offset(2, "hours")))
                                    .build())))
                    .containsExactly(read);
            assertSentToCalendars(
                    version,
                    "POST /calendars/k1/notifications",
                    "[{\"receiverType\":\"assignedUser\",\"channel\":\"inApp\",\"notificationType\":\"reminder\","
                            + "\"beforeTime\":[{\"timeOffset\":2,\"unit\":\"hours\"}]}]");
            reply(200, "{\"message\":\"Updated\"}");
            notifications.update(
                    "k1",
                    "n1",
                    CalendarNotificationUpdate.builder()
                            .subject("Soon")
                            .deleted(true)
                            .build());
            assertSentToCalendars(
                    version, "PUT /calendars/k1/notifications/n1", "{\"subject\":\"Soon\",\"deleted\":true}");
            reply(200, "{\"message\":\"Deleted\"}");
            notifications.delete("k1", "n1");
            assertSentToCalendars(version, "DELETE /calendars/k1/notifications/n1", "");
            reply(200, "[]");
            assertThat(notifications.list(
                            "k1", CalendarNotificationQuery.all().active(true).deleted(false)))
                    .isEmpty();
            assertSentToCalendars(
                    version, "GET /calendars/k1/notifications?isActive=true&deleted=false&limit=100&skip=0", "");
        }
    }

    /** A page that may have been cut off is followed by another request. */
    @Test
    void notificationsArePagedBySkip() throws Exception {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            String rows =
                    Collections.nCopies(25, "{\"_id\":\"n\"}").stream().collect(Collectors.joining(",", "[", "]"));
            reply(200, rows);
            reply(200, "[{\"_id\":\"last\"}]");
            assertThat(ghl.location(LOCATION).calendarNotifications().list("k1"))
                    .hasSize(26);
            taken();
            assertSentToCalendars(ApiVersion.V3, "GET /calendars/k1/notifications?limit=100&skip=25", "");
        }
    }

    @Test
    void badInputIsRefusedBeforeAnyCallByItsName() {
        try (GhlClient ghl = client(ApiVersion.V2021_07_28)) {
            GhlLocation location = ghl.location(LOCATION);
            refused("slug", () -> new GroupDetails("n", "", " "));
            refused("slug", () -> location.calendarGroups().isSlugAvailable(""));
            refused("groupId", () -> location.calendarGroups().delete(" "));
            refused("quantity", () -> NewCalendarResource.builder().quantity(-1));
            refused(
                    "capacity",
                    () -> NewCalendarResource.builder()
                            .name("n")
                            .description("")
                            .quantity(1)
                            .outOfService(0)
                            .calendarIds(List.of())
                            .build());
            refused("calendarIds", () -> NewCalendarResource.builder().calendarIds(Collections.nCopies(101, "k")));
            refused(
                    "channel",
                    () -> NewCalendarNotification.builder()
                            .receiverType(Receiver.CONTACT)
                            .notificationType(CalendarNotification.Type.BOOKED)
                            .build());
            refused("timeOffset", () -> new Offset(-1, "hours"));
            refused("unit", () -> new Offset(1, ""));
            refused("notifications", () -> location.calendarNotifications().create("k1", List.of()));
            refused("calendarId", () -> location.calendarNotifications().list(""));
            location.calendarNotifications()
                    .update("k1", "n1", CalendarNotificationUpdate.builder().build());
            assertThat(location.calendarResources()
                            .update(
                                    CalendarResource.Type.ROOMS,
                                    "r1",
                                    CalendarResourceUpdate.builder().build()))
                    .isEmpty();
            assertThat(server.getRequestCount()).isZero();
        }
    }

    private static void refused(String field, Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(field);
    }
}
