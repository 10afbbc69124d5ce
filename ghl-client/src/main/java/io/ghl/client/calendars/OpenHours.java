package io.ghl.client.calendars;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Json;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The hours of some days of the week in which a calendar is open.
 *
 * @param days the days
 * @param spans the spans of time
 */
public record OpenHours(List<DayOfWeek> days, List<Span> spans) {

    /**
     * A span of time.
     *
     * @param open from when
     * @param close until when
     */
    public record Span(LocalTime open, LocalTime close) {

        /**
         * Refuses a span that does not end after it starts.
         *
         * @param open from when
         * @param close until when
         */
        public Span {
            if (!open.isBefore(close)) {
                throw new IllegalArgumentException("close must be after open.");
            }
        }
    }

    /**
     * Refuses empty lists.
     *
     * @param days the days
     * @param spans the spans of time
     */
    public OpenHours {
        days = List.copyOf(days);
        spans = List.copyOf(spans);
        if (days.isEmpty() || spans.isEmpty()) {
            throw new IllegalArgumentException("days and spans must not be empty.");
        }
    }

    /**
     * One span of time on some days.
     *
     * @param open from when
     * @param close until when
     * @param days the days
     * @return the hours
     */
    public static OpenHours of(LocalTime open, LocalTime close, DayOfWeek... days) {
        return new OpenHours(List.of(days), List.of(new Span(open, close)));
    }

    /** HighLevel counts days from Sunday, which is 0. */
    JsonNode json() {
        ObjectNode json = Json.object();
        var list = json.putArray("daysOfTheWeek");
        days.forEach(day -> list.add(day.getValue() % 7));
        json.set("hours", hours(spans));
        return json;
    }

    static ArrayNode hours(List<Span> spans) {
        ArrayNode hours = Json.object().arrayNode();
        spans.forEach(span -> hours.addObject()
                .put("openHour", span.open().getHour())
                .put("openMinute", span.open().getMinute())
                .put("closeHour", span.close().getHour())
                .put("closeMinute", span.close().getMinute()));
        return hours;
    }

    /** Null for a form that is not understood; it stays visible among the additional fields. */
    static @Nullable OpenHours read(JsonNode json) {
        try {
            return new OpenHours(
                    StreamSupport.stream(json.path("daysOfTheWeek").spliterator(), false)
                            .map(day -> DayOfWeek.of(day.asInt(-1) == 0 ? 7 : day.asInt(-1)))
                            .toList(),
                    spans(json.path("hours")));
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    static List<Span> spans(JsonNode hours) {
        return StreamSupport.stream(hours.spliterator(), false)
                .map(span -> new Span(time(span, "openHour", "openMinute"), time(span, "closeHour", "closeMinute")))
                .toList();
    }

    private static LocalTime time(JsonNode hours, String hour, String minute) {
        return LocalTime.of(hours.path(hour).asInt(-1), hours.path(minute).asInt(-1));
    }
}
