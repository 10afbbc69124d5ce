package io.ghl.sandbox.internal.contacts;

import static io.ghl.sandbox.internal.validation.Checks.ANY;
import static io.ghl.sandbox.internal.validation.Checks.ARRAY;
import static io.ghl.sandbox.internal.validation.Checks.BOOLEAN;
import static io.ghl.sandbox.internal.validation.Checks.COLOR;
import static io.ghl.sandbox.internal.validation.Checks.DATE_TIME;
import static io.ghl.sandbox.internal.validation.Checks.EMAIL;
import static io.ghl.sandbox.internal.validation.Checks.NOT_BLANK;
import static io.ghl.sandbox.internal.validation.Checks.NUMBER;
import static io.ghl.sandbox.internal.validation.Checks.STRING;
import static io.ghl.sandbox.internal.validation.Checks.STRINGS;
import static io.ghl.sandbox.internal.validation.Checks.between;
import static io.ghl.sandbox.internal.validation.Checks.eachNested;
import static io.ghl.sandbox.internal.validation.Checks.is;
import static io.ghl.sandbox.internal.validation.Checks.nested;
import static io.ghl.sandbox.internal.validation.Checks.oneOf;
import static io.ghl.sandbox.internal.validation.Checks.upTo;

import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.state.Dates;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.validation.Check;
import io.ghl.sandbox.internal.validation.Dto;
import java.util.EnumMap;
import java.util.Map;

/** The request bodies of the sandbox's operations, as HighLevel's specification and its 422s describe them. */
public final class Dtos {
    private static final Check CHANNEL = nested(Dto.empty()
            .required(oneOf("active", "inactive", "permanent"), "status")
            .optional(STRING, "message", "code"));
    private static final Check INBOUND = nested(Dto.empty()
            .optional(
                    nested(Dto.empty()
                            .required(oneOf("active", "inactive"), "status")
                            .optional(STRING, "message")),
                    "all"));
    private static final Check DATE_OF_BIRTH = is(
            v -> v.isTextual() && (v.textValue().isEmpty() || Dates.dateOfBirth(v.textValue()) != null),
            "must be a date in one of the supported formats");

    public static final Dto TAGS = Dto.empty().required(STRINGS, "tags");
    public static final Dto NOTHING = Dto.empty();
    public static final Dto FOLLOWERS = Dto.empty().required(STRINGS, "followers");
    public static final Dto BULK_TAGS = Dto.empty()
            .required(STRINGS, "contacts", "tags")
            .required(NOT_BLANK, "locationId")
            .optional(BOOLEAN, "removeAllTags");
    // businessId has to be there, although it may be null: that detaches.
    public static final Dto BULK_BUSINESS = Dto.empty()
            .required(NOT_BLANK, "locationId")
            .required(STRINGS.and(is(v -> v.size() <= 50, "must contain no more than 50 elements")), "ids")
            .present(STRING, "businessId");
    public static final Dto WORKFLOW = Dto.empty().optional(DATE_TIME, "eventStartTime");
    public static final Dto TASK_CREATE = Dto.empty()
            .required(NOT_BLANK, "title")
            .required(DATE_TIME, "dueDate")
            .required(BOOLEAN, "completed")
            .optional(STRING, "body", "assignedTo");
    public static final Dto TASK_UPDATE = Dto.empty()
            .optional(NOT_BLANK, "title")
            .optional(DATE_TIME, "dueDate")
            .optional(BOOLEAN, "completed")
            .optional(STRING, "body", "assignedTo");
    public static final Dto TASK_COMPLETED = Dto.empty().required(BOOLEAN, "completed");
    public static final Dto TASK_SEARCH = Dto.empty()
            .optional(STRINGS, "contactId", "assignedTo")
            .optional(BOOLEAN, "completed")
            .optional(STRING, "query", "businessId")
            .optional(between(1, 500), "limit")
            .optional(between(0, Integer.MAX_VALUE), "skip")
            .optional(ARRAY, "searchAfter");
    public static final Dto NOTE_CREATE = Dto.empty()
            .required(NOT_BLANK, "body")
            .optional(STRING, "userId", "title")
            .optional(COLOR, "color")
            .optional(BOOLEAN, "pinned");
    public static final Dto NOTE_UPDATE = NOTE_CREATE.without("body").optional(NOT_BLANK, "body");
    public static final Dto TAG_CREATE = Dto.empty().required(NOT_BLANK, "name");
    // parentId, fieldKey and description are undocumented but work; options is the only way to give a list its choices.
    public static final Dto CUSTOM_FIELD_CREATE = Dto.empty()
            .required(NOT_BLANK, "name", "dataType")
            .optional(STRING, "placeholder", "parentId", "fieldKey", "description")
            .optional(STRINGS, "acceptedFormat", "options")
            .optional(BOOLEAN, "isMultipleFile")
            .optional(NUMBER, "maxNumberOfFiles", "position")
            .optional(ARRAY, "textBoxListOptions")
            .optional(oneOf("contact", "opportunity"), "model");
    public static final Dto CUSTOM_FIELD_UPDATE = Dto.empty()
            .required(NOT_BLANK, "name")
            .optional(STRING, "placeholder", "parentId", "description")
            .optional(STRINGS, "acceptedFormat", "options")
            .optional(BOOLEAN, "isMultipleFile")
            .optional(NUMBER, "maxNumberOfFiles", "position")
            .optional(ARRAY, "textBoxListOptions")
            .optional(oneOf("contact", "opportunity"), "model");
    // Not in the specification, but 422 says so; the files are what Multipart makes of them.
    public static final Dto FILE_UPLOAD =
            Dto.empty().required(STRING, "id", "maxFiles").optional(ARRAY, "files");
    public static final Dto CUSTOM_VALUE =
            Dto.empty().required(NOT_BLANK, "name").required(STRING, "value");
    private static final Dto RRULE = Dto.empty()
            .required(oneOf("yearly", "monthly", "weekly", "daily", "hourly"), "intervalType")
            .required(between(1, Integer.MAX_VALUE), "interval")
            .required(DATE_TIME, "startDate")
            .required(between(0, Integer.MAX_VALUE), "dueAfterSeconds")
            .optional(DATE_TIME, "endDate")
            .optional(between(1, 31), "dayOfMonth")
            .optional(oneOf("MO", "TU", "WE", "TH", "FR", "SA", "SU"), "dayOfWeek")
            .optional(between(1, 12), "monthOfYear")
            .optional(between(1, Integer.MAX_VALUE), "count")
            .optional(BOOLEAN, "createTaskIfOverDue");
    public static final Dto RECURRING_TASK_UPDATE = Dto.empty()
            .optional(NOT_BLANK, "title")
            .optional(STRING, "description")
            .optional(STRINGS, "contactIds", "owners")
            .optional(nested(RRULE), "rruleOptions")
            .optional(BOOLEAN, "ignoreTaskCreation");
    public static final Dto RECURRING_TASK_CREATE =
            RECURRING_TASK_UPDATE.required(NOT_BLANK, "title").required(nested(RRULE), "rruleOptions");
    public static final Dto CONTACT_SEARCH = Dto.empty()
            .required(STRING, "locationId")
            .required(between(1, 500), "pageLimit")
            .optional(between(1, Integer.MAX_VALUE), "page")
            .optional(ARRAY, "searchAfter", "filters", "sort")
            .optional(upTo(75), "query");

    private final Map<ApiVersion, Dto> create = new EnumMap<>(ApiVersion.class);
    private final Map<ApiVersion, Dto> update = new EnumMap<>(ApiVersion.class);
    private final Map<ApiVersion, Dto> upsert = new EnumMap<>(ApiVersion.class);

    /** The bodies that depend on the switches. */
    public Dtos(Settings settings) {
        for (ApiVersion version : ApiVersion.values()) {
            Dto common = Dto.empty()
                    .nullable(STRING, "firstName", "lastName", "name", "phone", "address1", "city", "state")
                    .nullable(STRING, "website", "timezone")
                    .nullable(EMAIL, "email")
                    .nullable(DATE_OF_BIRTH, "dateOfBirth")
                    .optional(STRING, "postalCode", "country")
                    .optional(BOOLEAN, "dnd")
                    .optional(dndSettings(version, settings), "dndSettings")
                    .optional(INBOUND, "inboundDndSettings")
                    .optional(STRINGS, "tags")
                    .optional(customFields(version, settings), "customFields");
            Dto created = common.required(NOT_BLANK, "locationId")
                    .optional(STRING, "gender", "source", "assignedTo")
                    .nullable(STRING, "companyName");
            create.put(version, created);
            upsert.put(version, created.optional(BOOLEAN, "createNewIfDuplicateAllowed"));
            update.put(version, common.nullable(STRING, "source", "assignedTo"));
        }
    }

    private static Check dndSettings(ApiVersion version, Settings settings) {
        Dto channels = Dto.empty();
        if (version == ApiVersion.V3) {
            channels = channels.optional(CHANNEL, "call", "email", "sms", "whatsApp", "gmb", "fb");
        }
        if (version == ApiVersion.V2 || settings.on(Quirk.V3_ACCEPTS_V2_DND_KEYS)) {
            channels = channels.optional(CHANNEL, "Call", "Email", "SMS", "WhatsApp", "GMB", "FB");
        }
        return nested(channels);
    }

    private static Check customFields(ApiVersion version, Settings settings) {
        Dto item = Dto.empty().optional(STRING, "id", "key").nullable(ANY, "field_value");
        if (version == ApiVersion.V3) {
            item = item.nullable(ANY, "fieldValue");
        }
        if (settings.on(Quirk.CUSTOM_FIELD_VALUE_KEY_IS_ACCEPTED)) {
            item = item.nullable(ANY, "value");
        }
        return eachNested(item).and((path, value, errors) -> {
            for (int i = 0; i < value.size(); i++) {
                if (!value.get(i).has("id") && !value.get(i).has("key")) {
                    errors.add(path + "." + i + ".id should not be empty");
                }
            }
        });
    }

    /** The body of create-contact. */
    public Dto create(ApiVersion version) {
        return of(create, version);
    }

    /** The body of update-contact: neither {@code locationId} nor {@code gender} nor {@code companyName}. */
    public Dto update(ApiVersion version) {
        return of(update, version);
    }

    /** The body of upsert-contact. */
    public Dto upsert(ApiVersion version) {
        return of(upsert, version);
    }

    private static Dto of(Map<ApiVersion, Dto> map, ApiVersion version) {
        Dto dto = map.get(version);
        if (dto == null) {
            throw new IllegalStateException("no body for " + version);
        }
        return dto;
    }
}
