package io.ghl.client.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/** A service to be offered; it needs name, slug and staff. Immutable; {@code toString()} names the fields and shows no value. */
public final class NewCatalogService {
    private final ObjectNode json;

    private NewCatalogService(ObjectNode json) {
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
        return other instanceof NewCatalogService that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("NewCatalogService", null, json);
    }

    /** Collects the fields of {@link NewCatalogService}; mutable and not thread-safe. */
    public static final class Builder extends CatalogServiceFields<Builder> {
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
        public NewCatalogService build() {
            touched.require("new service", "name", "slug", "staff");
            for (JsonNode variation : touched.json().path("variations")) {
                if (variation.has("id")) {
                    throw new IllegalArgumentException("variations of a new service must have no id.");
                }
            }
            return new NewCatalogService(touched.json());
        }
    }
}
