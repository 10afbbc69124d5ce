package io.ghl.client.calendars.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/** A change of a schedule: only touched fields are sent. Its user stays, and its calendars are changed one by one. Immutable; {@code toString()} names the fields and shows no value. */
public final class ScheduleUpdate {
    private final ObjectNode json;

    private ScheduleUpdate(ObjectNode json) {
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
        return other instanceof ScheduleUpdate that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("ScheduleUpdate", null, json);
    }

    /** Collects the fields of {@link ScheduleUpdate}; mutable and not thread-safe. */
    public static final class Builder extends ScheduleFields<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Name.
         *
         * @param name the value
         * @return this builder
         */
        public Builder name(String name) {
            touched.filled("name", name);
            return this;
        }

        /**
         * Finishes it.
         *
         * @return an immutable value
         */
        public ScheduleUpdate build() {
            return new ScheduleUpdate(touched.json());
        }
    }
}
