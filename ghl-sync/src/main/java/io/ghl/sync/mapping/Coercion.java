package io.ghl.sync.mapping;

import io.ghl.sync.record.FieldValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * Any value as one of another kind, such as a text as the number that it is: absent if it cannot be one, null for a blank
 * text.
 */
final class Coercion {
    /** Where the time starts in {@code "2000-01-05T00:00:00.000Z"}. */
    private static final int DAY_LENGTH = "2000-01-05".length();

    private static final int MAX_SCALE = 1000;

    private Coercion() {}

    /** Any single value as a text; absent for a set. */
    static FieldValue toText(FieldValue value) {
        if (value instanceof FieldValue.Decimal decimal) {
            return isReasonable(decimal) ? FieldValue.text(decimal.value().toPlainString()) : FieldValue.absent();
        }
        if (value instanceof FieldValue.Flag flag) {
            return FieldValue.text(String.valueOf(flag.value()));
        }
        if (value instanceof FieldValue.Day day) {
            return FieldValue.text(day.value().toString());
        }
        if (value instanceof FieldValue.Moment moment) {
            return FieldValue.text(moment.value().toString());
        }
        return value instanceof FieldValue.Text ? value : FieldValue.absent();
    }

    static FieldValue toDecimal(FieldValue value) {
        if (value instanceof FieldValue.Decimal decimal) {
            return isReasonable(decimal) ? value : FieldValue.absent();
        }
        if (!(value instanceof FieldValue.Text text)) {
            return FieldValue.absent();
        }
        String number = text.value().strip();
        try {
            return number.isEmpty() ? FieldValue.nothing() : toDecimal(FieldValue.number(new BigDecimal(number)));
        } catch (NumberFormatException e) {
            return FieldValue.absent();
        }
    }

    /** Refuses numbers such as 1e999999999, which would fill the memory once written out. */
    private static boolean isReasonable(FieldValue.Decimal decimal) {
        return Math.abs((long) decimal.value().scale()) <= MAX_SCALE;
    }

    static FieldValue toInteger(FieldValue value) {
        FieldValue number = toDecimal(value);
        // Trailing zeros are gone, so a positive scale is a fraction.
        return number instanceof FieldValue.Decimal decimal && decimal.value().scale() > 0
                ? FieldValue.absent()
                : number;
    }

    static FieldValue toDay(FieldValue value) {
        if (value instanceof FieldValue.Day) {
            return value;
        }
        if (!(value instanceof FieldValue.Text text)) {
            return FieldValue.absent();
        }
        String day = text.value().strip();
        if (day.isEmpty()) {
            return FieldValue.nothing();
        }
        if (day.length() > DAY_LENGTH && day.charAt(DAY_LENGTH) == 'T') {
            day = day.substring(0, DAY_LENGTH);
        }
        try {
            return FieldValue.day(LocalDate.parse(day));
        } catch (DateTimeParseException e) {
            return FieldValue.absent();
        }
    }

    static FieldValue toMoment(FieldValue value) {
        if (value instanceof FieldValue.Moment) {
            return value;
        }
        if (!(value instanceof FieldValue.Text text)) {
            return FieldValue.absent();
        }
        String moment = text.value().strip();
        try {
            return moment.isEmpty()
                    ? FieldValue.nothing()
                    : FieldValue.moment(OffsetDateTime.parse(moment).toInstant());
        } catch (DateTimeParseException e) {
            return FieldValue.absent();
        }
    }

    /** The day of a value in a zone, as the point in time that it is at some time of day. */
    static FieldValue toDayAt(FieldValue value, LocalTime time, ZoneId zone) {
        try {
            FieldValue day = toMoment(value) instanceof FieldValue.Moment moment ? dayIn(zone, moment) : toDay(value);
            return day instanceof FieldValue.Day known
                    ? FieldValue.moment(known.value().atTime(time).atZone(zone).toInstant())
                    : day;
        } catch (DateTimeException e) {
            // A thousand million years away the day is another one in the zone, and there is none.
            return FieldValue.absent();
        }
    }

    static FieldValue dayIn(ZoneId zone, FieldValue.Moment moment) {
        return FieldValue.day(moment.value().atZone(zone).toLocalDate());
    }

    static FieldValue toFlag(FieldValue value) {
        if (value instanceof FieldValue.Flag) {
            return value;
        }
        if (!(value instanceof FieldValue.Text text)) {
            return FieldValue.absent();
        }
        return switch (text.value().strip().toLowerCase(Locale.ROOT)) {
            case "" -> FieldValue.nothing();
            case "true" -> FieldValue.flag(true);
            case "false" -> FieldValue.flag(false);
            default -> FieldValue.absent();
        };
    }
}
