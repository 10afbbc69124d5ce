package io.ghl.client.locations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A location (sub-account) as HighLevel returned it; searches and writes answer fewer fields than a read. It has no time
 * of its last change. Make one with {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param id the id
 * @param companyId the company (agency) it belongs to
 * @param name name
 * @param email e-mail
 * @param phone phone number
 * @param firstName first name of the person in charge
 * @param lastName last name of the person in charge
 * @param address street
 * @param city city
 * @param state state
 * @param country country, two letters
 * @param postalCode postal code
 * @param website website
 * @param timezone time zone, such as {@code America/Chicago}
 * @param domain domain of its pages
 * @param logoUrl where the logo is
 * @param business its business profile, in single reads
 * @param settings what it allows
 * @param social where else it can be found
 * @param received all of it as HighLevel sent it
 */
public record Location(
        String id,
        @Nullable String companyId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String address,
        @Nullable String city,
        @Nullable String state,
        @Nullable String country,
        @Nullable String postalCode,
        @Nullable String website,
        @Nullable String timezone,
        @Nullable String domain,
        @Nullable String logoUrl,
        @Nullable Business business,
        @Nullable Settings settings,
        @Nullable Social social,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static Location of(String json) {
        return of(Json.parse(json));
    }

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    @JsonCreator
    public static Location of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new Location(
                fields.id("id"),
                fields.text("companyId"),
                fields.text("name"),
                fields.text("email"),
                fields.text("phone"),
                fields.text("firstName"),
                fields.text("lastName"),
                fields.text("address"),
                fields.text("city"),
                fields.text("state"),
                fields.text("country"),
                fields.text("postalCode"),
                fields.text("website"),
                fields.text("timezone"),
                fields.text("domain"),
                fields.text("logoUrl"),
                fields.nested("business", Business::of),
                fields.nested("settings", Settings::of),
                fields.nested("social", Social::of),
                fields.received());
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("Location", id, received);
    }

    /**
     * The business of a location, as its profile shows it. Make one with {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
     *
     * @param name name
     * @param address street
     * @param city city
     * @param state state
     * @param country country, two letters
     * @param postalCode postal code
     * @param website website
     * @param timezone time zone, such as {@code America/Chicago}
     * @param logoUrl where the logo is
     * @param received all of it as HighLevel sent it
     */
    public record Business(
            @Nullable String name,
            @Nullable String address,
            @Nullable String city,
            @Nullable String state,
            @Nullable String country,
            @Nullable String postalCode,
            @Nullable String website,
            @Nullable String timezone,
            @Nullable String logoUrl,
            Received received)
            implements ReadModel {
        /**
         * Reads one from JSON, for tests and for stored copies.
         *
         * @param json the object as the API returns it
         * @return the record
         * @throws IllegalArgumentException if it is not a JSON object
         */
        public static Business of(String json) {
            return of(Json.parse(json));
        }

        /**
         * Reads one from JSON, for tests and for stored copies.
         *
         * @param json the object as the API returns it
         * @return the record
         * @throws IllegalArgumentException if it is not a JSON object
         */
        @JsonCreator
        public static Business of(JsonNode json) {
            Fields fields = Fields.of(json);
            return new Business(
                    fields.text("name"),
                    fields.text("address"),
                    fields.text("city"),
                    fields.text("state"),
                    fields.text("country"),
                    fields.text("postalCode"),
                    fields.text("website"),
                    fields.text("timezone"),
                    fields.text("logoUrl"),
                    fields.received());
        }

        /** The names of the fields that are set, no values. */
        @Override
        public String toString() {
            return Describe.names("Business", null, received);
        }
    }

    /**
     * What a location allows. Make one with {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
     *
     * @param allowDuplicateContact whether contacts may share an e-mail or a phone number
     * @param allowDuplicateOpportunity whether a contact may have several opportunities in a pipeline
     * @param allowFacebookNameMerge whether contacts are merged by their Facebook name
     * @param disableContactTimezone whether contacts have no time zone of their own
     * @param received all of it as HighLevel sent it
     */
    public record Settings(
            @Nullable Boolean allowDuplicateContact,
            @Nullable Boolean allowDuplicateOpportunity,
            @Nullable Boolean allowFacebookNameMerge,
            @Nullable Boolean disableContactTimezone,
            Received received)
            implements ReadModel {
        /**
         * Reads one from JSON, for tests and for stored copies.
         *
         * @param json the object as the API returns it
         * @return the record
         * @throws IllegalArgumentException if it is not a JSON object
         */
        public static Settings of(String json) {
            return of(Json.parse(json));
        }

        /**
         * Reads one from JSON, for tests and for stored copies.
         *
         * @param json the object as the API returns it
         * @return the record
         * @throws IllegalArgumentException if it is not a JSON object
         */
        @JsonCreator
        public static Settings of(JsonNode json) {
            Fields fields = Fields.of(json);
            return new Settings(
                    fields.bool("allowDuplicateContact"),
                    fields.bool("allowDuplicateOpportunity"),
                    fields.bool("allowFacebookNameMerge"),
                    fields.bool("disableContactTimezone"),
                    fields.received());
        }

        /** The names of the fields that are set, no values. */
        @Override
        public String toString() {
            return Describe.names("Settings", null, received);
        }
    }

    /**
     * Where else a location can be found. Make one with {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
     *
     * @param facebookUrl Facebook
     * @param googlePlus Google Plus
     * @param linkedIn LinkedIn
     * @param foursquare Foursquare
     * @param twitter Twitter
     * @param yelp Yelp
     * @param instagram Instagram
     * @param youtube YouTube
     * @param pinterest Pinterest
     * @param blogRss feed of the blog
     * @param googlePlacesId id of the place at Google
     * @param received all of it as HighLevel sent it
     */
    public record Social(
            @Nullable String facebookUrl,
            @Nullable String googlePlus,
            @Nullable String linkedIn,
            @Nullable String foursquare,
            @Nullable String twitter,
            @Nullable String yelp,
            @Nullable String instagram,
            @Nullable String youtube,
            @Nullable String pinterest,
            @Nullable String blogRss,
            @Nullable String googlePlacesId,
            Received received)
            implements ReadModel {
        /**
         * Reads one from JSON, for tests and for stored copies.
         *
         * @param json the object as the API returns it
         * @return the record
         * @throws IllegalArgumentException if it is not a JSON object
         */
        public static Social of(String json) {
            return of(Json.parse(json));
        }

        /**
         * Reads one from JSON, for tests and for stored copies.
         *
         * @param json the object as the API returns it
         * @return the record
         * @throws IllegalArgumentException if it is not a JSON object
         */
        @JsonCreator
        public static Social of(JsonNode json) {
            Fields fields = Fields.of(json);
            return new Social(
                    fields.text("facebookUrl"),
                    fields.text("googlePlus"),
                    fields.text("linkedIn"),
                    fields.text("foursquare"),
                    fields.text("twitter"),
                    fields.text("yelp"),
                    fields.text("instagram"),
                    fields.text("youtube"),
                    fields.text("pinterest"),
                    fields.text("blogRss"),
                    fields.text("googlePlacesId"),
                    fields.received());
        }

        /** The names of the fields that are set, no values. */
        @Override
        public String toString() {
            return Describe.names("Social", null, received);
        }
    }
}
