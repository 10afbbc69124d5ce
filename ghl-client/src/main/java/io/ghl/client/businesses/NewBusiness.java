package io.ghl.client.businesses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/** A business to be created; it needs a name. Immutable; {@code toString()} names the fields and shows no value. */
public final class NewBusiness {
    private final ObjectNode json;

    private NewBusiness(ObjectNode json) {
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
        return other instanceof NewBusiness that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("NewBusiness", null, json);
    }

    /** Collects the fields of {@link NewBusiness}; mutable and not thread-safe. */
    public static final class Builder extends BusinessFields<Builder> {
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
        public NewBusiness build() {
            touched.require("new business", "name");
            return new NewBusiness(touched.json());
        }
    }
}
