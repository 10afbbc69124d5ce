package io.ghl.client.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/**
 * A form of a service that takes another time or costs another price, to be written: a new one, which needs a name, or a
 * change of one that is there. Immutable; {@code toString()} names the fields and shows no value.
 */
public final class ServiceVariation {
    private final ObjectNode json;

    private ServiceVariation(ObjectNode json) {
        this.json = json;
    }

    /**
     * Starts a new variation, which needs a name.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts a change of a variation that is there; without another field it stays as it is. Of use in updates only.
     *
     * @param id the variation
     * @return a builder
     */
    public static Builder existing(String id) {
        Builder builder = new Builder();
        builder.touched.id("id", id);
        return builder;
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
