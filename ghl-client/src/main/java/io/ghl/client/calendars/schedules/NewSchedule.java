package io.ghl.client.calendars.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;
import java.util.Collection;

/** A schedule to be created; it needs a name, a user and a zone. Immutable; {@code toString()} names the fields and shows no value. */
public final class NewSchedule {
    private final ObjectNode json;

    private NewSchedule(ObjectNode json) {
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
        return other instanceof NewSchedule that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("NewSchedule", null, json);
    }

    /** Collects the fields of {@link NewSchedule}; mutable and not thread-safe. */
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
         * The user.
         *
         * @param userId the value
         * @return this builder
         */
        public Builder userId(String userId) {
            touched.id("userId", userId);
            return this;
        }

        /**
         * Calendars that it counts in.
         *
         * @param calendarIds the value
         * @return this builder
         */
        public Builder calendarIds(Collection<String> calendarIds) {
            touched.texts("calendarIds", calendarIds);
            return this;
        }

        /**
         * Finishes it.
         *
         * @return an immutable value
         * @throws IllegalArgumentException if something that HighLevel needs is missing
         */
        public NewSchedule build() {
            touched.require("new schedule", "name", "userId", "timezone");
            return new NewSchedule(touched.json());
        }
    }
}
