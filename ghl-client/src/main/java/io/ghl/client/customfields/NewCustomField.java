package io.ghl.client.customfields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Describe;
import java.util.Collection;

/** A custom field to be created; it needs a name and a data type. Immutable; {@code toString()} names the fields and shows no value. */
public final class NewCustomField {
    private final ObjectNode json;

    private NewCustomField(ObjectNode json) {
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
        return other instanceof NewCustomField that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("NewCustomField", null, json);
    }

    /** Collects the fields of {@link NewCustomField}; mutable and not thread-safe. */
    public static final class Builder extends CustomFieldFields<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Type. One that this SDK does not know yet can be sent with {@link io.ghl.client.GhlClient#raw}.
         *
         * @param type the value
         * @return this builder
         */
        public Builder dataType(CustomFieldType type) {
            touched.text("dataType", Check.given("dataType", type).name());
            return this;
        }

        /**
         * Choices of a field that has them. HighLevel takes them, its specification does not name them.
         *
         * @param options the value
         * @return this builder
         */
        public Builder options(Collection<String> options) {
            touched.texts("options", options);
            return this;
        }

        /**
         * Id of the folder it is put into. HighLevel takes it, its specification does not name it.
         *
         * @param parentId the value
         * @return this builder
         */
        public Builder parentId(String parentId) {
            touched.id("parentId", parentId);
            return this;
        }

        /**
         * Key in place of one made from the name. HighLevel takes it, its specification does not name it.
         *
         * @param fieldKey the value
         * @return this builder
         */
        public Builder fieldKey(String fieldKey) {
            touched.filled("fieldKey", fieldKey);
            return this;
        }

        /**
         * Text about it. HighLevel takes it, its specification does not name it.
         *
         * @param description the value
         * @return this builder
         */
        public Builder description(String description) {
            touched.text("description", description);
            return this;
        }

        /**
         * Finishes it.
         *
         * @return an immutable value
         * @throws IllegalArgumentException if something that HighLevel needs is missing
         */
        public NewCustomField build() {
            touched.require("new custom field", "name", "dataType");
            return new NewCustomField(touched.json());
        }
    }
}
