package io.ghl.client.users;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/** A change of a user: only touched fields are sent. HighLevel does not let an e-mail be changed. Immutable; {@code toString()} names the fields and shows no value. */
public final class UserUpdate {
    private final ObjectNode json;

    private UserUpdate(ObjectNode json) {
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
        return other instanceof UserUpdate that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("UserUpdate", null, json);
    }

    /** Collects the fields of {@link UserUpdate}; mutable and not thread-safe. */
    public static final class Builder extends UserFields<Builder> {
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
        public UserUpdate build() {
            return new UserUpdate(touched.json());
        }
    }
}
