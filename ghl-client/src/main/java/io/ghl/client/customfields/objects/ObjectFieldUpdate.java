package io.ghl.client.customfields.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;
import java.util.Collection;

/** A change of a field of an object; HighLevel wants to be told whether forms show it, also if that stays as it is. Immutable; {@code toString()} names the fields and shows no value. */
public final class ObjectFieldUpdate {
    private final ObjectNode json;

    private ObjectFieldUpdate(ObjectNode json) {
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
        return other instanceof ObjectFieldUpdate that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("ObjectFieldUpdate", null, json);
    }

    /** Collects the fields of an {@link ObjectFieldUpdate}; mutable and not thread-safe. */
    public static final class Builder extends ObjectFieldFields<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Its choices, all of them: HighLevel replaces those it has, and removes none. They are sent without their keys.
         *
         * @param options the value
         * @return this builder
         */
        public Builder options(Collection<ObjectField.Option> options) {
            touched.list("options", options, ObjectField.Option::withoutKey);
            return this;
        }

        /**
         * Finishes it.
         *
         * @return an immutable value
         * @throws IllegalArgumentException if something that HighLevel needs is missing
         */
        public ObjectFieldUpdate build() {
            touched.require("change of a field", "showInForms");
            return new ObjectFieldUpdate(touched.json());
        }
    }
}
