package io.ghl.client.customfields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/** A change of a custom field; it needs a name, also if that stays as it is. Immutable; {@code toString()} names the fields and shows no value. */
public final class CustomFieldUpdate {
    private final ObjectNode json;

    private CustomFieldUpdate(ObjectNode json) {
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
        return other instanceof CustomFieldUpdate that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("CustomFieldUpdate", null, json);
    }

    /** Collects the fields of {@link CustomFieldUpdate}; mutable and not thread-safe. */
    public static final class Builder extends CustomFieldFields<Builder> {
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
        public CustomFieldUpdate build() {
            touched.require("change of a custom field", "name");
            return new CustomFieldUpdate(touched.json());
        }
    }
}
