package io.ghl.client.calendars.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.calendars.OpenHours;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The hours of a day of the week, or of one date in place of those.
 *
 * @param day the day of the week; null if it is about a date
 * @param date the date; null if it is about a day of the week
 * @param intervals the spans of time, to the minute; none for a day that is closed. One that ends with the day is sent
 *     until {@code 00:00}
 */
public record ScheduleRule(
        @Nullable DayOfWeek day, @Nullable LocalDate date, List<OpenHours.Span> intervals) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter LENIENT = DateTimeFormatter.ofPattern("H:mm");

    /**
     * Refuses a rule that is about both or nothing.
     *
     * @param day the day of the week; null if it is about a date
     * @param date the date; null if it is about a day of the week
     * @param intervals the spans of time, to the minute; none for a day that is closed
     * @throws IllegalArgumentException if both or neither of day and date are set
     */
    public ScheduleRule {
        intervals = List.copyOf(intervals);
        if ((day == null) == (date == null)) {
            throw new IllegalArgumentException("Exactly one of day and date must be set.");
        }
    }

    /**
     * The hours of a day of the week.
     *
     * @param day the day
     * @param intervals the spans of time; none for a day that is closed
     * @return the rule
     */
    public static ScheduleRule weekly(DayOfWeek day, OpenHours.Span... intervals) {
        return new ScheduleRule(day, null, List.of(intervals));
    }

    /**
     * The hours of a date.
     *
     * @param date the date
     * @param intervals the spans of time; none for a day that is closed
     * @return the rule
     */
    public static ScheduleRule on(LocalDate date, OpenHours.Span... intervals) {
        return new ScheduleRule(null, date, List.of(intervals));
    }

    JsonNode json() {
        ObjectNode json = Json.object();
        if (day != null) {
            json.put("type", "wday").put("day", day.name().toLowerCase(Locale.ROOT));
        } else {
            json.put("type", "date").put("date", String.valueOf(date));
        }
        var list = json.putArray("intervals");
        intervals.forEach(span -> list.addObject()
                .put("from", span.open().format(TIME))
                .put("to", span.close().format(TIME)));
        return json;
    }

    /** Null for a form that is not understood; it stays visible among the additional fields. */
    static @Nullable ScheduleRule read(JsonNode json) {
        try {
            Fields fields = Fields.of(json);
            String day = fields.text("day");
            return new ScheduleRule(
                    day == null ? null : DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)),
                    fields.date("date"),
                    StreamSupport.stream(json.path("intervals").spliterator(), false)
                            .map(span -> new OpenHours.Span(time(span, "from"), time(span, "to")))
                            .toList());
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    private static LocalTime time(JsonNode span, String field) {
        return LocalTime.parse(span.path(field).asText(), LENIENT);
    }

    /** HighLevel knows zones by region only. */
    static String region(ZoneId zone) {
        if (Check.given("timezone", zone).getId().indexOf('/') < 0) {
            throw new IllegalArgumentException("timezone must be a region such as America/New_York.");
        }
        return zone.getId();
    }
}
