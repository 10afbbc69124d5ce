package io.ghl.client.locations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Json;

/** A change of a location: only touched fields are sent. Immutable; {@code toString()} names the fields and shows no value. */
public final class LocationUpdate {
    private final ObjectNode json;

    private LocationUpdate(ObjectNode json) {
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
     * The touched fields, secrets in clear.
     *
     * @return a copy
     */
    public JsonNode json() {
        return json.deepCopy();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LocationUpdate that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("LocationUpdate", null, json);
    }

    /** Collects the fields of a {@link LocationUpdate}; mutable and not thread-safe. */
    public static final class Builder extends LocationFields<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Loads a snapshot.
         *
         * @param snapshotId id of the snapshot
         * @param override whether it replaces what it collides with
         * @return this builder
         * @throws IllegalArgumentException if {@code snapshotId} is blank or a dot segment
         */
        public Builder snapshot(String snapshotId, boolean override) {
            String snapshot = Check.id("snapshotId", snapshotId);
            touched.json("snapshot", Json.object().put("id", snapshot).put("override", override));
            return this;
        }

        /**
         * Finishes it.
         *
         * @return an immutable value
         */
        public LocationUpdate build() {
            return new LocationUpdate(touched.json());
        }
    }
}
