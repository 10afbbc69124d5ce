package io.ghl.client.appointments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/** A change of a blocked slot; HighLevel wants either the calendar or the user, also if that stays as it is. Immutable; {@code toString()} names the fields and shows no value. */
public final class BlockSlotUpdate {
    private final ObjectNode json;

    private BlockSlotUpdate(ObjectNode json) {
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
        return other instanceof BlockSlotUpdate that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("BlockSlotUpdate", null, json);
    }

    /** Collects the fields of {@link BlockSlotUpdate}; mutable and not thread-safe. */
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
        public BlockSlotUpdate build() {
            touched.exactlyOne("calendarId", "assignedUserId");
            touched.inOrder("startTime", "endTime");
            return new BlockSlotUpdate(touched.json());
        }
    }
}
