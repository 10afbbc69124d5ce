package io.ghl.client.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/** A change of a service location: only touched fields are sent. Immutable; {@code toString()} names the fields and shows no value. */
public final class ServiceLocationUpdate {
    private final ObjectNode json;

    private ServiceLocationUpdate(ObjectNode json) {
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
        return other instanceof ServiceLocationUpdate that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("ServiceLocationUpdate", null, json);
    }

    /** Collects the fields of {@link ServiceLocationUpdate}; mutable and not thread-safe. */
    public static final class Builder extends ServiceLocationFields<Builder> {
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
        public ServiceLocationUpdate build() {
            return new ServiceLocationUpdate(touched.json());
        }
    }
}
