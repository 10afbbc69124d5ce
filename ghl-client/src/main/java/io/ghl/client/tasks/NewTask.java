package io.ghl.client.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/**
 * A task to be created. Title and due date are needed; it is not completed unless said. Immutable.
 */
public final class NewTask {
    private final ObjectNode json;

    private NewTask(ObjectNode json) {
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
        return other instanceof NewTask that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("NewTask", null, json);
    }

    /** Collects the fields; mutable and not thread-safe. */
    public static final class Builder extends TaskFields<Builder> {
        private Builder() {
            // HighLevel refuses a task without it.
            touched.put("completed", false);
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Finishes it.
         *
         * @return an immutable value
         */
        public NewTask build() {
            require("title");
            require("dueDate");
            return new NewTask(touched.deepCopy());
        }

        private void require(String field) {
            if (!touched.has(field)) {
                throw new IllegalArgumentException("A new task needs " + field + ".");
            }
        }
    }
}
