package io.ghl.client.appointments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/** A slot to be blocked; it needs a start, an end, and either a calendar or a user. Immutable; {@code toString()} names the fields and shows no value. */
public final class NewBlockSlot {
    private final ObjectNode json;

    private NewBlockSlot(ObjectNode json) {
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
        return other instanceof NewBlockSlot that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("NewBlockSlot", null, json);
    }

    /** Collects the fields of {@link NewBlockSlot}; mutable and not thread-safe. */
    public static final class Builder extends BlockSlotFields<Builder> {
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
        public NewBlockSlot build() {
            touched.require("new block slot", "startTime", "endTime");
            touched.exactlyOne("calendarId", "assignedUserId");
            touched.inOrder("startTime", "endTime");
            return new NewBlockSlot(touched.json());
        }
    }
}
