package io.ghl.sandbox.internal.calendars;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.api.Query;
import io.ghl.sandbox.internal.contacts.ContactService;
import io.ghl.sandbox.internal.state.Change;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The event operations: reads of one appointment have an envelope, answers to writes have none. Whether a slot is free is
 * not looked at.
 */
public final class EventApi {
    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.UTC);
    private static final List<String> WRITTEN = List.of(
            "id",
            "calendarId",
            "locationId",
            "contactId",
            "startTime",
            "endTime",
            "title",
            "meetingLocationType",
            "appointmentStatus",
            "assignedUserId",
            "address",
            "isRecurring",
            "rrule");
    private static final List<String> WEBHOOK = List.of(
            "id",
            "address",
            "title",
            "calendarId",
            "contactId",
            "groupId",
            "appointmentStatus",
            "assignedUserId",
            "users",
            "notes",
            "source",
            "startTime",
            "endTime",
            "dateAdded",
            "dateUpdated");

    private final World world;
    private final Settings settings;
    private final ContactService contacts;

    /** Creates the operations of all locations. */
    public EventApi(World world, Settings settings, ContactService contacts) {
        this.world = world;
        this.settings = settings;
        this.contacts = contacts;
    }

    /** create-appointment, which answers 200 without an envelope, and before v3 without dates. */
    public ApiResult create(ApiCall call) {
        ObjectNode body = recurring(EventDtos.create(call.version()).validate(call.bodyOrEmpty()));
        call.requireLocation(Json.text(body, "locationId"));
        ObjectNode stored = world.write(call.locationId(), change -> {
            contacts.find(change.data(), body.path("contactId").asText());
            ObjectNode doc = made(change, call)
                    .put("title", "")
                    .put("groupId", groupOf(change.data(), body))
                    .put("appointmentStatus", "confirmed")
                    .put("assignedUserId", "")
                    .put("isRecurring", body.has("rrule"))
                    .put("source", "third_party");
            doc.putArray("users");
            doc.putArray("assignedResources");
            doc.putObject("createdBy").put("userId", "").put("source", "third_party");
            apply(doc, body);
            return store(change, "AppointmentCreate", doc);
        });
        return ApiResult.ok(written(stored, call.version()));
    }

    /** edit-appointment. */
    public ApiResult update(ApiCall call) {
        ObjectNode body = recurring(EventDtos.update(call.version()).validate(call.bodyOrEmpty()));
        ObjectNode stored = world.write(call.locationId(), change -> {
            ObjectNode doc = find(change.data(), call, false).deepCopy();
            if (body.has("calendarId")) {
                doc.put("groupId", groupOf(change.data(), body));
            }
            apply(doc, body);
            doc.put("dateUpdated", WITH_OFFSET.format(change.now()));
            return store(change, "AppointmentUpdate", doc);
        });
        return ApiResult.ok(written(stored, call.version()));
    }

    /** get-appointment, with an envelope. */
    public ApiResult get(ApiCall call) {
        return ApiResult.ok(
                "event", world.read(call.locationId(), data -> view(find(data, call, false), call.version())));
    }

    /** delete-event, of an appointment or a blocked slot; answers 201. */
    public ApiResult delete(ApiCall call) {
        EventDtos.NOTHING.validate(call.bodyOrEmpty());
        String id = call.pathParam("eventId");
        world.write(call.locationId(), change -> {
            ObjectNode doc = change.data().records(Kind.EVENT).get(id);
            if (doc == null) {
                throw ApiError.missing("Event", id, settings);
            }
            change.remove(Kind.EVENT, id);
            change.data().records(Kind.EVENT_NOTE).values().stream()
                    .filter(note -> id.equals(Json.text(note, "appointmentId")))
                    .forEach(note ->
                            change.remove(Kind.EVENT_NOTE, note.path("id").asText()));
            if (!isBlock(doc)) {
                emit(change, "AppointmentDelete", doc);
            }
            return true;
        });
        return new ApiResult(201, Json.object().put("succeeded", true));
    }

    /** get-calendar-events. */
    public ApiResult list(ApiCall call) {
        return window(call, false);
    }

    /** get-blocked-slots. */
    public ApiResult blockedSlots(ApiCall call) {
        return window(call, true);
    }

    /** Milliseconds as text, and exactly one of user, calendar and group. */
    private ApiResult window(ApiCall call, boolean blocks) {
        call.requireLocation(Query.required(call, "locationId"));
        long from = Query.number("startTime", Query.required(call, "startTime"));
        long until = Query.number("endTime", Query.required(call, "endTime"));
        List<String> by = Stream.of("userId", "calendarId", "groupId")
                .filter(name -> call.queryParam(name) != null)
                .toList();
        if (by.size() != 1) {
            throw ApiError.unprocessable("Either of userId, groupId or calendarId is required");
        }
        String field = by.get(0).equals("userId") ? "assignedUserId" : by.get(0);
        ArrayNode events = Json.array();
        world.read(call.locationId(), data -> {
            requireCalendar(data, call.queryParam("calendarId"));
            data.records(Kind.EVENT).values().stream()
                    .filter(event -> isBlock(event) == blocks)
                    .filter(event -> event.path(field).asText().equals(call.queryParam(by.get(0))))
                    .filter(event -> millis(event, "startTime") < until && millis(event, "endTime") > from)
                    .forEach(event -> events.add(view(event, call.version())));
            return events;
        });
        return ApiResult.ok("events", events);
    }

    /** create-block-slot. */
    public ApiResult block(ApiCall call) {
        ObjectNode body = block(call, EventDtos.BLOCK.validate(call.bodyOrEmpty()));
        ObjectNode stored = world.write(call.locationId(), change -> {
            requireCalendar(change.data(), Json.text(body, "calendarId"));
            ObjectNode doc = made(change, call).put("title", "").put("block", true);
            Instant start = change.now();
            doc.put("startTime", WITH_OFFSET.format(start))
                    .put("endTime", WITH_OFFSET.format(start.plus(Duration.ofMinutes(30))));
            apply(doc, body);
            change.put(Kind.EVENT, doc.path("id").asText(), doc);
            return doc;
        });
        return new ApiResult(201, blockView(stored));
    }

    /** edit-block-slot, which answers 201 too. */
    public ApiResult changeBlock(ApiCall call) {
        ObjectNode body = block(call, EventDtos.BLOCK.validate(call.bodyOrEmpty()));
        ObjectNode stored = world.write(call.locationId(), change -> {
            ObjectNode doc = find(change.data(), call, true).deepCopy();
            requireCalendar(change.data(), Json.text(body, "calendarId"));
            doc.remove(List.of("calendarId", "assignedUserId"));
            apply(doc, body);
            doc.put("dateUpdated", WITH_OFFSET.format(change.now()));
            change.put(Kind.EVENT, doc.path("id").asText(), doc);
            return doc;
        });
        return new ApiResult(201, blockView(stored));
    }

    private static ObjectNode block(ApiCall call, ObjectNode body) {
        call.requireLocation(Json.text(body, "locationId"));
        if (body.has("calendarId") == body.has("assignedUserId")) {
            throw ApiError.unprocessable("Either calendarId or assignedUserId can be set, not both.");
        }
        return body;
    }

    private void requireCalendar(LocationData data, @Nullable String id) {
        if (id != null && settings.on(Quirk.UNKNOWN_CALENDAR_IS_REFUSED)) {
            CalendarApi.find(data, id, settings);
        }
    }

    /** The group of the calendar that a write names. */
    private String groupOf(LocationData data, ObjectNode body) {
        String id = body.path("calendarId").asText();
        requireCalendar(data, id);
        return data.records(Kind.CALENDAR)
                .getOrDefault(id, Json.object())
                .path("groupId")
                .asText();
    }

    private static ObjectNode made(Change change, ApiCall call) {
        String now = WITH_OFFSET.format(change.now());
        return Json.object()
                .put("id", change.ids().firestore())
                .put("locationId", call.locationId())
                .put("dateAdded", now)
                .put("dateUpdated", now);
    }

    /** How it recurs is ignored where free slots count. */
    private static ObjectNode recurring(ObjectNode body) {
        ObjectNode fields = body.deepCopy();
        if (!body.path("ignoreFreeSlotValidation").booleanValue()) {
            fields.remove("rrule");
        }
        return fields;
    }

    private static void apply(ObjectNode doc, ObjectNode body) {
        ObjectNode fields = body.deepCopy();
        fields.remove(List.of(
                "locationId",
                "overrideLocationConfig",
                "ignoreDateRange",
                "toNotify",
                "ignoreFreeSlotValidation",
                "startTime",
                "endTime"));
        doc.setAll(fields);
        String start = Json.text(body, "startTime");
        String end = Json.text(body, "endTime");
        if (start != null) {
            Instant from = OffsetDateTime.parse(start).toInstant();
            Duration length = doc.has("endTime") && doc.has("startTime")
                    ? Duration.ofMillis(millis(doc, "endTime") - millis(doc, "startTime"))
                    : Duration.ofMinutes(30);
            doc.put("startTime", WITH_OFFSET.format(from)).put("endTime", WITH_OFFSET.format(from.plus(length)));
        }
        if (end != null) {
            doc.put("endTime", WITH_OFFSET.format(OffsetDateTime.parse(end).toInstant()));
        }
        if (millis(doc, "endTime") <= millis(doc, "startTime")) {
            throw ApiError.badRequest("The end time must be after the start time.");
        }
        String user = Json.text(doc, "assignedUserId");
        if (user != null && doc.has("users")) {
            doc.set("users", user.isEmpty() ? Json.array() : Json.array().add(user));
        }
    }

    private static long millis(ObjectNode event, String field) {
        return OffsetDateTime.parse(event.path(field).asText()).toInstant().toEpochMilli();
    }

    private ObjectNode find(LocationData data, ApiCall call, boolean block) {
        String id = call.pathParam("eventId");
        ObjectNode doc = data.records(Kind.EVENT).get(id);
        if (doc == null || isBlock(doc) != block) {
            throw ApiError.missing("Event", id, settings);
        }
        return doc;
    }

    private static boolean isBlock(ObjectNode event) {
        return event.path("block").asBoolean();
    }

    private static ObjectNode store(Change change, String type, ObjectNode doc) {
        change.put(Kind.EVENT, doc.path("id").asText(), doc);
        emit(change, type, doc);
        return doc;
    }

    /** Unlike in other webhooks, the record is nested. */
    private static void emit(Change change, String type, ObjectNode doc) {
        change.emit(type, Json.object().set("appointment", doc.deepCopy().retain(WEBHOOK)));
    }

    private static ObjectNode view(ObjectNode doc, ApiVersion version) {
        ObjectNode view = doc.deepCopy();
        view.remove(List.of("block", "source", "meetingLocationType", "meetingLocationId"));
        if (isBlock(doc)) {
            view.put("appointmentStatus", "confirmed").put("contactId", "").put("groupId", "");
        }
        return version == ApiVersion.V3 ? view.put("deleted", false) : view;
    }

    private static ObjectNode written(ObjectNode doc, ApiVersion version) {
        ObjectNode view = doc.deepCopy().retain(WRITTEN);
        if (version == ApiVersion.V3) {
            view.set("dateAdded", doc.get("dateAdded"));
            view.set("dateUpdated", doc.get("dateUpdated"));
        }
        return view;
    }

    private static ObjectNode blockView(ObjectNode doc) {
        return doc.deepCopy()
                .retain("id", "locationId", "title", "startTime", "endTime", "calendarId", "assignedUserId");
    }
}
