package io.ghl.client.users;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Describe;

/** A user to be created; it needs names, e-mail, password, type, role and locations. Immutable; {@code toString()} names the fields and shows no value. */
public final class NewUser {
    private final ObjectNode json;

    private NewUser(ObjectNode json) {
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
        return other instanceof NewUser that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("NewUser", null, json);
    }

    /** Collects the fields of {@link NewUser}; mutable and not thread-safe. */
    public static final class Builder extends UserFields<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * E-mail, with which the user logs in.
         *
         * @param email the value
         * @return this builder
         * @throws IllegalArgumentException if it is no e-mail address
         */
        public Builder email(String email) {
            touched.text("email", Check.email("email", email));
            return this;
        }

        /**
         * Finishes it.
         *
         * @return an immutable value
         * @throws IllegalArgumentException if something that HighLevel needs is missing
         */
        public NewUser build() {
            touched.require("new user", "firstName", "lastName", "email", "password", "type", "role", "locationIds");
            return new NewUser(touched.json());
        }
    }
}
