package io.ghl.sandbox.internal.calendars;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.api.Query;
import io.ghl.sandbox.internal.state.Ids;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import java.util.LinkedHashMap;
import java.util.Map;

/** The calendar operations. */
public final class CalendarApi {
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
            set(doc, body, change.ids());
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
            set(doc, body, change.ids());
            change.put(Kind.CALENDAR, doc.path("id").asText(), doc);
            return doc;
        });
        return ApiResult.ok("calendar", calendar);
    }

    /** delete-calendar. */
    public ApiResult delete(ApiCall call) {
        world.write(call.locationId(), change -> {
            String id = find(change.data(), call).path("id").asText();
            change.remove(Kind.CALENDAR, id);
            change.remove(Kind.CALENDAR_SCHEDULE, id);
            change.data().records(Kind.CALENDAR_NOTIFICATION).values().stream()
                    .filter(notification -> id.equals(Json.text(notification, "calendarId")))
                    .forEach(notification -> change.remove(
                            Kind.CALENDAR_NOTIFICATION, notification.path("_id").asText()));
            return true;
        });
        return ApiResult.ok(Json.object().put("success", true));
    }

    /** Dates with hours of their own are changed and deleted by their id; those without one are added. */
    private static void set(ObjectNode doc, ObjectNode body, Ids ids) {
        Map<String, ObjectNode> dates = new LinkedHashMap<>();
        doc.path("availabilities").forEach(date -> dates.put(date.path("id").asText(), (ObjectNode) date));
        body.path("availabilities").forEach(date -> {
            String id = Json.text(date, "id");
            if (id == null) {
                id = ids.firestore();
            } else if (!dates.containsKey(id)) {
                throw ApiError.badRequest("Availability with id " + id + " not found");
            }
            if (date.path("deleted").asBoolean()) {
                dates.remove(id);
            } else {
                dates.put(id, ((ObjectNode) date.deepCopy()).put("id", id));
            }
        });
        doc.setAll(body);
        if (body.has("availabilities")) {
            doc.set("availabilities", Json.array().addAll(dates.values()));
        }
    }

    private ObjectNode find(LocationData data, ApiCall call) {
        return find(data, call.pathParam("calendarId"), settings);
    }

    /** The calendar with this id. */
    static ObjectNode find(LocationData data, String id, Settings settings) {
        ObjectNode calendar = data.records(Kind.CALENDAR).get(id);
        if (calendar == null) {
            throw ApiError.missing("Calendar", id, settings);
        }
        return calendar;
    }
}
