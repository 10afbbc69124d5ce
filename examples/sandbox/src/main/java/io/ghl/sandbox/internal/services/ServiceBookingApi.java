package io.ghl.sandbox.internal.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.api.Query;
import io.ghl.sandbox.internal.contacts.ContactService;
import io.ghl.sandbox.internal.state.Change;
import io.ghl.sandbox.internal.state.Contact;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * The operations of bookings of services; one booking has no envelope. Times are kept as instants and written in the zone
 * of the booking, or of the list.
 */
public final class ServiceBookingApi {
    private static final String IGNORED =
            "Meeting location is not supported for the selected service location and has been ignored.";

    private final World world;
    private final Settings settings;
    private final ContactService contacts;

    /** Creates the operations of all locations. */
    public ServiceBookingApi(World world, Settings settings, ContactService contacts) {
        this.world = world;
        this.settings = settings;
        this.contacts = contacts;
    }

    /** get-service-bookings: those that overlap a span of milliseconds. */
    public ApiResult list(ApiCall call) {
        call.requireLocation(Query.required(call, "locationId"));
        Instant from = Instant.ofEpochMilli(Query.number("startTime", Query.required(call, "startTime")));
        Instant until = Instant.ofEpochMilli(Query.number("endTime", Query.required(call, "endTime")));
        String zone = call.queryParam("timezone");
        ZoneId shown = zone == null ? null : ServiceQuery.zone(zone);
        String place = call.queryParam("serviceLocationId");
        ArrayNode rows = Json.array();
        world.read(call.locationId(), data -> {
            data.records(Kind.SERVICE_BOOKING).values().stream()
                    .filter(booking -> place == null || place.equals(Json.text(booking, "serviceLocationId")))
                    .filter(booking -> time(booking, "startTime").isBefore(until)
                            && time(booking, "endTime").isAfter(from))
                    .forEach(booking -> rows.add(view(booking, shown)));
            return rows;
        });
        return ApiResult.ok("bookings", rows);
    }

    /** get-service-booking-by-id. */
    public ApiResult get(ApiCall call) {
        return ApiResult.ok(world.read(call.locationId(), data -> view(find(data, call), null)));
    }

    /** create-service-booking. */
    public ApiResult create(ApiCall call) {
        ObjectNode body = ServiceDtos.NEW_BOOKING.validate(call.bodyOrEmpty());
        call.requireLocation(Json.text(body, "locationId"));
        return new ApiResult(201, world.write(call.locationId(), change -> {
            Contact contact =
                    contacts.find(change.data(), body.path("contactId").asText());
            String name = contact.fullName();
            ObjectNode doc = Json.object()
                    .put("bookingId", change.ids().firestore())
                    .put("serviceLocationId", defaultPlace(change.data()))
                    .put("status", "confirmed")
                    .put("deleted", false)
                    .put("dateAdded", change.now().toString());
            doc.putObject("createdBy").put("userId", "").put("source", "third_party");
            ArrayNode messages = apply(change, call, doc, body);
            if (!doc.has("title")) {
                String service = service(change.data(), body.path("services").path(0))
                        .path("name")
                        .asText();
                doc.put("title", name == null ? service : name + " - " + service);
            }
            return store(change, doc, messages);
        }));
    }

    /** update-service-booking. */
    public ApiResult update(ApiCall call) {
        ObjectNode body = ServiceDtos.BOOKING.validate(call.bodyOrEmpty());
        return ApiResult.ok(world.write(call.locationId(), change -> {
            ObjectNode doc = find(change.data(), call).deepCopy();
            ArrayNode messages = apply(change, call, doc, body);
            return store(change, doc, messages);
        }));
    }

    /** delete-service-booking. */
    public ApiResult delete(ApiCall call) {
        world.write(call.locationId(), change -> {
            change.remove(
                    Kind.SERVICE_BOOKING,
                    find(change.data(), call).path("bookingId").asText());
            return true;
        });
        return ApiResult.ok(Json.object().put("success", true).put("message", "Service booking deleted successfully"));
    }

    /** Puts the fields of a write into a booking, checks what it asks for, and returns what is to be remarked. */
    private ArrayNode apply(Change change, ApiCall call, ObjectNode doc, ObjectNode body) {
        ObjectNode fields = body.deepCopy();
        JsonNode zone = fields.path("timezone");
        if (zone.isTextual()) {
            ServiceQuery.zone(zone.asText());
        }
        for (String time : new String[] {"startTime", "endTime"}) {
            String value = Json.text(fields, time);
            if (value != null) {
                fields.put(time, OffsetDateTime.parse(value).toInstant().toString());
            }
        }
        boolean wasTaking = doc.has("startTime") && BookedServices.takesTime(doc);
        doc.setAll(fields);
        Instant start = time(doc, "startTime");
        if (!start.isBefore(time(doc, "endTime"))) {
            throw ApiError.badRequest("The end time must be after the start time.");
        }
        boolean moved = body.has("services") || body.has("startTime");
        if (moved) {
            JsonNode wanted = body.has("services") ? body.path("services") : doc.path("requested");
            doc.set("requested", wanted.deepCopy());
            doc.set("services", BookedServices.of(wanted, start, each -> service(change.data(), each)));
        }
        Boolean override = ServiceQuery.bool(call, "overrideAvailability");
        Boolean skipNotice = ServiceQuery.bool(call, "skipSchedulingNotice");
        if (BookedServices.takesTime(doc) && (moved || !wasTaking) && !Boolean.TRUE.equals(override)) {
            if (!Boolean.TRUE.equals(skipNotice) && start.isBefore(change.now())) {
                throw ApiError.badRequest("The slot you have selected is before the minimum scheduling notice.");
            }
            BookedServices.refuseTaken(change.data(), doc);
        }
        return meetingLocation(change.data(), doc, body);
    }

    /** A booker who is asked for a place has to name it; elsewhere it is ignored. */
    private ArrayNode meetingLocation(LocationData data, ObjectNode doc, ObjectNode body) {
        String id = Json.text(doc, "serviceLocationId");
        if (id == null) {
            throw ApiError.badRequest("The location has no service location.");
        }
        ObjectNode place = data.records(Kind.SERVICE_LOCATION).get(id);
        if (place == null) {
            throw ApiError.missing("Service location", id, settings);
        }
        ArrayNode messages = Json.array();
        if ("ask_booker".equals(Json.text(place, "locationType"))) {
            if (doc.path("meetingLocation").asText().isBlank()) {
                throw ApiError.badRequest("meetingLocation is required for the selected service location");
            }
        } else {
            doc.remove("meetingLocation");
            if (body.has("meetingLocation")) {
                messages.add(IGNORED);
            }
        }
        return messages;
    }

    private static @Nullable String defaultPlace(LocationData data) {
        return data.records(Kind.SERVICE_LOCATION).keySet().stream().findFirst().orElse(null);
    }

    private static ObjectNode store(Change change, ObjectNode doc, ArrayNode messages) {
        doc.put("dateUpdated", change.now().toString());
        change.put(Kind.SERVICE_BOOKING, doc.path("bookingId").asText(), doc);
        ObjectNode view = view(doc, null);
        return messages.isEmpty() ? view : view.set("messages", messages);
    }

    private ObjectNode service(LocationData data, JsonNode wanted) {
        String id = wanted.path("id").asText();
        ObjectNode service = data.records(Kind.SERVICE).get(id);
        if (service == null) {
            throw ApiError.missing("Service", id, settings);
        }
        return service;
    }

    private ObjectNode find(LocationData data, ApiCall call) {
        String id = call.pathParam("bookingId");
        ObjectNode booking = data.records(Kind.SERVICE_BOOKING).get(id);
        if (booking == null) {
            throw ApiError.missing("Service booking", id, settings);
        }
        return booking;
    }

    static Instant time(JsonNode booking, String field) {
        return Instant.parse(booking.path(field).asText());
    }

    private static ObjectNode view(ObjectNode doc, @Nullable ZoneId shown) {
        ZoneId zone = shown == null ? ZoneId.of(doc.path("timezone").asText()) : shown;
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(zone);
        ObjectNode view = doc.deepCopy();
        view.remove("requested");
        for (String time : new String[] {"startTime", "endTime", "dateAdded", "dateUpdated"}) {
            view.put(time, format.format(time(doc, time)));
        }
        for (JsonNode service : view.path("services")) {
            for (String time : new String[] {"serviceStartTime", "serviceEndTime"}) {
                ((ObjectNode) service).put(time, format.format(time(service, time)));
            }
        }
        return view;
    }
}
