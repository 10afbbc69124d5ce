package io.ghl.sandbox.internal.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The services of a booking: one after the other, in the order of their positions. */
final class BookedServices {
    private static final Set<String> FREEING = Set.of("cancelled", "invalid");

    private BookedServices() {}

    /** What is stored for the services that a write asks for. */
    static ArrayNode of(JsonNode wanted, Instant start, Function<JsonNode, ObjectNode> catalog) {
        List<JsonNode> inOrder = new ArrayList<>();
        wanted.forEach(inOrder::add);
        inOrder.sort(Comparator.comparingInt(each -> each.path("position").asInt(0)));
        ArrayNode services = Json.array();
        Instant at = start;
        for (JsonNode each : inOrder) {
            ObjectNode service = catalog.apply(each);
            Instant end = at.plus(length(service)).plus(extra(each));
            ObjectNode booked = services.addObject()
                    .put("id", each.path("id").asText())
                    .put("serviceCategoryId", service.path("serviceCategoryId").asText())
                    .put("serviceStaffId", staff(service, each))
                    .put("serviceStartTime", at.toString())
                    .put("serviceEndTime", end.toString());
            booked.putArray("serviceResources");
            ArrayNode addOns = booked.putArray("serviceAddOns");
            each.path("addOns")
                    .forEach(addOn -> addOns.addObject()
                            .put("id", addOn.path("id").asText())
                            .put("quantity", addOn.path("quantity").asInt(1)));
            at = end;
        }
        return services;
    }

    /** Whether a booking keeps others from its time. */
    static boolean takesTime(ObjectNode booking) {
        return !FREEING.contains(booking.path("status").asText());
    }

    /** Refuses a booking whose staff has another one at the time. */
    static void refuseTaken(LocationData data, ObjectNode booking) {
        for (ObjectNode other : data.records(Kind.SERVICE_BOOKING).values()) {
            boolean same = other.path("bookingId").equals(booking.path("bookingId"));
            if (!same && takesTime(other)) {
                for (JsonNode taken : other.path("services")) {
                    for (JsonNode wanted : booking.path("services")) {
                        if (collide(taken, wanted)) {
                            throw ApiError.badRequest("The slot you have selected is no longer available.");
                        }
                    }
                }
            }
        }
    }

    private static boolean collide(JsonNode one, JsonNode other) {
        return one.path("serviceStaffId").equals(other.path("serviceStaffId"))
                && start(one).isBefore(end(other))
                && start(other).isBefore(end(one));
    }

    private static Instant start(JsonNode service) {
        return ServiceBookingApi.time(service, "serviceStartTime");
    }

    private static Instant end(JsonNode service) {
        return ServiceBookingApi.time(service, "serviceEndTime");
    }

    private static Duration length(ObjectNode service) {
        long amount = service.path("serviceDuration").asLong();
        return "hours".equals(Json.text(service, "serviceDurationUnit"))
                ? Duration.ofHours(amount)
                : Duration.ofMinutes(amount);
    }

    private static Duration extra(JsonNode wanted) {
        long minutes = 0;
        for (JsonNode addOn : wanted.path("addOns")) {
            minutes += addOn.path("duration").asLong(0) * addOn.path("quantity").asLong(1);
        }
        return Duration.ofMinutes(minutes);
    }

    /** Who is wanted, or the first of those who do it. */
    private static String staff(ObjectNode service, JsonNode wanted) {
        String staff = Json.text(wanted, "staffId");
        return staff == null ? service.at("/staff/0/id").asText() : staff;
    }
}
