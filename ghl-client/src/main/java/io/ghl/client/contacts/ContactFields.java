package io.ghl.client.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.json.Touched;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;

/**
 * The fields that creating and updating a contact have in common. Each field is in one of three states: untouched (not
 * sent), cleared (sent as null), or set. Passing null to a setter is refused; say {@code clearX()} instead. Builders
 * are mutable and not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class ContactFields<B extends ContactFields<B>>
        permits NewContact.Builder, ContactUpdate.Builder {
    private final ObjectNode touched = Json.object();

    ContactFields() {}

    abstract B self();

    ObjectNode touched() {
        return touched.deepCopy();
    }

    B set(String field, String value) {
        touched.put(field, Objects.requireNonNull(value, () -> "To clear " + field + ", use its clear method."));
        return self();
    }

    B clear(String field) {
        touched.putNull(field);
        return self();
    }

    /**
     * First name.
     *
     * @param firstName the new value
     * @return this builder
     */
    public B firstName(String firstName) {
        return set("firstName", firstName);
    }

    /**
     * Clears {@code firstName}.
     *
     * @return this builder
     */
    public B clearFirstName() {
        return clear("firstName");
    }

    /**
     * Last name.
     *
     * @param lastName the new value
     * @return this builder
     */
    public B lastName(String lastName) {
        return set("lastName", lastName);
    }

    /**
     * Clears {@code lastName}.
     *
     * @return this builder
     */
    public B clearLastName() {
        return clear("lastName");
    }

    /**
     * Full name; HighLevel splits it.
     *
     * @param name the new value
     * @return this builder
     */
    public B name(String name) {
        return set("name", name);
    }

    /**
     * Clears {@code name}.
     *
     * @return this builder
     */
    public B clearName() {
        return clear("name");
    }

    /**
     * Primary e-mail.
     *
     * @param email one address
     * @return this builder
     * @throws IllegalArgumentException if it is no e-mail address
     */
    public B email(String email) {
        return set("email", Check.email("email", email));
    }

    /**
     * Clears {@code email}.
     *
     * @return this builder
     */
    public B clearEmail() {
        return clear("email");
    }

    /**
     * Phone number, with + and country code to be safe.
     *
     * @param phone the new value
     * @return this builder
     */
    public B phone(String phone) {
        return set("phone", phone);
    }

    /**
     * Clears {@code phone}.
     *
     * @return this builder
     */
    public B clearPhone() {
        return clear("phone");
    }

    /**
     * Street.
     *
     * @param address1 the new value
     * @return this builder
     */
    public B address1(String address1) {
        return set("address1", address1);
    }

    /**
     * Clears {@code address1}.
     *
     * @return this builder
     */
    public B clearAddress1() {
        return clear("address1");
    }

    /**
     * City.
     *
     * @param city the new value
     * @return this builder
     */
    public B city(String city) {
        return set("city", city);
    }

    /**
     * Clears {@code city}.
     *
     * @return this builder
     */
    public B clearCity() {
        return clear("city");
    }

    /**
     * State.
     *
     * @param state the new value
     * @return this builder
     */
    public B state(String state) {
        return set("state", state);
    }

    /**
     * Clears {@code state}.
     *
     * @return this builder
     */
    public B clearState() {
        return clear("state");
    }

    /**
     * Website.
     *
     * @param website the new value
     * @return this builder
     */
    public B website(String website) {
        return set("website", website);
    }

    /**
     * Clears {@code website}.
     *
     * @return this builder
     */
    public B clearWebsite() {
        return clear("website");
    }

    /**
     * Name of the time zone.
     *
     * @param timezone a name of the time zone database, such as {@code Europe/Berlin}
     * @return this builder
     * @throws IllegalArgumentException if it is no name of a time zone
     */
    public B timezone(String timezone) {
        return set("timezone", Check.timezone("timezone", timezone));
    }

    /**
     * Clears {@code timezone}.
     *
     * @return this builder
     */
    public B clearTimezone() {
        return clear("timezone");
    }

    /**
     * Postal code; HighLevel does not let it be null.
     *
     * @param postalCode the new value
     * @return this builder
     */
    public B postalCode(String postalCode) {
        return set("postalCode", postalCode);
    }

    /**
     * Country; HighLevel does not let it be null.
     *
     * @param country a code of two letters (ISO 3166-1), such as {@code DE}, or an empty text for none
     * @return this builder
     * @throws IllegalArgumentException if it is neither empty nor a country code of two letters
     */
    public B country(String country) {
        return set("country", Check.countryOrNone("country", country));
    }

    /**
     * Where the contact came from.
     *
     * @param source the new value
     * @return this builder
     */
    public B source(String source) {
        return set("source", source);
    }

    /**
     * Id of the user in charge.
     *
     * @param assignedTo the new value
     * @return this builder
     * @throws IllegalArgumentException if it is blank or a dot segment
     */
    public B assignedTo(String assignedTo) {
        return set("assignedTo", Check.id("assignedTo", assignedTo));
    }

    /**
     * Date of birth.
     *
     * @param dateOfBirth a day of the years 1 to 9999
     * @return this builder
     */
    public B dateOfBirth(LocalDate dateOfBirth) {
        return set("dateOfBirth", Check.day("dateOfBirth", dateOfBirth).toString());
    }

    /**
     * Clears {@code dateOfBirth}.
     *
     * @return this builder
     */
    public B clearDateOfBirth() {
        return clear("dateOfBirth");
    }

    /**
     * Do not disturb on all channels.
     *
     * @param dnd the new value
     * @return this builder
     */
    public B dnd(boolean dnd) {
        touched.put("dnd", dnd);
        return self();
    }

    /**
     * Do not disturb on one channel; other channels stay as they are in this builder.
     *
     * @param channel a name as in {@link DndChannel}
     * @param setting the new setting; its status must be {@code active}, {@code inactive} or {@code permanent}
     * @return this builder
     * @throws IllegalArgumentException if {@code channel} is blank
     */
    public B dndSetting(String channel, DndSetting setting) {
        String name = DndChannel.canonical(Check.filled("channel", channel));
        ObjectNode json = Check.given("setting", setting).json();
        touched.withObjectProperty("dndSettings").set(name, json);
        return self();
    }

    /**
     * Do not disturb for what the contact sends.
     *
     * @param active true to switch it on
     * @return this builder
     */
    public B inboundDnd(boolean active) {
        touched.putObject("inboundDndSettings").putObject("all").put("status", active ? "active" : "inactive");
        return self();
    }

    /**
     * All tags. On an update and an upsert HighLevel <strong>replaces the whole list</strong>: a tag that another
     * person added meanwhile is lost. To add or remove some, use {@link Contacts#addTags} and
     * {@link Contacts#removeTags}.
     *
     * @param tags the complete new list, without blank ones
     * @return this builder
     */
    public B tags(Collection<String> tags) {
        touched.set("tags", Touched.filledArray("tags", tags));
        return self();
    }

    /**
     * A text for a custom field; see {@link #customField(CustomFieldValue)}.
     *
     * @param fieldId the field's id
     * @param value the text
     * @return this builder
     */
    public B customField(String fieldId, String value) {
        return customField(CustomFieldValue.of(Check.given("fieldId", fieldId), value));
    }

    /**
     * A value for a custom field. Custom fields that are not named stay as they are. A second value for the same field
     * replaces the first.
     *
     * @param value field and value
     * @return this builder
     */
    public B customField(CustomFieldValue value) {
        JsonNode added = Check.given("value", value).json();
        ArrayNode list = touched.withArrayProperty("customFields");
        for (int i = 0; i < list.size(); i++) {
            JsonNode other = list.get(i);
            if (other.path("id").equals(added.path("id")) && other.path("key").equals(added.path("key"))) {
                list.set(i, added);
                return self();
            }
        }
        list.add(added);
        return self();
    }
}
