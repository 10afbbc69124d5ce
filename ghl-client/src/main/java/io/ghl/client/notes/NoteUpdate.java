package io.ghl.client.notes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/**
 * A change of a note: only touched fields are sent. HighLevel lets none of them be null. Immutable.
 */
public final class NoteUpdate {
    private final ObjectNode json;

    private NoteUpdate(ObjectNode json) {
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
        return other instanceof NoteUpdate that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("NoteUpdate", null, json);
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
        public NoteUpdate build() {
            return new NoteUpdate(touched.deepCopy());
        }
    }
}
