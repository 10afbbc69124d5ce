package io.ghl.client.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/** A service location to be created; it needs name and slug. Immutable; {@code toString()} names the fields and shows no value. */
public final class NewServiceLocation {
    private final ObjectNode json;

    private NewServiceLocation(ObjectNode json) {
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
        return other instanceof NewServiceLocation that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("NewServiceLocation", null, json);
    }

    /** Collects the fields of {@link NewServiceLocation}; mutable and not thread-safe. */
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
         * @throws IllegalArgumentException if something that HighLevel needs is missing or does not fit
         */
        public NewServiceLocation build() {
            touched.require("new service location", "name", "slug");
            return new NewServiceLocation(touched.json());
        }
    }
}
