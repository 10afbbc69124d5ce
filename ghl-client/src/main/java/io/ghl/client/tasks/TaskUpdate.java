package io.ghl.client.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/**
 * A change of a task: only touched fields are sent. HighLevel lets none of them be null; an empty text stands for none,
 * save for the title.
 * Immutable.
 */
public final class TaskUpdate {
    private final ObjectNode json;

    private TaskUpdate(ObjectNode json) {
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
     * The touched fields.
     *
     * @return a copy
     */
    public JsonNode json() {
        return json.deepCopy();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TaskUpdate that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("TaskUpdate", null, json);
    }

    /** Collects the fields; mutable and not thread-safe. */
    public static final class Builder extends TaskFields<Builder> {
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
        public TaskUpdate build() {
            return new TaskUpdate(touched.deepCopy());
        }
    }
}
