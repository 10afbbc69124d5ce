package io.ghl.client.calendars;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hours of one date in which a calendar is open, other than its {@linkplain OpenHours usual ones}.
 *
 * @param date the date where the location is
 * @param spans the spans of time; none if it is closed
 * @param deleted whether it does not count any more
 * @param id what an update needs to change or delete it; null for a new one
 */
public record Availability(
        LocalDate date,
        List<OpenHours.Span> spans,
        boolean deleted,
        @Nullable String id) {
    /** HighLevel writes dates as midnight of a zone that does not matter. */
    private static final String MIDNIGHT = "T00:00:00.000Z";

    /**
     * Refuses a blank id.
     *
     * @param date the date where the location is
     * @param spans the spans of time; none if it is closed
     * @param deleted whether it does not count any more
     * @param id what an update needs to change or delete it; null for a new one
     */
    public Availability {
        spans = List.copyOf(spans);
        if (id != null) {
            Check.id("id", id);
        }
    }

    /**
     * The hours of a date.
     *
     * @param date the date
     * @param spans the spans of time; none for a closed day
     * @return a new availability
     */
    public static Availability on(LocalDate date, OpenHours.Span... spans) {
        return new Availability(date, List.of(spans), false, null);
    }

    /**
     * Other hours for the same date, in an update.
     *
     * @param newSpans the spans of time; none for a closed day
     * @return a changed copy
     */
    public Availability withSpans(OpenHours.Span... newSpans) {
        return new Availability(date, List.of(newSpans), deleted, id);
    }

    /**
     * The same one to be deleted by an update.
     *
     * @return a changed copy
     */
    public Availability delete() {
        return new Availability(date, spans, true, id);
    }

    JsonNode json() {
        ObjectNode json = Json.object().put("date", date + MIDNIGHT);
        json.set("hours", OpenHours.hours(spans));
        if (deleted) {
            json.put("deleted", true);
        }
        return id == null ? json : json.put("id", id);
    }

    /** Null for a form that is not understood; it stays visible among the additional fields. */
    static @Nullable Availability read(JsonNode json) {
        LocalDate date = json.isObject() ? Fields.of(json).date("date") : null;
        if (date == null) {
            return null;
        }
        try {
            String id = json.path("id").asText(json.path("_id").asText());
            return new Availability(
                    date,
                    OpenHours.spans(json.path("hours")),
                    json.path("deleted").asBoolean(),
                    id.isBlank() ? null : id);
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }
}
