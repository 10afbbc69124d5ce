package io.ghl.client.contacts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.models.ContactReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contact as HighLevel returned it. Make one with {@link #of(String)}; the constructor is not API and gains
 * parameters when HighLevel adds fields.
 *
 * <p>Every field but the id may be missing: searches, single reads and webhooks return different ones. A value of an
 * unexpected form reads as missing and stays visible in {@link #additional()}.
 *
 * @param id the id, case-sensitive
 * @param locationId the location
 * @param firstName first name
 * @param lastName last name
 * @param name full name, as single reads return it
 * @param contactName full name, as lists return it
 * @param email primary e-mail
 * @param phone phone number, usually in E.164
 * @param address1 street
 * @param city city
 * @param state state
 * @param country country, two letters
 * @param postalCode postal code
 * @param website website
 * @param timezone name of the time zone
 * @param companyName name of the company as free text; not the linked business
 * @param source where the contact came from
 * @param type for example {@code lead} or {@code customer}
 * @param assignedTo id of the user in charge
 * @param businessId id of the linked business
 * @param dateOfBirth date of birth
 * @param dnd do not disturb on all channels; see {@link #isDoNotDisturb(String)}
 * @param dndSettings do-not-disturb by channel, names as in {@link DndChannel}
 * @param tags tags, in the order of HighLevel
 * @param customFields values of custom fields
 * @param additionalEmails further e-mails; they can be read but not written
 * @param additionalPhones further phone numbers; they can be read but not written
 * @param followers ids of the users who follow the contact; absent from single reads
 * @param dateAdded when it was created
 * @param dateUpdated when it was changed; absent from webhooks
 * @param lastActivity when something last happened with the contact
 * @param deleted whether it is deleted
 * @param searchAfter cursor of the row in a search, otherwise null
 * @param received all of it as HighLevel sent it
 */
public record Contact(
        String id,
        @Nullable String locationId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String name,
        @Nullable String contactName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String address1,
        @Nullable String city,
        @Nullable String state,
        @Nullable String country,
        @Nullable String postalCode,
        @Nullable String website,
        @Nullable String timezone,
        @Nullable String companyName,
        @Nullable String source,
        @Nullable String type,
        @Nullable String assignedTo,
        @Nullable String businessId,
        @Nullable LocalDate dateOfBirth,
        boolean dnd,
        Map<String, DndSetting> dndSettings,
        List<String> tags,
        List<CustomFieldValue> customFields,
        List<String> additionalEmails,
        List<String> additionalPhones,
        List<String> followers,
        @Nullable Instant dateAdded,
        @Nullable Instant dateUpdated,
        @Nullable Instant lastActivity,
        boolean deleted,
        @Nullable JsonNode searchAfter,
        Received received)
        implements ReadModel {

    /**
     * Reads a contact from JSON, for tests and for stored copies.
     *
     * @param json a contact as the API returns it, or the flat body of a contact webhook
     * @return the contact
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static Contact of(String json) {
        return ContactReader.adopt(Json.parse(json));
    }

    /**
     * Reads a contact from JSON, for tests and for stored copies.
     *
     * @param json a contact as the API returns it, or the flat body of a contact webhook
     * @return the contact
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    @JsonCreator
    public static Contact of(JsonNode json) {
        return ContactReader.adopt(json.deepCopy());
    }

    /**
     * Whether a channel must not be used: do-not-disturb of the contact or of the channel.
     *
     * @param channel a name as in {@link DndChannel}, or as HighLevel spells it
     * @return true if the channel must not be used
     */
    public boolean isDoNotDisturb(String channel) {
        DndSetting setting = dndSettings.get(DndChannel.canonical(channel));
        return dnd || (setting != null && setting.blocks());
    }

    /**
     * The value of a custom field.
     *
     * @param fieldId the field's id
     * @return the value, or null if the contact has none
     */
    public @Nullable CustomFieldValue customField(String fieldId) {
        return customFields.stream()
                .filter(field -> fieldId.equals(field.id()))
                .findFirst()
                .orElse(null);
    }

    /**
     * The update that turns this contact into the other one. Only fields that an update can carry are compared.
     *
     * @param edited the wanted state, usually made with {@link #with}
     * @return an update with the differing fields only, perhaps an empty one
     */
    public ContactUpdate diff(Contact edited) {
        return ContactUpdate.between(this, edited);
    }

    /**
     * This contact as it looks after an update, without calling HighLevel.
     *
     * @param update the changes
     * @return a changed copy
     * @throws IllegalArgumentException if the update names a custom field by key, which a contact cannot hold;
     *     {@link io.ghl.client.customfields.CustomFieldSchema#resolve} names it by id
     */
    public Contact with(ContactUpdate update) {
        return ContactReader.adopt(ContactPatch.apply(json(), update.json()));
    }

    /**
     * The cursor of the row in a search.
     *
     * @return a copy, or null if the contact does not come from a search
     */
    @Override
    public @Nullable JsonNode searchAfter() {
        return searchAfter == null ? null : searchAfter.deepCopy();
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("Contact", id, received);
    }
}
