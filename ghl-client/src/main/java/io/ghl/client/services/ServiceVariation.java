package io.ghl.client.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/** A form of a service that takes another time or costs another price, to be written. Without an id it is a new one and
 * needs a name; with the id of one that is there it changes that one. Immutable; {@code toString()} names the fields and shows no value. */
public final class ServiceVariation {
    private final ObjectNode json;

    private ServiceVariation(ObjectNode json) {
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
        return other instanceof ServiceVariation that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("ServiceVariation", null, json);
    }

    /** Collects the fields of {@link ServiceVariation}; mutable and not thread-safe. */
    public static final class Builder extends ServiceTimes<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Id of the variation to be changed.
         *
         * @param id the value
         * @return this builder
         */
        public Builder id(String id) {
            touched.id("id", id);
            return this;
        }

        /**
         * Finishes it.
         *
         * @return an immutable value
         * @throws IllegalArgumentException if something that HighLevel needs is missing or does not fit
         */
        public ServiceVariation build() {
            if (!touched.has("id")) {
                touched.require("new variation", "name");
            }
            return new ServiceVariation(touched.json());
        }
    }
}
