package io.ghl.client.tasks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a task recurs, as HighLevel returned it. Make one with
 * {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param intervalType unit: {@code yearly}, {@code monthly}, {@code weekly}, {@code daily} or {@code hourly}
 * @param interval every how many units
 * @param startDate from when on
 * @param endDate until when
 * @param dayOfMonth day of the month
 * @param dayOfWeek day of the week, such as {@code MO}
 * @param monthOfYear month of the year
 * @param count how often at most
 * @param createTaskIfOverDue whether it is made although it is overdue already
 * @param dueAfterSeconds after how many seconds each task is due
 * @param received all of it as HighLevel sent it
 */
public record RecurrenceRule(
        @Nullable String intervalType,
        @Nullable Integer interval,
        @Nullable Instant startDate,
        @Nullable Instant endDate,
        @Nullable Integer dayOfMonth,
        @Nullable String dayOfWeek,
        @Nullable Integer monthOfYear,
        @Nullable Integer count,
        @Nullable Boolean createTaskIfOverDue,
        @Nullable Integer dueAfterSeconds,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object
     */
    public static RecurrenceRule of(String json) {
        return of(Json.parse(json));
    }

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object
     */
    @JsonCreator
    public static RecurrenceRule of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new RecurrenceRule(
                fields.text("intervalType"),
                fields.integer("interval"),
                fields.instant("startDate"),
                fields.instant("endDate"),
                fields.integer("dayOfMonth"),
                fields.text("dayOfWeek"),
                fields.integer("monthOfYear"),
                fields.integer("count"),
                fields.bool("createTaskIfOverDue"),
                fields.integer("dueAfterSeconds"),
                fields.received());
    }

    /** The names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("RecurrenceRule", null, received);
    }
}
