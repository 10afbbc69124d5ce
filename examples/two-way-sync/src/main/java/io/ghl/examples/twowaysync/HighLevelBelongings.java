package io.ghl.examples.twowaysync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.examples.twowaysync.highlevel.HighLevelHttp;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What users of HighLevel see and do of companies, tasks, notes and appointments, by plain HTTP. What is made is made
 * once: a run may be killed in between and goes on.
 */
final class HighLevelBelongings {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HighLevelHttp highLevel;
    private final Days days;
    private @Nullable String calendar;

    HighLevelBelongings(HighLevelHttp highLevel, Days days) {
        this.highLevel = highLevel;
        this.days = days;
    }

    // ---- what they see ----

    /** The calendar of the appointments, made when it is first asked for. */
    String calendar() {
        if (calendar == null) {
            calendar = findOrMakeCalendar();
        }
        return calendar;
    }

    private String findOrMakeCalendar() {
        for (JsonNode found :
                highLevel.call("GET", "/calendars/?locationId={location}", null).path("calendars")) {
            if (found.path("name").asText().equals("Studio")) {
                return found.path("id").asText();
            }
        }
        return highLevel
                .call("POST", "/calendars/", json(Map.of("locationId", highLevel.location(), "name", "Studio")))
                .at("/calendar/id")
                .asText();
    }

    JsonNode businesses() {
        return highLevel.call("GET", "/businesses/?locationId={location}", null).path("businesses");
    }

    JsonNode tasks(Owner owner) {
        return highLevel
                .call("GET", "/contacts/" + owner.contactId() + "/tasks", null)
                .path("tasks");
    }

    JsonNode notes(Owner owner) {
        return highLevel
                .call("GET", "/contacts/" + owner.contactId() + "/notes", null)
                .path("notes");
    }

    JsonNode events() {
        return highLevel
                .call(
                        "GET",
                        "/calendars/events?locationId={location}&calendarId=" + calendar() + "&startTime="
                                + days.first().minus(Duration.ofDays(5)).toEpochMilli() + "&endTime="
                                + days.first().plus(Duration.ofDays(60)).toEpochMilli(),
                        null)
                .path("events");
    }

    /** The notes of an appointment. */
    JsonNode remarks(JsonNode event) {
        String notes = "/calendars/appointments/" + event.path("id").asText() + "/notes?limit=20&offset=0";
        return highLevel.call("GET", notes, null).path("notes");
    }

    /** The company of a contact, empty if it has none. */
    String businessOf(Owner owner) {
        return highLevel
                .contact(owner.contactId())
                .map(contact -> contact.path("businessId").asText())
                .orElse("");
    }

    /** The id of the row whose text is this one, or begins with it if it ends with a colon; null if there is none. */
    static @Nullable String found(JsonNode rows, String field, String start) {
        for (JsonNode row : rows) {
            String held = row.path(field).asText();
            if (start.endsWith(":") ? held.startsWith(start) : held.equals(start)) {
                return row.path("id").asText();
            }
        }
        return null;
    }

    // ---- what they do ----

    /** Makes a company, unless there is one of this name. */
    JsonNode business(String name, String city) {
        for (JsonNode found : businesses()) {
            if (found.path("name").asText().equals(name)) {
                return found;
            }
        }
        return highLevel
                .call(
                        "POST",
                        "/businesses/",
                        json(Map.of("locationId", highLevel.location(), "name", name, "city", city)))
                .path("buiseness");
    }

    void moveBusiness(JsonNode business, String city) {
        highLevel.call("PUT", "/businesses/" + business.path("id").asText(), json(Map.of("city", city)));
    }

    void makeTask(Owner owner, String title, String body, String due) {
        if (found(tasks(owner), "title", title) == null) {
            ObjectNode task = json(Map.of("title", title, "body", body, "dueDate", due));
            highLevel.call("POST", "/contacts/" + owner.contactId() + "/tasks", task.put("completed", false));
        }
    }

    void makeNote(Owner owner, String body) {
        if (found(notes(owner), "body", body) == null) {
            highLevel.call("POST", "/contacts/" + owner.contactId() + "/notes", json(Map.of("body", body)));
        }
    }

    void makeBooking(Owner owner, String title, int hour) {
        if (found(events(), "title", title) == null) {
            highLevel.call(
                    "POST",
                    "/calendars/events/appointments",
                    json(Map.of(
                            "calendarId", calendar(),
                            "locationId", highLevel.location(),
                            "contactId", owner.contactId(),
                            "title", title,
                            "startTime", days.start(hour).toString(),
                            "endTime", days.end(hour).toString())));
        }
    }

    /** A user edits or deletes a record, unless it is gone already. */
    void change(String method, String path, @Nullable String id, @Nullable String field, String value) {
        if (id != null) {
            highLevel.call(method, path + id, field == null ? JSON.createObjectNode() : json(Map.of(field, value)));
        }
    }

    private static ObjectNode json(Map<String, String> fields) {
        ObjectNode json = JSON.createObjectNode();
        fields.forEach(json::put);
        return json;
    }
}
