package io.ghl.client.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of a contact: only fields that were touched are sent. It has no company name, gender or location, since
 * HighLevel refuses them in an update. Immutable; {@code toString()} names the fields and shows no value.
 */
public final class ContactUpdate {
    private final ObjectNode json;

    private ContactUpdate(ObjectNode json) {
        this.json = json;
    }

    /**
     * Starts an empty change.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The update that turns one state of a contact into another. Only fields that an update can carry are compared.
     * What HighLevel cannot clear is set to its empty form: an empty text for postal code and country,
     * {@link CustomFieldValue#cleared()} for custom fields, {@code inactive} for a channel. If the tags differ, the update replaces all tags.
     *
     * @param before the state to start from
     * @param after the wanted state
     * @return an update with the differing fields only, perhaps an empty one
     */
    public static ContactUpdate between(Contact before, Contact after) {
        return ContactPatch.between(before, after);
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
     * The names of the touched fields.
     *
     * @return the names, in the order of touching
     */
    public List<String> fields() {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return List.copyOf(names);
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
        return other instanceof ContactUpdate that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("ContactUpdate", null, json);
    }

    /** Collects the fields of a {@link ContactUpdate}. */
    public static final class Builder extends ContactFields<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Clears {@code source}.
         *
         * @return this builder
         */
        public Builder clearSource() {
            return clear("source");
        }

        /**
         * Clears {@code assignedTo}: nobody is in charge.
         *
         * @return this builder
         */
        public Builder clearAssignedTo() {
            return clear("assignedTo");
        }

        /**
         * Finishes the change.
         *
         * @return an immutable update
         */
        public ContactUpdate build() {
            return new ContactUpdate(touched());
        }
    }
}
