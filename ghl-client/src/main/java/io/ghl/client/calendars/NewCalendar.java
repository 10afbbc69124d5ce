package io.ghl.client.calendars;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Describe;
import java.util.Set;

/** A calendar to be created; it needs a name. Immutable; {@code toString()} names the fields and shows no value. */
public final class NewCalendar {
    private final ObjectNode json;

    private NewCalendar(ObjectNode json) {
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
        return other instanceof NewCalendar that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("NewCalendar", null, json);
    }

    /** Collects the fields of {@link NewCalendar}; mutable and not thread-safe. */
    public static final class Builder extends CalendarFields<Builder> {
        private static final Set<String> TYPES =
                Set.of("round_robin", "event", "class_booking", "collective", "service_booking", "personal");

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Kind: {@code round_robin}, {@code event}, {@code class_booking}, {@code collective}, {@code service_booking} or
         * {@code personal}.
         *
         * @param calendarType the value
         * @return this builder
         */
        public Builder calendarType(String calendarType) {
            touched.oneOf("calendarType", calendarType, TYPES);
            return this;
        }

        /**
         * Unit of the time after; an update cannot change it.
         *
         * @param slotBufferUnit the value
         * @return this builder
         */
        public Builder slotBufferUnit(SlotUnit slotBufferUnit) {
            touched.text(
                    "slotBufferUnit",
                    Check.given("slotBufferUnit", slotBufferUnit).wire());
            return this;
        }

        /**
         * Finishes it.
         *
         * @return an immutable value
         * @throws IllegalArgumentException if something that HighLevel needs is missing
         */
        public NewCalendar build() {
            touched.require("new calendar", "name");
            ObjectNode json = touched.json();
            for (JsonNode availability : json.path("availabilities")) {
                if (availability.has("id") || availability.has("deleted")) {
                    throw new IllegalArgumentException("availabilities of a new calendar must be new ones.");
                }
            }
            return new NewCalendar(json);
        }
    }
}
