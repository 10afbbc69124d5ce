package io.ghl.client.calendars;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the events of a calendar recur, where that is enabled.
 *
 * @param freq how often: one of {@link Frequency}, one that HighLevel added, or null
 * @param count how many times, or null
 * @param bookingOption what happens if a recurring slot is taken: one of {@link IfTaken}, one that HighLevel added, or null
 * @param bookingOverlapDefaultStatus status of events in slots that are taken: {@code confirmed} or {@code new}, or null
 */
public record CalendarRecurrence(
        @Nullable String freq,
        @Nullable Integer count,
        @Nullable String bookingOption,
        @Nullable String bookingOverlapDefaultStatus) {
    private static final int MAX_COUNT = 24;

    /** How often events recur. */
    public enum Frequency {
        /** Each day. */
        DAILY,
        /** Each week. */
        WEEKLY,
        /** Each month. */
        MONTHLY
    }

    /** What happens if a recurring slot is taken. */
    public enum IfTaken {
        /** It is left out. */
        SKIP,
        /** It is booked all the same. */
        CONTINUE,
        /** The next free one is booked. */
        BOOK_NEXT
    }

    /**
     * Events that recur.
     *
     * @param frequency how often
     * @param count how many times, from 1 to 24
     * @return the recurrence
     * @throws IllegalArgumentException if {@code count} is out of range
     */
    public static CalendarRecurrence of(Frequency frequency, int count) {
        return new CalendarRecurrence(frequency.name(), Check.between("count", count, 1, MAX_COUNT), null, null);
    }

    /**
     * What happens if a slot is taken.
     *
     * @param ifTaken what to do
     * @return a changed copy
     */
    public CalendarRecurrence ifTaken(IfTaken ifTaken) {
        return new CalendarRecurrence(
                freq, count, ifTaken.name().toLowerCase(Locale.ROOT), bookingOverlapDefaultStatus);
    }

    /**
     * Whether events in slots that are taken are confirmed at once; they are new otherwise.
     *
     * @param confirmed whether they are
     * @return a changed copy
     */
    public CalendarRecurrence overlapsConfirmed(boolean confirmed) {
        return new CalendarRecurrence(freq, count, bookingOption, confirmed ? "confirmed" : "new");
    }

    JsonNode json() {
        ObjectNode json = Json.object();
        if (freq != null) {
            json.put("freq", freq);
        }
        if (count != null) {
            json.put("count", count);
        }
        if (bookingOption != null) {
            json.put("bookingOption", bookingOption);
        }
        return bookingOverlapDefaultStatus == null
                ? json
                : json.put("bookingOverlapDefaultStatus", bookingOverlapDefaultStatus);
    }

    static CalendarRecurrence read(JsonNode json) {
        return new CalendarRecurrence(
                json.path("freq").textValue(),
                json.path("count").isIntegralNumber() ? json.path("count").intValue() : null,
                json.path("bookingOption").textValue(),
                json.path("bookingOverlapDefaultStatus").textValue());
    }
}
