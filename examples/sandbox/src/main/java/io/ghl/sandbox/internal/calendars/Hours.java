package io.ghl.sandbox.internal.calendars;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When a calendar is open: as its schedule says, which only v3 can give it, else as its own settings do. Those are in UTC,
 * where the sandbox's locations are.
 */
record Hours(ObjectNode calendar, @Nullable ObjectNode schedule, ZoneId zone) {

    /** Minutes since midnight; one that closes at 0:00 does so when the day ends. */
    record Span(int open, int close) {
        Span {
            close = close == 0 ? 24 * 60 : close;
        }
    }

    static Hours of(LocationData data, ObjectNode calendar) {
        ObjectNode schedule =
                data.records(Kind.CALENDAR_SCHEDULE).get(calendar.path("id").asText());
        return new Hours(
                calendar,
                schedule,
                ZoneId.of(schedule == null ? "UTC" : schedule.path("timezone").asText()));
    }

    Instant at(LocalDate day, int minutes) {
        return day.atStartOfDay().plusMinutes(minutes).atZone(zone).toInstant();
    }

    /** A date with hours of its own has no others. */
    List<Span> on(LocalDate day) {
        if (schedule != null) {
            JsonNode rules = schedule.path("rules");
            String name = day.getDayOfWeek().name().toLowerCase(Locale.ROOT);
            boolean special = has(rules, rule -> day.toString().equals(Json.text(rule, "date")));
            return spans(
                    rules,
                    "intervals",
                    rule -> special
                            ? day.toString().equals(Json.text(rule, "date"))
                            : name.equals(Json.text(rule, "day")));
        }
        JsonNode type = calendar.path("availabilityType");
        Predicate<JsonNode> sameDate = date -> date.path("date").asText().startsWith(day.toString());
        if (type.asInt(1) == 1 && has(calendar.path("availabilities"), sameDate)) {
            return spans(calendar.path("availabilities"), "hours", sameDate);
        }
        int fromSunday = day.getDayOfWeek().getValue() % 7;
        return type.asInt(0) == 0
                ? spans(
                        calendar.path("openHours"),
                        "hours",
                        open -> has(open.path("daysOfTheWeek"), one -> one.asInt() == fromSunday))
                : List.of();
    }

    private static boolean has(JsonNode items, Predicate<JsonNode> wanted) {
        for (JsonNode item : items) {
            if (wanted.test(item)) {
                return true;
            }
        }
        return false;
    }

    private static List<Span> spans(JsonNode items, String field, Predicate<JsonNode> wanted) {
        List<Span> spans = new ArrayList<>();
        for (JsonNode item : items) {
            if (wanted.test(item)) {
                item.path(field).forEach(span -> spans.add(span(span)));
            }
        }
        return spans;
    }

    private static Span span(JsonNode span) {
        return span.has("from")
                ? new Span(
                        minutes(span.path("from").asText()),
                        minutes(span.path("to").asText()))
                : new Span(
                        span.path("openHour").asInt() * 60
                                + span.path("openMinute").asInt(),
                        span.path("closeHour").asInt() * 60
                                + span.path("closeMinute").asInt());
    }

    private static int minutes(String time) {
        int colon = time.indexOf(':');
        return Integer.parseInt(time.substring(0, colon)) * 60 + Integer.parseInt(time.substring(colon + 1));
    }
}
