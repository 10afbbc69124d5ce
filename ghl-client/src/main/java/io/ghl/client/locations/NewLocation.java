package io.ghl.client.locations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/** A location to be created; it needs a name. Immutable; {@code toString()} names the fields and shows no value. */
public final class NewLocation {
    private final ObjectNode json;

    private NewLocation(ObjectNode json) {
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
     * The touched fields, secrets in clear.
     *
     * @return a copy
     */
    public JsonNode json() {
        return json.deepCopy();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NewLocation that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("NewLocation", null, json);
    }

    /** Collects the fields of a {@link NewLocation}; mutable and not thread-safe. */
    public static final class Builder extends LocationFields<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Id of the snapshot that it starts with.
         *
         * @param snapshotId the value
         * @return this builder
         */
        public Builder snapshotId(String snapshotId) {
            touched.id("snapshotId", snapshotId);
            return this;
        }

        /**
         * Finishes it.
         *
         * @return an immutable value
         * @throws IllegalArgumentException if something that HighLevel needs is missing
         */
        public NewLocation build() {
            touched.require("new location", "name");
            return new NewLocation(touched.json());
        }
    }
}
