package io.ghl.sync.internal.action;

import io.ghl.client.calendars.Availability;
import io.ghl.client.calendars.OpenHours;
import io.ghl.client.calendars.notifications.CalendarNotification;
import io.ghl.client.calendars.schedules.ScheduleRule;
import io.ghl.client.customfields.objects.ObjectField;
import io.ghl.client.services.ServiceSelection;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Maps within parameters as the client's types. What is refused is told without its values. */
final class Forms {
    private static final Map<String, DayOfWeek> DAYS = Words.lowerCase(DayOfWeek.values());

    private Forms() {}

    /** {@code {days: [monday, tuesday], open: "09:00", close: "17:00"}}. */
    static OpenHours openHours(Map<String, Object> map) {
        String wanted = "must have days, open and close, such as {days: [monday], open: \"09:00\", close: \"17:00\"}";
        return read(wanted, map, hours -> new OpenHours(days(hours.get("days")), List.of(span(hours))));
    }

    /** {@code {date: 2026-12-24, open: "09:00", close: "12:00"}}. */
    static Availability availability(Map<String, Object> map) {
        String wanted = "must have date, open and close, such as {date: 2026-12-24, open: \"09:00\", close: \"12:00\"}";
        return read(wanted, map, hours -> Availability.on(date(hours), span(hours)));
    }

    /** {@code {day: monday, open: "09:00", close: "17:00"}}, or with a date instead of the day. */
    static ScheduleRule scheduleRule(Map<String, Object> map) {
        String wanted =
                "must have day or date, open and close, such as {day: monday, open: \"09:00\", close: \"17:00\"}";
        return read(
                wanted,
                map,
                rule -> rule.containsKey("date")
                        ? ScheduleRule.on(date(rule), span(rule))
                        : ScheduleRule.weekly(days(rule.get("day")).get(0), span(rule)));
    }

    /** {@code {amount: 1, unit: hours}}. */
    static CalendarNotification.Offset offset(Map<String, Object> map) {
        String wanted = "must have amount and unit, such as {amount: 1, unit: hours}";
        return read(
                wanted,
                map,
                offset -> new CalendarNotification.Offset(
                        Integer.parseInt(text(offset, "amount")), text(offset, "unit")));
    }

    /** {@code {key: small, label: Small}}. */
    static ObjectField.Option option(Map<String, Object> map) {
        String wanted = "must have key and label, such as {key: small, label: Small}";
        return read(wanted, map, option -> new ObjectField.Option(text(option, "key"), text(option, "label")));
    }

    /** {@code {service: id, staff: id}}. */
    static ServiceSelection service(Map<String, Object> map) {
        String wanted = "must have service, and may have staff, both ids";
        return read(
                wanted,
                map,
                service -> service.containsKey("staff")
                        ? ServiceSelection.of(text(service, "service"), text(service, "staff"))
                        : ServiceSelection.of(text(service, "service")));
    }

    /** A region such as {@code America/Chicago}. */
    static ZoneId zone(String parameter, String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + parameter + "\" must be a time zone such as America/Chicago.", hidden(e));
        }
    }

    private static <T> T read(String wanted, Map<String, Object> map, Function<Map<String, Object>, T> form) {
        try {
            return form.apply(map);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(wanted, hidden(e));
        }
    }

    /** Where it went wrong, without the message, which may tell the value. */
    private static Throwable hidden(RuntimeException e) {
        IllegalArgumentException cause =
                new IllegalArgumentException(e.getClass().getSimpleName());
        cause.setStackTrace(e.getStackTrace());
        return cause;
    }

    private static String text(Map<String, Object> map, String name) {
        Object value = map.get(name);
        if (value == null || value instanceof Collection<?> || value instanceof Map<?, ?>) {
            throw new IllegalArgumentException(name);
        }
        return value.toString();
    }

    private static OpenHours.Span span(Map<String, Object> map) {
        return new OpenHours.Span(LocalTime.parse(text(map, "open")), LocalTime.parse(text(map, "close")));
    }

    private static LocalDate date(Map<String, Object> map) {
        return LocalDate.parse(text(map, "date"));
    }

    private static List<DayOfWeek> days(@Nullable Object value) {
        Collection<?> words = value instanceof Collection<?> items ? items : value == null ? List.of() : List.of(value);
        if (words.isEmpty() || !DAYS.keySet().containsAll(words)) {
            throw new IllegalArgumentException("days");
        }
        return words.stream().map(DAYS::get).toList();
    }
}
