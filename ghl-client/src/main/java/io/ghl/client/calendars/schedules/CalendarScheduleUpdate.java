package io.ghl.client.calendars.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/** A change of the schedule of a calendar: only touched fields are sent. Immutable; {@code toString()} names the fields and shows no value. */
public final class CalendarScheduleUpdate {
    private final ObjectNode json;

    private CalendarScheduleUpdate(ObjectNode json) {
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
     * Whether nothing was touched. An empty update makes no call.
     *
     * @return true if there is nothing to send
     */
    public boolean isEmpty() {
        return json.isEmpty();
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
        return other instanceof CalendarScheduleUpdate that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("CalendarScheduleUpdate", null, json);
    }

    /** Collects the fields of {@link CalendarScheduleUpdate}; mutable and not thread-safe. */
    public static final class Builder extends ScheduleFields<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Finishes it.
         *
         * @return an immutable value
         */
        public CalendarScheduleUpdate build() {
            return new CalendarScheduleUpdate(touched.json());
        }
    }
}
