package io.ghl.sandbox.internal.calendars;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.api.Query;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The free slots of a calendar. */
public final class FreeSlotApi {
    private static final Duration MAX_RANGE = Duration.ofDays(31);
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final World world;
    private final Settings settings;

    /** Creates the operation of all locations. */
    public FreeSlotApi(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
    }

    /** get-slots: dates that have any, beside the trace id; at most 31 days. */
    public ApiResult list(ApiCall call) {
        Instant from = millis(call, "startDate");
        Instant until = millis(call, "endDate");
        if (!from.isBefore(until) || Duration.between(from, until).compareTo(MAX_RANGE) > 0) {
            throw ApiError.badRequest("Date range cannot be more than 31 days");
        }
        ZoneId zone = zone(call);
        ObjectNode days = Json.object();
        world.read(call.locationId(), data -> {
            ObjectNode calendar = CalendarApi.find(data, call.pathParam("calendarId"), settings);
            Duration length = span(calendar, "slotDuration");
            Duration step = span(calendar, "slotInterval");
            List<List<ObjectNode>> taken = taken(data, call);
            Hours hours = Hours.of(data, calendar);
            LocalDate last = until.atZone(hours.zone()).toLocalDate();
            for (LocalDate day = from.atZone(hours.zone()).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
                for (Hours.Span span : hours.on(day)) {
                    Instant close = hours.at(day, span.close());
                    for (Instant slot = hours.at(day, span.open());
                            !slot.plus(length).isAfter(close);
                            slot = slot.plus(step)) {
                        Instant start = slot;
                        if (!slot.isBefore(from)
                                && slot.isBefore(until)
                                && taken.stream().anyMatch(events -> isFree(events, start, length))) {
                            add(days, slot.atZone(zone));
                        }
                    }
                }
            }
            return days;
        });
        return ApiResult.ok(days);
    }

    private static Instant millis(ApiCall call, String name) {
        return Instant.ofEpochMilli(Query.number(name, Query.required(call, name)));
    }

    private static ZoneId zone(ApiCall call) {
        String name = call.queryParam("timezone");
        try {
            return name == null ? UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw ApiError.unprocessable("timezone must be a valid IANA time zone");
        }
    }

    private static Duration span(ObjectNode calendar, String field) {
        long amount = Math.max(1, calendar.path(field).asLong());
        return "hours".equals(Json.text(calendar, field + "Unit"))
                ? Duration.ofHours(amount)
                : Duration.ofMinutes(amount);
    }

    /** The events that take time from each user that was asked for, or from the calendar if none was. */
    private static List<List<ObjectNode>> taken(LocationData data, ApiCall call) {
        List<String> users = new ArrayList<>(call.queryParams("userIds"));
        users.addAll(call.queryParams("userId"));
        List<ObjectNode> events = data.records(Kind.EVENT).values().stream()
                .filter(event -> !"cancelled".equals(Json.text(event, "appointmentStatus")))
                .toList();
        List<ObjectNode> ofCalendar = events.stream()
                .filter(event -> call.pathParam("calendarId").equals(Json.text(event, "calendarId")))
                .toList();
        if (users.isEmpty()) {
            return List.of(ofCalendar);
        }
        return users.stream()
                .map(user -> events.stream()
                        .filter(event -> user.equals(Json.text(event, "assignedUserId"))
                                || (ofCalendar.contains(event)
                                        && event.path("assignedUserId").asText().isEmpty()))
                        .toList())
                .toList();
    }

    private static boolean isFree(List<ObjectNode> events, Instant slot, Duration length) {
        return events.stream()
                .noneMatch(event -> time(event, "startTime").isBefore(slot.plus(length))
                        && time(event, "endTime").isAfter(slot));
    }

    private static Instant time(ObjectNode event, String field) {
        return OffsetDateTime.parse(event.path(field).asText()).toInstant();
    }

    private static void add(ObjectNode days, ZonedDateTime slot) {
        days.withObjectProperty(slot.toLocalDate().toString())
                .withArrayProperty("slots")
                .add(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").format(slot));
    }
}
