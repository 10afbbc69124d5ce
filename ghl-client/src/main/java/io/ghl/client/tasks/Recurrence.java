package io.ghl.client.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Touched;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Locale;

/** When a task recurs; it needs an interval, a start and a due time. Immutable; {@code toString()} names the fields and shows no value. */
public final class Recurrence {
    private final ObjectNode json;

    private Recurrence(ObjectNode json) {
        this.json = json;
    }

    /**
     * Starts an empty one.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The touched fields.
     *
     * @return a copy
     */
    public JsonNode json() {
        return json.deepCopy();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Recurrence that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("Recurrence", null, json);
    }

    /** Collects the fields of {@link Recurrence}; mutable and not thread-safe. */
    public static final class Builder {
        private final Touched touched = new Touched();

        private Builder() {}

        /**
         * How often it recurs.
         *
         * @param interval every how many units, at least 1
         * @param unit the unit
         * @return this builder
         */
        public Builder every(int interval, IntervalType unit) {
            String type = Check.given("unit", unit).name().toLowerCase(Locale.ROOT);
            touched.between("interval", interval, 1, Integer.MAX_VALUE);
            touched.text("intervalType", type);
            return this;
        }

        /**
         * Day of the week.
         *
         * @param dayOfWeek the day
         * @return this builder
         */
        public Builder dayOfWeek(DayOfWeek dayOfWeek) {
            touched.text("dayOfWeek", Check.given("dayOfWeek", dayOfWeek).name().substring(0, 2));
            return this;
        }

        /**
         * From when on.
         *
         * @param startDate the value
         * @return this builder
         */
        public Builder startDate(Instant startDate) {
            touched.instant("startDate", startDate);
            return this;
        }

        /**
         * Until when.
         *
         * @param endDate the value
         * @return this builder
         */
        public Builder endDate(Instant endDate) {
            touched.instant("endDate", endDate);
            return this;
        }

        /**
         * Day of the month.
         *
         * @param dayOfMonth the value
         * @return this builder
         */
        public Builder dayOfMonth(int dayOfMonth) {
            touched.between("dayOfMonth", dayOfMonth, 1, 31);
            return this;
        }

        /**
         * Month of the year.
         *
         * @param monthOfYear the value
         * @return this builder
         */
        public Builder monthOfYear(int monthOfYear) {
            touched.between("monthOfYear", monthOfYear, 1, 12);
            return this;
        }

        /**
         * How often at most.
         *
         * @param count the value
         * @return this builder
         */
        public Builder count(int count) {
            touched.between("count", count, 1, Integer.MAX_VALUE);
            return this;
        }

        /**
         * Whether it is made although it is overdue already.
         *
         * @param createTaskIfOverDue the value
         * @return this builder
         */
        public Builder createTaskIfOverDue(boolean createTaskIfOverDue) {
            touched.bool("createTaskIfOverDue", createTaskIfOverDue);
            return this;
        }

        /**
         * After how many seconds each task is due.
         *
         * @param dueAfterSeconds the value
         * @return this builder
         */
        public Builder dueAfterSeconds(int dueAfterSeconds) {
            touched.between("dueAfterSeconds", dueAfterSeconds, 0, Integer.MAX_VALUE);
            return this;
        }

        /**
         * Finishes it.
         *
         * @return an immutable value
         * @throws IllegalArgumentException if something that HighLevel needs is missing
         */
        public Recurrence build() {
            touched.require("recurrence", "intervalType", "interval", "startDate", "dueAfterSeconds");
            touched.inOrder("startDate", "endDate");
            return new Recurrence(touched.json());
        }
    }
}
