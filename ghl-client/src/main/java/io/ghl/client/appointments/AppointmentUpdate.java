package io.ghl.client.appointments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/** A change of an appointment: only touched fields are sent. Immutable; {@code toString()} names the fields and shows no value. */
public final class AppointmentUpdate {
    private final ObjectNode json;

    private AppointmentUpdate(ObjectNode json) {
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
        return other instanceof AppointmentUpdate that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("AppointmentUpdate", null, json);
    }

    /** Collects the fields of {@link AppointmentUpdate}; mutable and not thread-safe. */
    public static final class Builder extends AppointmentFields<Builder> {
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
        public AppointmentUpdate build() {
            touched.inOrder("startTime", "endTime");
            checkRecurrence();
            return new AppointmentUpdate(touched.json());
        }
    }
}
