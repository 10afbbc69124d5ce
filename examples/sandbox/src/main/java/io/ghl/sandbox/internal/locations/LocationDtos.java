package io.ghl.sandbox.internal.locations;

import static io.ghl.sandbox.internal.validation.Checks.ANY;
import static io.ghl.sandbox.internal.validation.Checks.ARRAY;
import static io.ghl.sandbox.internal.validation.Checks.BOOLEAN;
import static io.ghl.sandbox.internal.validation.Checks.EMAIL;
import static io.ghl.sandbox.internal.validation.Checks.NOT_BLANK;
import static io.ghl.sandbox.internal.validation.Checks.NUMBER;
import static io.ghl.sandbox.internal.validation.Checks.STRING;
import static io.ghl.sandbox.internal.validation.Checks.eachNested;
import static io.ghl.sandbox.internal.validation.Checks.is;
import static io.ghl.sandbox.internal.validation.Checks.nested;
import static io.ghl.sandbox.internal.validation.Checks.oneOf;

import io.ghl.sandbox.internal.validation.Check;
import io.ghl.sandbox.internal.validation.Dto;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The request bodies of locations and of fields of objects. */
final class LocationDtos {
    /** What a location may use. */
    static final List<String> PERMISSIONS = List.of(
            "2-way-text-messaging",
            "gmb-messaging",
            "web-chat",
            "reputation-management",
            "facebook-messenger",
            "gmb-call-tracking",
            "missed-call-text-back",
            "text-to-pay",
            "calendar",
            "crm",
            "opportunities",
            "email-marketing",
            "form-builder",
            "survey-builder",
            "trigger-links",
            "html-builder",
            "sms-email-templates",
            "funnels",
            "websites",
            "workflow",
            "membership",
            "all-reports",
            "triggers",
            "campaigns",
            "launchpad");

    /** ISO 3166 as Java knows it, and two that HighLevel lists beside. */
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final Check COUNTRY = is(
            v -> v.isTextual()
                    && (COUNTRIES.contains(v.textValue()) || Set.of("XK", "AN").contains(v.textValue())),
            "must be a valid ISO 3166 country code");

    private static final Dto FIELDS = Dto.empty()
            .optional(STRING, "phone", "address", "city", "state", "postalCode", "website", "timezone")
            .optional(COUNTRY, "country")
            .optional(
                    nested(Dto.empty()
                            .required(NOT_BLANK, "firstName", "lastName")
                            .required(EMAIL, "email")),
                    "prospectInfo")
            .optional(
                    nested(Dto.empty()
                            .optional(
                                    BOOLEAN,
                                    "allowDuplicateContact",
                                    "allowDuplicateOpportunity",
                                    "allowFacebookNameMerge",
                                    "disableContactTimezone")),
                    "settings")
            .optional(
                    nested(Dto.empty()
                            .optional(
                                    STRING,
                                    "facebookUrl",
                                    "googlePlus",
                                    "linkedIn",
                                    "foursquare",
                                    "twitter",
                                    "yelp",
                                    "instagram",
                                    "youtube",
                                    "pinterest",
                                    "blogRss",
                                    "googlePlacesId")),
                    "social")
            .optional(nested(Dto.empty().required(NOT_BLANK, "sid", "authToken")), "twilio")
            .optional(nested(Dto.empty().required(NOT_BLANK, "apiKey", "domain")), "mailgun")
            .required(NOT_BLANK, "companyId");

    static final Dto CREATE = FIELDS.required(NOT_BLANK, "name").optional(STRING, "snapshotId");
    static final Dto UPDATE = FIELDS.optional(NOT_BLANK, "name")
            .optional(nested(Dto.empty().required(NOT_BLANK, "id").optional(BOOLEAN, "override")), "snapshot");
    static final Dto PERMISSIONS_UPDATE = Dto.empty()
            .required(
                    ARRAY.and((path, value, errors) -> {
                        if (!StreamSupport.stream(value.spliterator(), false)
                                .allMatch(v -> PERMISSIONS.contains(v.asText()))) {
                            errors.add("each value in " + path + " must be one of the following values: "
                                    + String.join(", ", PERMISSIONS));
                        }
                    }),
                    "permissions");

    private static final String[] FORMATS = {
        ".pdf", ".docx", ".doc", ".jpg", ".jpeg", ".png", ".gif", ".csv", ".xlsx", ".xls", "all"
    };
    private static final Dto FIELD = Dto.empty()
            .required(NOT_BLANK, "locationId")
            .required(BOOLEAN, "showInForms")
            .optional(STRING, "name", "description", "placeholder")
            .optional(oneOf(FORMATS), "acceptedFormats")
            .optional(NUMBER, "maxFileLimit");
    static final Dto FIELD_CREATE = FIELD.required(NOT_BLANK, "fieldKey", "objectKey", "parentId")
            .required(
                    oneOf(
                            "TEXT",
                            "LARGE_TEXT",
                            "NUMERICAL",
                            "PHONE",
                            "MONETORY",
                            "CHECKBOX",
                            "SINGLE_OPTIONS",
                            "MULTIPLE_OPTIONS",
                            "DATE",
                            "TEXTBOX_LIST",
                            "FILE_UPLOAD",
                            "RADIO",
                            "EMAIL"),
                    "dataType")
            .optional(BOOLEAN, "allowCustomOption")
            .optional(eachNested(Dto.empty().required(NOT_BLANK, "key", "label").optional(STRING, "url")), "options");
    /** The key of a choice is described as left out here, though its schema requires it. */
    static final Dto FIELD_UPDATE = FIELD.optional(
            eachNested(Dto.empty()
                    .required(NOT_BLANK, "label")
                    .optional(STRING, "url")
                    .optional(ANY, "key")),
            "options");

    static final Dto FOLDER_UPDATE = Dto.empty().required(NOT_BLANK, "locationId", "name");
    static final Dto FOLDER_CREATE = FOLDER_UPDATE.required(NOT_BLANK, "objectKey");

    private LocationDtos() {}
}
