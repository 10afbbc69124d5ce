package io.ghl.sandbox.internal.calendars;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The calendar operations. Open hours are those of UTC, where the sandbox's locations are. */
public final class CalendarApi {
    private static final Duration MAX_RANGE = Duration.ofDays(31);
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final World world;
    private final Settings settings;

    /** Creates the operations of all locations. */
    public CalendarApi(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
    }

    /** get-calendars; drafts are left out if asked for. */
    public ApiResult list(ApiCall call) {
        call.requireLocation(Query.required(call, "locationId"));
        String group = call.queryParam("groupId");
        boolean drafts = !"false".equals(call.queryParam("showDrafted"));
        ArrayNode rows = Json.array();
        world.read(call.locationId(), data -> {
            data.records(Kind.CALENDAR).values().stream()
                    .filter(calendar -> group == null || group.equals(Json.text(calendar, "groupId")))
                    .filter(calendar -> drafts || calendar.path("isActive").asBoolean())
                    .forEach(rows::add);
            return rows;
        });
        return ApiResult.ok("calendars", rows);
    }

    /** get-calendar. */
    public ApiResult get(ApiCall call) {
        return ApiResult.ok("calendar", world.read(call.locationId(), data -> find(data, call)));
    }

    /** create-calendar, which answers 200. */
    public ApiResult create(ApiCall call) {
        ObjectNode body = CalendarDtos.create(call.version()).validate(call.bodyOrEmpty());
        call.requireLocation(Json.text(body, "locationId"));
        ObjectNode calendar = world.write(call.locationId(), change -> {
            ObjectNode doc = Json.object()
                    .put("id", change.ids().firestore())
                    .put("isActive", true)
                    .put("calendarType", "round_robin")
                    .put("widgetType", "classic")
                    .put("eventColor", "#039be5")
                    .put("slotDuration", 30)
                    .put("slotDurationUnit", "mins")
                    .put("slotInterval", 30)
                    .put("slotIntervalUnit", "mins")
                    .put("autoConfirm", true);
            doc.putArray("openHours");
            doc.putArray("teamMembers");
            doc.setAll(body);
            change.put(Kind.CALENDAR, doc.path("id").asText(), doc);
            return doc;
        });
        return ApiResult.ok("calendar", calendar);
    }

    /** update-calendar. */
    public ApiResult update(ApiCall call) {
        ObjectNode body = CalendarDtos.update(call.version()).validate(call.bodyOrEmpty());
        ObjectNode calendar = world.write(call.locationId(), change -> {
            ObjectNode doc = find(change.data(), call).deepCopy();
            doc.setAll(body);
            change.put(Kind.CALENDAR, doc.path("id").asText(), doc);
            return doc;
        });
        return ApiResult.ok("calendar", calendar);
    }

    /** delete-calendar. */
    public ApiResult delete(ApiCall call) {
        world.write(call.locationId(), change -> {
            change.remove(Kind.CALENDAR, find(change.data(), call).path("id").asText());
            return true;
        });
        return ApiResult.ok(Json.object().put("success", true));
    }

    /** get-slots: dates that have any, beside the trace id; at most 31 days. */
    public ApiResult freeSlots(ApiCall call) {
        Instant from = millis(call, "startDate");
        Instant until = millis(call, "endDate");
        if (!from.isBefore(until) || Duration.between(from, until).compareTo(MAX_RANGE) > 0) {
            throw ApiError.badRequest("Date range cannot be more than 31 days");
        }
        ZoneId zone = zone(call);
        ObjectNode days = Json.object();
        world.read(call.locationId(), data -> {
            ObjectNode calendar = find(data, call);
            Duration length = span(calendar, "slotDuration");
            Duration step = span(calendar, "slotInterval");
            List<ObjectNode> taken = data.records(Kind.EVENT).values().stream()
                    .filter(event -> call.pathParam("calendarId").equals(Json.text(event, "calendarId")))
                    .filter(event -> !"cancelled".equals(Json.text(event, "appointmentStatus")))
                    .toList();
            ZonedDateTime day = from.atZone(UTC).toLocalDate().atStartOfDay(UTC);
            for (; day.toInstant().isBefore(until); day = day.plusDays(1)) {
                for (JsonNode hours : calendar.path("openHours")) {
                    if (isOpen(hours, day)) {
                        for (JsonNode span : hours.path("hours")) {
                            Instant close = at(day, span, "closeHour", "closeMinute");
                            Instant slot = at(day, span, "openHour", "openMinute");
                            for (; !slot.plus(length).isAfter(close); slot = slot.plus(step)) {
                                if (!slot.isBefore(from) && slot.isBefore(until) && isFree(taken, slot, length)) {
                                    add(days, slot.atZone(zone));
                                }
                            }
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

    /** Days are counted from Sunday, which is 0. */
    private static boolean isOpen(JsonNode hours, ZonedDateTime day) {
        for (JsonNode open : hours.path("daysOfTheWeek")) {
            if (open.asInt() == day.getDayOfWeek().getValue() % 7) {
                return true;
            }
        }
        return false;
    }

    private static Instant at(ZonedDateTime day, JsonNode span, String hour, String minute) {
        return day.plusHours(span.path(hour).asInt())
                .plusMinutes(span.path(minute).asInt())
                .toInstant();
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

    private ObjectNode find(LocationData data, ApiCall call) {
        String id = call.pathParam("calendarId");
        ObjectNode calendar = data.records(Kind.CALENDAR).get(id);
        if (calendar == null) {
            throw ApiError.missing("Calendar", id, settings);
        }
        return calendar;
    }
}
