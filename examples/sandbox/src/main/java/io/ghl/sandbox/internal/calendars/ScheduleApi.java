package io.ghl.sandbox.internal.calendars;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.api.Query;
import io.ghl.sandbox.internal.state.Change;
import io.ghl.sandbox.internal.state.Dates;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The operations of schedules, of users and, in v3, of calendars. What is missing is 404, as the specification says of
 * these operations and of no others.
 */
public final class ScheduleApi {
    private static final int LIMIT = 50;
    private static final int MAX = 500;

    private final World world;
    private final Settings settings;

    /** Creates the operations of all locations. */
    public ScheduleApi(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
    }

    /** getAllSchedules. */
    public ApiResult list(ApiCall call) {
        call.requireLocation(Query.required(call, "locationId"));
        String user = Query.required(call, "userId");
        String calendar = call.queryParam("calendarId");
        int limit = Query.number(call, "limit", LIMIT, 1, MAX);
        int skip = Query.number(call, "skip", 0, 0, Integer.MAX_VALUE);
        ArrayNode rows = Json.array();
        world.read(call.locationId(), data -> {
            data.records(Kind.SCHEDULE).values().stream()
                    .filter(schedule -> user.equals(Json.text(schedule, "userId")))
                    .filter(schedule -> calendar == null
                            || Json.list(schedule.get("calendarIds")).contains(calendar))
                    .skip(skip)
                    .limit(limit)
                    .forEach(rows::add);
            return rows;
        });
        return ApiResult.ok("schedules", rows);
    }

    /** getScheduleById. */
    public ApiResult get(ApiCall call) {
        return ApiResult.ok("schedule", world.read(call.locationId(), data -> find(data, call)));
    }

    /** createSchedule. */
    public ApiResult create(ApiCall call) {
        ObjectNode body = ScheduleDtos.CREATE.validate(call.bodyOrEmpty());
        call.requireLocation(Json.text(body, "locationId"));
        ObjectNode schedule = world.write(call.locationId(), change -> {
            Json.list(body.get("calendarIds")).forEach(id -> calendar(change.data(), id));
            ObjectNode doc = Json.object().put("id", change.ids().firestore());
            doc.putArray("rules");
            doc.putArray("calendarIds");
            doc.setAll(body);
            doc.put("deleted", false).put("dateAdded", Dates.iso(change.now()));
            return store(change, Kind.SCHEDULE, "id", doc);
        });
        return ApiResult.created("schedule", schedule);
    }

    /** updateSchedule. */
    public ApiResult update(ApiCall call) {
        ObjectNode body = ScheduleDtos.UPDATE.validate(call.bodyOrEmpty());
        return ApiResult.ok("schedule", change(call, doc -> doc.setAll(body)));
    }

    /** deleteSchedule. */
    public ApiResult delete(ApiCall call) {
        world.write(call.locationId(), change -> {
            change.remove(Kind.SCHEDULE, find(change.data(), call).path("id").asText());
            return true;
        });
        return ApiResult.ok(Json.object().put("success", true));
    }

    /** add-calendar-to-schedule. */
    public ApiResult addCalendar(ApiCall call) {
        associate(call, true);
        return ApiResult.ok(Json.object().put("success", true));
    }

    /** remove-calendar-from-schedule. */
    public ApiResult removeCalendar(ApiCall call) {
        associate(call, false);
        return ApiResult.ok(Json.object().put("success", true));
    }

    /** getCalendarSchedule. */
    public ApiResult getOfCalendar(ApiCall call) {
        return ApiResult.ok("schedule", world.read(call.locationId(), data -> ofCalendar(data, call)));
    }

    /** createCalendarSchedule. */
    public ApiResult createOfCalendar(ApiCall call) {
        ObjectNode body = ScheduleDtos.CREATE_OF_CALENDAR.validate(call.bodyOrEmpty());
        String id = call.pathParam("calendarId");
        ObjectNode schedule = world.write(call.locationId(), change -> {
            calendar(change.data(), id);
            if (settings.on(Quirk.SECOND_CALENDAR_SCHEDULE_IS_REFUSED)
                    && change.data().records(Kind.CALENDAR_SCHEDULE).containsKey(id)) {
                throw ApiError.badRequest("Schedule of calendar with id " + id + " already exists");
            }
            ObjectNode doc = Json.object().put("calendarId", id).put("dateAdded", Dates.iso(change.now()));
            return store(change, Kind.CALENDAR_SCHEDULE, "calendarId", doc.setAll(body));
        });
        return ApiResult.created("schedule", schedule);
    }

    /** updateCalendarSchedule. */
    public ApiResult updateOfCalendar(ApiCall call) {
        ObjectNode body = ScheduleDtos.UPDATE_OF_CALENDAR.validate(call.bodyOrEmpty());
        return ApiResult.ok("schedule", world.write(call.locationId(), change -> {
            ObjectNode doc = ofCalendar(change.data(), call).deepCopy();
            return store(change, Kind.CALENDAR_SCHEDULE, "calendarId", doc.setAll(body));
        }));
    }

    private void associate(ApiCall call, boolean add) {
        String calendar = call.pathParam("calendarId");
        change(call, doc -> {
            Set<String> ids = new LinkedHashSet<>(Json.list(doc.get("calendarIds")));
            if (add) {
                ids.add(calendar);
            } else {
                ids.remove(calendar);
            }
            doc.set("calendarIds", Json.strings(ids));
        });
    }

    private ObjectNode change(ApiCall call, Consumer<ObjectNode> edit) {
        return world.write(call.locationId(), change -> {
            ObjectNode doc = find(change.data(), call).deepCopy();
            if (call.path().containsKey("calendarId")) {
                calendar(change.data(), call.pathParam("calendarId"));
            }
            edit.accept(doc);
            return store(change, Kind.SCHEDULE, "id", doc);
        });
    }

    private static ObjectNode store(Change change, Kind kind, String key, ObjectNode doc) {
        doc.put("dateUpdated", Dates.iso(change.now()));
        change.put(kind, doc.path(key).asText(), doc);
        return doc;
    }

    private static void calendar(LocationData data, String id) {
        if (!data.records(Kind.CALENDAR).containsKey(id)) {
            throw ApiError.of(404, "Calendar with id " + id + " not found");
        }
    }

    private static ObjectNode find(LocationData data, ApiCall call) {
        return found(data, Kind.SCHEDULE, call.pathParam("id"));
    }

    private static ObjectNode ofCalendar(LocationData data, ApiCall call) {
        calendar(data, call.pathParam("calendarId"));
        return found(data, Kind.CALENDAR_SCHEDULE, call.pathParam("calendarId"));
    }

    private static ObjectNode found(LocationData data, Kind kind, String id) {
        ObjectNode doc = data.records(kind).get(id);
        if (doc == null) {
            throw ApiError.of(404, "Schedule with id " + id + " not found");
        }
        return doc;
    }
}
