package io.ghl.client.businesses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.json.Touched;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Objects;

/**
 * A change of the custom fields of a business: only touched fields are sent. Immutable; {@code toString()} names the
 * fields and shows no value.
 */
public final class BusinessPropertiesUpdate {
    private final ObjectNode json;

    private BusinessPropertiesUpdate(ObjectNode json) {
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
     * The touched fields by their short keys.
     *
     * @return a copy
     */
    public JsonNode json() {
        return json.deepCopy();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BusinessPropertiesUpdate that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("BusinessPropertiesUpdate", null, json);
    }

    /** Collects the fields of a {@link BusinessPropertiesUpdate}; mutable and not thread-safe. */
    public static final class Builder {
        private static final String PREFIX = "business.";

        private final ObjectNode touched = Json.object();

        private Builder() {}

        /**
         * A field that holds a text.
         *
         * @param key the field's key, with or without {@code business.}
         * @param value the value
         * @return this builder
         */
        public Builder property(String key, String value) {
            touched.put(shortKey(key), Objects.requireNonNull(value, "To clear a property, use clearProperty."));
            return this;
        }

        /**
         * A field that holds a number.
         *
         * @param key the field's key, with or without {@code business.}
         * @param value the value
         * @return this builder
         */
        public Builder property(String key, BigDecimal value) {
            touched.put(shortKey(key), Objects.requireNonNull(value, "To clear a property, use clearProperty."));
            return this;
        }

        /**
         * A field that holds several texts.
         *
         * @param key the field's key, with or without {@code business.}
         * @param values the values
         * @return this builder
         */
        public Builder property(String key, Collection<String> values) {
            touched.set(shortKey(key), Touched.array(key, values));
            return this;
        }

        /**
         * A field whose value has a form of its own, such as money, {@code {"currency": "default", "value": 100}}, or
         * files, {@code [{"url": "https://…"}]}.
         *
         * @param key the field's key, with or without {@code business.}
         * @param value the JSON that HighLevel expects for the field's type
         * @return this builder
         * @throws IllegalArgumentException if the value is Jackson's missing node
         */
        public Builder property(String key, JsonNode value) {
            if (Objects.requireNonNull(value, "To clear a property, use clearProperty.")
                    .isMissingNode()) {
                throw new IllegalArgumentException("The value of a property must be JSON that is there.");
            }
            touched.set(shortKey(key), value.deepCopy());
            return this;
        }

        /**
         * Clears a field.
         *
         * @param key the field's key, with or without {@code business.}
         * @return this builder
         */
        public Builder clearProperty(String key) {
            touched.putNull(shortKey(key));
            return this;
        }

        /**
         * Finishes it.
         *
         * @return an immutable value
         */
        public BusinessPropertiesUpdate build() {
            return new BusinessPropertiesUpdate(touched.deepCopy());
        }

        /** HighLevel wants the key without its model here. */
        private static String shortKey(String key) {
            String text = Check.given("key", key).startsWith(PREFIX) ? key.substring(PREFIX.length()) : key;
            if (text.isBlank()) {
                throw new IllegalArgumentException("key must not be blank.");
            }
            return text;
        }
    }
}
