package io.ghl.sync.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event tells of a contact, which may be less than all and out of date. HighLevel leaves out what is empty.
 * {@code toString} shows nothing of it: all of it is personal data. Immutable; the constructor is not API.
 *
 * @param name the full name
 * @param firstName the first name
 * @param lastName the last name
 * @param email the e-mail address
 * @param phone the phone number
 * @param companyName the name of the contact's company
 * @param address1 the street
 * @param city the city
 * @param state the state or province
 * @param postalCode the postal code
 * @param country the country's code of two letters
 * @param website the website
 * @param source where the contact came from
 * @param assignedTo the user it is assigned to
 * @param bornOn the date of birth
 * @param addedAt when it was created
 * @param dnd whether it is not to be disturbed at all
 * @param dndSettings what is not to be used, by channel, such as {@code SMS}; only in
 *     {@link WebhookEvent.Change#DND_UPDATED}
 * @param tags all tags, not only those that changed
 * @param customFields the values of custom fields by the field's id; a value is a text, a number or a list
 */
public record ContactDetails(
        @Nullable String name,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String companyName,
        @Nullable String address1,
        @Nullable String city,
        @Nullable String state,
        @Nullable String postalCode,
        @Nullable String country,
        @Nullable String website,
        @Nullable String source,
        @Nullable String assignedTo,
        @Nullable LocalDate bornOn,
        @Nullable Instant addedAt,
        @Nullable Boolean dnd,
        @Nullable Map<String, Dnd> dndSettings,
        @Nullable List<String> tags,
        @Nullable Map<String, JsonNode> customFields) {
    /**
     * Whether a channel may be used.
     *
     * @param status {@code active} if the contact is not to be disturbed there, {@code inactive} if it may
     * @param message why
     * @param code HighLevel's code for the reason
     */
    public record Dnd(
            @Nullable String status,
            @Nullable String message,
            @Nullable String code) {
        @Override
        public String toString() {
            return "Dnd[" + status + "]";
        }
    }

    @Override
    public String toString() {
        return "ContactDetails[not shown]";
    }
}
