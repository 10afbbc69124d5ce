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
     * A span of time within a day.
     *
     * @param open from when
     * @param close until when; {@link LocalTime#MIDNIGHT} is the one at which the day ends, and a span from midnight to
     *     midnight the whole day
     */
    public record Span(LocalTime open, LocalTime close) {

        /**
         * Refuses a span that does not end after it starts.
         *
         * @param open from when
         * @param close until when; midnight is the one at which the day ends
         * @throws IllegalArgumentException if it does not end after it starts
         */
        public Span {
            if (!open.isBefore(close) && !close.equals(LocalTime.MIDNIGHT)) {
                throw new IllegalArgumentException("close must be after open.");
            }
        }
    }

    /**
     * Refuses empty lists.
     *
     * @param days the days
     * @param spans the spans of time
     * @throws IllegalArgumentException if a list is empty
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
     * @param close until when; midnight is the one at which the day ends
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

    /** The end of the day is 23:60: hours end at 23 and minutes at 60, and unlike 0:00 it is after any beginning. */
    static ArrayNode hours(List<Span> spans) {
        ArrayNode hours = Json.object().arrayNode();
        spans.forEach(span -> {
            boolean wholeEvening = span.close().equals(LocalTime.MIDNIGHT);
            hours.addObject()
                    .put("openHour", span.open().getHour())
                    .put("openMinute", span.open().getMinute())
                    .put("closeHour", wholeEvening ? 23 : span.close().getHour())
                    .put("closeMinute", wholeEvening ? 60 : span.close().getMinute());
        });
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
                .map(span -> new Span(time(span, "openHour", "openMinute"), close(span)))
                .toList();
    }

    /** Which form HighLevel gives the midnight that ends a day is not known: 23:60, 24:00 and 0:00 are read. */
    private static LocalTime close(JsonNode span) {
        int hour = span.path("closeHour").asInt(-1);
        int minute = span.path("closeMinute").asInt(-1);
        boolean endOfDay = hour * 60 + minute == 24 * 60 && hour >= 23;
        return endOfDay ? LocalTime.MIDNIGHT : time(span, "closeHour", "closeMinute");
    }

    /** HighLevel takes 60 minutes for the next hour. */
    private static LocalTime time(JsonNode span, String hourField, String minuteField) {
        int hour = span.path(hourField).asInt(-1);
        int minute = span.path(minuteField).asInt(-1);
        return minute == 60 && hour >= 0 ? LocalTime.of(hour + 1, 0) : LocalTime.of(hour, minute);
    }
}
