package io.ghl.client.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/** A recurring task to be created; it needs a title and a rule. Immutable; {@code toString()} names the fields and shows no value. */
public final class NewRecurringTask {
    private final ObjectNode json;

    private NewRecurringTask(ObjectNode json) {
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
        return other instanceof NewRecurringTask that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("NewRecurringTask", null, json);
    }

    /** Collects the fields of {@link NewRecurringTask}; mutable and not thread-safe. */
    public static final class Builder extends RecurringTaskFields<Builder> {
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
        public NewRecurringTask build() {
            touched.require("new recurring task", "title", "rruleOptions");
            return new NewRecurringTask(touched.json());
        }
    }
}
