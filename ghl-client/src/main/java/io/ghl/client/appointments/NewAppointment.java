package io.ghl.client.appointments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/** An appointment to be booked; it needs calendar, contact and start. Immutable; {@code toString()} names the fields and shows no value. */
public final class NewAppointment {
    private final ObjectNode json;

    private NewAppointment(ObjectNode json) {
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
        return other instanceof NewAppointment that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("NewAppointment", null, json);
    }

    /** Collects the fields of {@link NewAppointment}; mutable and not thread-safe. */
    public static final class Builder extends AppointmentFields<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * The contact.
         *
         * @param contactId the value
         * @return this builder
         */
        public Builder contactId(String contactId) {
            touched.id("contactId", contactId);
            return this;
        }

        /**
         * Finishes it.
         *
         * @return an immutable value
         * @throws IllegalArgumentException if something that HighLevel needs is missing
         */
        public NewAppointment build() {
            touched.require("new appointment", "calendarId", "contactId", "startTime");
            touched.inOrder("startTime", "endTime");
            checkRecurrence();
            return new NewAppointment(touched.json());
        }
    }
}
