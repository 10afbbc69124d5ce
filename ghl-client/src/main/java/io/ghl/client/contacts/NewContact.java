package io.ghl.client.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;
import java.util.List;

/**
 * A contact to be created or upserted. Immutable; {@code toString()} names the fields and shows no value.
 *
 * <p>HighLevel wants at least one of e-mail, phone and a name.
 */
public final class NewContact {
    private static final List<String> IDENTITY = List.of("email", "phone", "firstName", "lastName", "name");

    private final ObjectNode json;

    private NewContact(ObjectNode json) {
        this.json = json;
    }

    /**
     * Starts an empty contact.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The touched fields, in the names of this SDK; custom field values are under {@code value}.
     *
     * @return a copy
     */
    public JsonNode json() {
        return json.deepCopy();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NewContact that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("NewContact", null, json);
    }

    /** Collects the fields of a {@link NewContact}. */
    public static final class Builder extends ContactFields<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Name of the company as free text; an update cannot change it.
         *
         * @param companyName the value
         * @return this builder
         */
        public Builder companyName(String companyName) {
            return set("companyName", companyName);
        }

        /**
         * Clears {@code companyName}, for an upsert.
         *
         * @return this builder
         */
        public Builder clearCompanyName() {
            return clear("companyName");
        }

        /**
         * Gender; an update cannot change it, and an upsert of an existing contact silently ignores it.
         *
         * @param gender the value
         * @return this builder
         */
        public Builder gender(String gender) {
            return set("gender", gender);
        }

        /**
         * Finishes the contact.
         *
         * @return an immutable contact
         * @throws IllegalArgumentException if it has neither an e-mail nor a phone nor a name
         */
        public NewContact build() {
            ObjectNode json = touched();
            if (IDENTITY.stream().allMatch(field -> json.path(field).asText("").isBlank())) {
                throw new IllegalArgumentException(
                        "A new contact needs one of email, phone, firstName, lastName, name.");
            }
            return new NewContact(json);
        }
    }
}
