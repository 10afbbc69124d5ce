package io.ghl.client.oauth;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Who has installed the app, as HighLevel returned it. For an installation in a location HighLevel leaves out e-mail, owner
 * and plan of the company. Make one with {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param companyId the company
 * @param locationId the location, if the app is installed in one
 * @param companyName name of the company
 * @param relationshipNumber HighLevel's number of the company as a customer, such as {@code 0-002-230}
 * @param companyEmail e-mail of the company
 * @param companyOwnerFullName who owns the company
 * @param userId the user who installed the app
 * @param isWhitelabelCompany whether the company resells HighLevel under its own brand
 * @param companyPlan the company's plan at HighLevel
 * @param companyHighLevelPlan the same; deprecated by HighLevel
 * @param marketplaceAppPlanId the plan of a paid app
 * @param whitelabelDetails its own brand
 * @param received all of it as HighLevel sent it
 */
public record Installer(
        @Nullable String companyId,
        @Nullable String locationId,
        @Nullable String companyName,
        @Nullable String relationshipNumber,
        @Nullable String companyEmail,
        @Nullable String companyOwnerFullName,
        @Nullable String userId,
        @Nullable Boolean isWhitelabelCompany,
        @Nullable String companyPlan,
        @Nullable String companyHighLevelPlan,
        @Nullable String marketplaceAppPlanId,
        @Nullable Whitelabel whitelabelDetails,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object
     */
    public static Installer of(String json) {
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
    public static Installer of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new Installer(
                fields.text("companyId"),
                fields.text("locationId"),
                fields.text("companyName"),
                fields.text("relationshipNumber"),
                fields.text("companyEmail"),
                fields.text("companyOwnerFullName"),
                fields.text("userId"),
                fields.bool("isWhitelabelCompany"),
                fields.text("companyPlan"),
                fields.text("companyHighLevelPlan"),
                fields.text("marketplaceAppPlanId"),
                fields.nested("whitelabelDetails", Whitelabel::of),
                fields.received());
    }

    /** The names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("Installer", null, received);
    }

    /**
     * The brand under which a company resells HighLevel. Make one with {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
     *
     * @param domain its domain
     * @param logoUrl where its logo is
     * @param received all of it as HighLevel sent it
     */
    public record Whitelabel(
            @Nullable String domain, @Nullable String logoUrl, Received received) implements ReadModel {
        /**
         * Reads one from JSON, for tests and for stored copies.
         *
         * @param json the object as the API returns it
         * @return the record
         * @throws IllegalArgumentException if it is not a JSON object
         */
        public static Whitelabel of(String json) {
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
        public static Whitelabel of(JsonNode json) {
            Fields fields = Fields.of(json);
            return new Whitelabel(fields.text("domain"), fields.text("logoUrl"), fields.received());
        }

        /** The names of the fields that are set, no values. */
        @Override
        public String toString() {
            return Describe.names("Whitelabel", null, received);
        }
    }
}
