package io.ghl.client.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A change of a task: only touched fields are sent. HighLevel lets none of them be null; an empty text stands for
 * none.
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
    public static final class Builder {
        private final ObjectNode touched = Json.object();

        private Builder() {}

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
         * Text.
         *
         * @param body the value
         * @return this builder
         */
        public Builder body(String body) {
            touched.put("body", Objects.requireNonNull(body, "body"));
            return this;
        }

        /**
         * When it is due.
         *
         * @param dueDate the value
         * @return this builder
         */
        public Builder dueDate(Instant dueDate) {
            touched.put("dueDate", dueDate.truncatedTo(ChronoUnit.MILLIS).toString());
            return this;
        }

        /**
         * Whether it is done.
         *
         * @param completed the value
         * @return this builder
         */
        public Builder completed(boolean completed) {
            touched.put("completed", completed);
            return this;
        }

        /**
         * Id of the user in charge.
         *
         * @param assignedTo the value
         * @return this builder
         */
        public Builder assignedTo(String assignedTo) {
            touched.put("assignedTo", Objects.requireNonNull(assignedTo, "assignedTo"));
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
