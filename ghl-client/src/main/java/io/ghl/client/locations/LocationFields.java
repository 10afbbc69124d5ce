package io.ghl.client.locations;

import io.ghl.client.Secret;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.json.Touched;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields that creating and updating a location have in common. HighLevel lets none of them be null. A field that was
 * not touched is not sent. HighLevel does not say whether an update of some of the settings, or of some of the links,
 * leaves the others as they are. Mutable and not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class LocationFields<B extends LocationFields<B>>
        permits NewLocation.Builder, LocationUpdate.Builder {
    private static final Set<String> NOT_LISTED = Set.of("BL", "BQ", "CW", "SS");

    private static final Set<String> COUNTRIES = Stream.concat(
                    Arrays.stream(Locale.getISOCountries()).filter(code -> !NOT_LISTED.contains(code)),
                    Stream.of("AN", "XK"))
            .collect(Collectors.toUnmodifiableSet());

    final Touched touched = new Touched();

    LocationFields() {}

    abstract B self();

    /**
     * Name.
     *
     * @param name the value
     * @return this builder
     */
    public B name(String name) {
        touched.filled("name", name);
        return self();
    }

    /**
     * Phone number with the prefix of its country, such as {@code +15125550100}.
     *
     * @param phone the value
     * @return this builder
     */
    public B phone(String phone) {
        touched.text("phone", phone);
        return self();
    }

    /**
     * Street.
     *
     * @param address the value
     * @return this builder
     */
    public B address(String address) {
        touched.text("address", address);
        return self();
    }

    /**
     * City.
     *
     * @param city the value
     * @return this builder
     */
    public B city(String city) {
        touched.text("city", city);
        return self();
    }

    /**
     * State.
     *
     * @param state the value
     * @return this builder
     */
    public B state(String state) {
        touched.text("state", state);
        return self();
    }

    /**
     * Country.
     *
     * @param country a code of two capital letters (ISO 3166-1), such as {@code US}, that HighLevel's specification lists:
     *     all but BL, BQ, CW and SS, and also AN and XK
     * @return this builder
     * @throws IllegalArgumentException if it is none of them
     */
    public B country(String country) {
        if (!COUNTRIES.contains(Check.given("country", country))) {
            throw new IllegalArgumentException(
                    "country must be the code of a country that HighLevel knows, two capital letters such as US.");
        }
        touched.text("country", country);
        return self();
    }

    /**
     * Postal code.
     *
     * @param postalCode the value
     * @return this builder
     */
    public B postalCode(String postalCode) {
        touched.text("postalCode", postalCode);
        return self();
    }

    /**
     * Website.
     *
     * @param website the value
     * @return this builder
     */
    public B website(String website) {
        touched.text("website", website);
        return self();
    }

    /**
     * Name of the time zone; see {@link LocationDetails#timezones}.
     *
     * @param timezone a name of the time zone database, such as {@code US/Central}
     * @return this builder
     * @throws IllegalArgumentException if it is no name of a time zone
     */
    public B timezone(String timezone) {
        touched.text("timezone", Check.timezone("timezone", timezone));
        return self();
    }

    /**
     * Whether contacts may share an e-mail or a phone number.
     *
     * @param allowDuplicateContact the value
     * @return this builder
     */
    public B allowDuplicateContact(boolean allowDuplicateContact) {
        touched.inside("settings").put("allowDuplicateContact", allowDuplicateContact);
        return self();
    }

    /**
     * Whether a contact may have several opportunities in a pipeline.
     *
     * @param allowDuplicateOpportunity the value
     * @return this builder
     */
    public B allowDuplicateOpportunity(boolean allowDuplicateOpportunity) {
        touched.inside("settings").put("allowDuplicateOpportunity", allowDuplicateOpportunity);
        return self();
    }

    /**
     * Whether contacts are merged by their Facebook name.
     *
     * @param allowFacebookNameMerge the value
     * @return this builder
     */
    public B allowFacebookNameMerge(boolean allowFacebookNameMerge) {
        touched.inside("settings").put("allowFacebookNameMerge", allowFacebookNameMerge);
        return self();
    }

    /**
     * Whether contacts have no time zone of their own.
     *
     * @param disableContactTimezone the value
     * @return this builder
     */
    public B disableContactTimezone(boolean disableContactTimezone) {
        touched.inside("settings").put("disableContactTimezone", disableContactTimezone);
        return self();
    }

    /**
     * Where else it can be found.
     *
     * @param link which link
     * @param value the URL or id
     * @return this builder
     */
    public B social(SocialLink link, String value) {
        String wire = Check.given("link", link).wire();
        String target = Check.given("value", value);
        touched.inside("social").put(wire, target);
        return self();
    }

    /**
     * The person whom the agency deals with.
     *
     * @param firstName first name
     * @param lastName last name
     * @param email e-mail
     * @return this builder
     * @throws IllegalArgumentException if {@code firstName} is blank, or {@code lastName} is blank, or {@code email}
     *     is no e-mail address
     */
    public B prospect(String firstName, String lastName, String email) {
        touched.json(
                "prospectInfo",
                Json.object()
                        .put("firstName", Check.filled("firstName", firstName))
                        .put("lastName", Check.filled("lastName", lastName))
                        .put("email", Check.email("email", email)));
        return self();
    }

    /**
     * The account at Twilio that sends its messages.
     *
     * @param sid id of the account
     * @param authToken its token
     * @return this builder
     * @throws IllegalArgumentException if {@code sid} is blank
     */
    public B twilio(String sid, Secret authToken) {
        touched.json(
                "twilio",
                Json.object()
                        .put("sid", Check.filled("sid", sid))
                        .put("authToken", Check.given("authToken", authToken).reveal()));
        return self();
    }

    /**
     * The account at Mailgun that sends its e-mails.
     *
     * @param apiKey key of the account
     * @param domain the domain that is connected with it
     * @return this builder
     * @throws IllegalArgumentException if {@code domain} is blank
     */
    public B mailgun(Secret apiKey, String domain) {
        touched.json(
                "mailgun",
                Json.object()
                        .put("apiKey", Check.given("apiKey", apiKey).reveal())
                        .put("domain", Check.filled("domain", domain)));
        return self();
    }
}
