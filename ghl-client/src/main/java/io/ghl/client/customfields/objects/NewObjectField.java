package io.ghl.client.customfields.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.customfields.CustomFieldType;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Describe;
import java.util.Collection;

/** A field of businesses or of a custom object to be created; it needs an object, a key, a data type, a folder and whether forms show it. Immutable; {@code toString()} names the fields and shows no value. */
public final class NewObjectField {
    private final ObjectNode json;

    private NewObjectField(ObjectNode json) {
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
        return other instanceof NewObjectField that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("NewObjectField", null, json);
    }

    /** Collects the fields of a {@link NewObjectField}; mutable and not thread-safe. */
    public static final class Builder extends ObjectFieldFields<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Its choices, for types that have them.
         *
         * @param options the value
         * @return this builder
         */
        public Builder options(Collection<ObjectField.Option> options) {
            touched.list("options", options, ObjectField.Option::json);
            return this;
        }

        /**
         * The object that it belongs to.
         *
         * @param objectKey {@link ObjectFields#BUSINESS} or that of a custom object, such as {@code custom_objects.pet}
         * @return this builder
         */
        public Builder objectKey(String objectKey) {
            touched.filled("objectKey", objectKey);
            return this;
        }

        /**
         * Key, with that of the object before it.
         *
         * @param fieldKey such as {@code business.size} or {@code custom_object.pet.name}
         * @return this builder
         */
        public Builder fieldKey(String fieldKey) {
            touched.filled("fieldKey", fieldKey);
            return this;
        }

        /**
         * Type.
         *
         * @param dataType the value
         * @return this builder
         */
        public Builder dataType(CustomFieldType dataType) {
            touched.text("dataType", Check.given("dataType", dataType).name());
            return this;
        }

        /**
         * Id of the folder that it is put into.
         *
         * @param parentId the value
         * @return this builder
         */
        public Builder parentId(String parentId) {
            touched.id("parentId", parentId);
            return this;
        }

        /**
         * Whether a record may have a value outside the choices, for fields of type {@code RADIO}.
         *
         * @param allowCustomOption the value
         * @return this builder
         */
        public Builder allowCustomOption(boolean allowCustomOption) {
            touched.bool("allowCustomOption", allowCustomOption);
            return this;
        }

        /**
         * Finishes it.
         *
         * @return an immutable value
         * @throws IllegalArgumentException if something that HighLevel needs is missing
         */
        public NewObjectField build() {
            touched.require("new field", "objectKey", "fieldKey", "dataType", "parentId", "showInForms");
            return new NewObjectField(touched.json());
        }
    }
}
