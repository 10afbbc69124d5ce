package io.ghl.client.notes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Json;
import java.util.Objects;

/**
 * A note to be created. The body is needed. Immutable.
 */
public final class NewNote {
    private final ObjectNode json;

    private NewNote(ObjectNode json) {
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
        return other instanceof NewNote that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("NewNote", null, json);
    }

    /** Collects the fields; mutable and not thread-safe. */
    public static final class Builder {
        private final ObjectNode touched = Json.object();

        private Builder() {}

        /**
         * Text; HighLevel shows it as HTML.
         *
         * @param body the value
         * @return this builder
         */
        public Builder body(String body) {
            touched.put("body", Objects.requireNonNull(body, "body"));
            return this;
        }

        /**
         * Id of the author.
         *
         * @param userId the value
         * @return this builder
         */
        public Builder userId(String userId) {
            touched.put("userId", Objects.requireNonNull(userId, "userId"));
            return this;
        }

        /**
         * Title.
         *
         * @param title the value
         * @return this builder
         */
        public Builder title(String title) {
            touched.put("title", Objects.requireNonNull(title, "title"));
            return this;
        }

        /**
         * Colour, such as {@code #FFAA00}.
         *
         * @param color the value
         * @return this builder
         */
        public Builder color(String color) {
            touched.put("color", Objects.requireNonNull(color, "color"));
            return this;
        }

        /**
         * Whether it is pinned.
         *
         * @param pinned the value
         * @return this builder
         */
        public Builder pinned(boolean pinned) {
            touched.put("pinned", pinned);
            return this;
        }

        /**
         * Finishes it.
         *
         * @return an immutable value
         */
        public NewNote build() {
            require("body");
            return new NewNote(touched.deepCopy());
        }

        private void require(String field) {
            if (!touched.has(field)) {
                throw new IllegalArgumentException("A new note needs " + field + ".");
            }
        }
    }
}
