package io.ghl.client.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;
import java.util.Set;

/** Services to be booked for a contact; it needs contact, times, zone and services. Immutable; {@code toString()} names the fields and shows no value. */
public final class NewServiceBooking {
    private static final Set<String> STATUSES =
            Set.of(ServiceBooking.Status.NEW.wire(), ServiceBooking.Status.CONFIRMED.wire());

    private final ObjectNode json;

    private NewServiceBooking(ObjectNode json) {
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
        return other instanceof NewServiceBooking that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("NewServiceBooking", null, json);
    }

    /** Collects the fields of {@link NewServiceBooking}; mutable and not thread-safe. */
    public static final class Builder extends ServiceBookingFields<Builder> {
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
         * @throws IllegalArgumentException if something that HighLevel needs is missing or does not fit
         */
        public NewServiceBooking build() {
            touched.require("new service booking", "contactId", "startTime", "endTime", "timezone", "services");
            touched.inOrder("startTime", "endTime");
            String status = touched.text("status");
            if (status != null && !STATUSES.contains(status)) {
                throw new IllegalArgumentException("The status of a new booking must be NEW or CONFIRMED.");
            }
            return new NewServiceBooking(touched.json());
        }
    }
}
