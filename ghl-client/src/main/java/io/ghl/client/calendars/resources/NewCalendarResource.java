package io.ghl.client.calendars.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/** A resource to be created; HighLevel wants every field. Immutable; {@code toString()} names the fields and shows no value. */
public final class NewCalendarResource {
    private final ObjectNode json;

    private NewCalendarResource(ObjectNode json) {
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
        return other instanceof NewCalendarResource that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("NewCalendarResource", null, json);
    }

    /** Collects the fields of {@link NewCalendarResource}; mutable and not thread-safe. */
    public static final class Builder extends CalendarResourceFields<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Finishes it.
         *
         * @return an immutable value
         * @throws IllegalArgumentException if something that HighLevel needs is missing
         */
        public NewCalendarResource build() {
            touched.require(
                    "new resource", "name", "description", "quantity", "outOfService", "capacity", "calendarIds");
            return new NewCalendarResource(touched.json());
        }
    }
}
