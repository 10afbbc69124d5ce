package io.ghl.client.notes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

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
    public static final class Builder extends NoteFields<Builder> {
        private Builder() {}

        @Override
        Builder self() {
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
