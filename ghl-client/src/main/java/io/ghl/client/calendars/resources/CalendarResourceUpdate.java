package io.ghl.client.calendars.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/** A change of a resource: only touched fields are sent. Immutable; {@code toString()} names the fields and shows no value. */
public final class CalendarResourceUpdate {
    private final ObjectNode json;

    private CalendarResourceUpdate(ObjectNode json) {
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
        return other instanceof CalendarResourceUpdate that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("CalendarResourceUpdate", null, json);
    }

    /** Collects the fields of {@link CalendarResourceUpdate}; mutable and not thread-safe. */
    public static final class Builder extends CalendarResourceFields<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Whether it can be used.
         *
         * @param isActive the value
         * @return this builder
         */
        public Builder isActive(boolean isActive) {
            touched.bool("isActive", isActive);
            return this;
        }

        /**
         * Finishes it.
         *
         * @return an immutable value
         */
        public CalendarResourceUpdate build() {
            return new CalendarResourceUpdate(touched.json());
        }
    }
}
