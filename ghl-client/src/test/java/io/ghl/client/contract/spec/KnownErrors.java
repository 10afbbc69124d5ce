package io.ghl.client.contract.spec;

import static io.ghl.client.contract.spec.KnownError.keywords;
import static io.ghl.client.contract.spec.KnownError.missing;
import static io.ghl.client.contract.spec.KnownError.optional;
import static io.ghl.client.contract.spec.KnownError.pathParameter;
import static io.ghl.client.contract.spec.KnownError.refusal;
import static io.ghl.client.contract.spec.KnownError.retyped;
import static io.ghl.client.contract.spec.KnownError.scope;
import static io.ghl.client.contract.spec.KnownError.status;
import static io.ghl.client.contract.spec.KnownError.version;

import io.ghl.client.ApiVersion;
import java.util.List;
import java.util.stream.Stream;

/** The errors of the specification that we know, one by one, each with the fact that overrides it. */
public final class KnownErrors {
    private static final String TEXT = "{'type':'string'}";
    private static final String TEXTS = "{'type':'array','items':{'type':'string'}}";
    private static final String FLAG = "{'type':'boolean'}";
    private static final String TIME = "{'type':'string','format':'date-time'}";
    private static final String BOXES =
            "{'type':'array','items':{'type':'object','properties':{'label':{'type':'string'},"
                    + "'prefillValue':{'type':'string'}}}}";
    private static final String ECHO = "[?]: no source; the sandbox answers what it stored";
    private static final String PATTERN = "[?]: no source; named as the other scopes are";
    private static final String DATE_ID =
            "[?]: no source; `update-calendar` asks for the id, which only an answer can tell";
    private static final String EITHER = "{'nullable':true,'enum':[0,1,null]}";
    private static final String BOTH_COUNT = "the sentence beside it";
    private static final String RESOURCE_ID =
            "[?]: no source; the other operations ask for the id, which only an answer can tell";
    private static final String SCHEDULE_TIME = "[?]: no source; so it is in `getScheduleById`";
    private static final String OBJECT = "{'type':'object'}";

    /** In the order of the documentation. */
    public static final List<KnownError> ALL = Stream.of(
                    everywhere(), contacts(), locations(), calendars(), others(), refusals(), scopes())
            .flatMap(List::stream)
            .toList();

    private KnownErrors() {}

    private static List<KnownError> everywhere() {
        return List.of(
                missing("*", "response traceId", TEXT, "§0"),
                missing("delete-tag delete-custom-value delete-custom-field", "response succeeded", FLAG, "§1.6 (4)")
                        .in(ApiVersion.V3));
    }

    private static List<KnownError> contacts() {
        String writes = "create-contact update-contact upsert-contact";
        return List.of(
                retyped(writes, "request dateOfBirth", "object", "{'type':'string','nullable':true}", "§7.5"),
                keywords(
                                "create-contact",
                                "response contact.dateOfBirth",
                                "a sentence as example",
                                "a time",
                                "{'format':'date-time','example':'1990-09-25T00:00:00.000Z'}",
                                "§7.5")
                        .in(ApiVersion.V2021_07_28),
                keywords(
                                "get-contact update-contact upsert-contact",
                                "response contact.dateOfBirth",
                                "a sentence as example",
                                "a date",
                                "{'format':'date','example':'1990-09-25'}",
                                "§7.5")
                        .in(ApiVersion.V2021_07_28),
                optional(writes, "request customFields[].id", "`key` can stand for it", "§1.1"),
                retyped(
                                writes,
                                "request customFields[].field_value",
                                "numbers are objects",
                                DocumentedElsewhere.VALUE,
                                "§1.1")
                        .in(ApiVersion.V2021_07_28),
                retyped(
                                writes,
                                "request customFields[].fieldValue",
                                "numbers are objects",
                                DocumentedElsewhere.VALUE,
                                "§1.1")
                        .in(ApiVersion.V3),
                retyped(
                        writes + " get-contact",
                        "response contact.customFields[].value",
                        "string",
                        DocumentedElsewhere.VALUE,
                        "§2, §7.3"),
                missing("upsert-contact", "response contact.gender", TEXT, "§7.1"),
                retyped(
                        "search-contacts-advanced",
                        "request",
                        "an object with nothing in it",
                        DocumentedElsewhere.CONTACT_SEARCH,
                        "§2"),
                retyped(
                        "search-contacts-advanced",
                        "response",
                        "nothing",
                        DocumentedElsewhere.answer("contacts", DocumentedElsewhere.CONTACT_ROW, "total"),
                        "§2"),
                retyped(
                        "get-duplicate-contact",
                        "response",
                        "nothing",
                        "{'type':'object','properties':{'traceId':{'type':'string'},'contact':"
                                + DocumentedElsewhere.CONTACT + "}}",
                        "§1.1"),
                missing(
                        "get-contacts",
                        "response meta",
                        "{'type':'object','properties':{'total':{'type':'number'},'nextPageUrl':{'type':'string'},"
                                + "'startAfterId':{'type':'string'},'startAfter':{'type':'number'},"
                                + "'currentPage':{'type':'number'},'nextPage':{'type':'number'},"
                                + "'prevPage':{'type':'number','nullable':true}}}",
                        "§1.1"),
                retyped(
                        "get-contacts get-contacts-by-businessId",
                        "response contacts[]",
                        "fewer properties",
                        DocumentedElsewhere.CONTACT_IN_LIST,
                        "§1.1, §7.6"),
                status("add-contact-to-workflow", 200, 201, "§1.1"),
                pathParameter("create-association", "type", "§0"),
                status("task-search", 200, 201, "§1.2"),
                missing("task-search", "request searchAfter", "{'type':'array','items':{}}", "§1.2"),
                retyped("task-search", "response tasks[]", "array", DocumentedElsewhere.TASK_ROW, "§1.2"));
    }

    private static List<KnownError> locations() {
        String fields = "create-custom-field update-custom-field get-custom-field";
        return List.of(
                keywords(
                        "upload-file-customFields",
                        "request",
                        "no part for a file",
                        "a part for each file",
                        "{'additionalProperties':{'type':'object','required':['filename','contentType'],'properties':"
                                + "{'filename':{'type':'string'},'contentType':{'type':'string'}}}}",
                        "§1.4"),
                retyped(
                        "upload-file-customFields",
                        "response meta[]",
                        "string",
                        "{'type':'object','properties':{'fieldname':{'type':'string'},'originalname':{'type':'string'},"
                                + "'encoding':{'type':'string'},'mimetype':{'type':'string'},'size':{'type':'number'},"
                                + "'url':{'type':'string'}}}",
                        "the example beside it"),
                missing("create-custom-field", "request parentId", TEXT, "§1.4"),
                missing("create-custom-field", "request fieldKey", TEXT, "§1.4"),
                missing("create-custom-field", "request description", TEXT, "§1.4"),
                missing("create-custom-field", "request options", TEXTS, "[?]"),
                retyped(
                        "get-timezones",
                        "response",
                        "nothing",
                        "{'type':'object','properties':{'timezones':{'type':'array','items':{'type':'string'}},"
                                + "'traceId':{'type':'string'}}}",
                        "[?]"),
                retyped(
                        "DELETE-an-email-sms-template",
                        "response",
                        "nothing",
                        "{'type':'object','properties':{'traceId':{'type':'string'}}}",
                        "[?]"),
                pathParameter("get-timezones", "locationId", "§0"),
                optional(
                        "custom-fields/update-custom-field",
                        "request options[].key",
                        "left out, as the description beside it says",
                        "the specification itself"),
                missing(fields, "response customField.parentId", TEXT, "§1.4"),
                missing(fields, "response customField.description", TEXT, "§1.4"),
                missing(fields, "response customField.acceptedFormat", TEXTS, ECHO),
                missing(fields, "response customField.textBoxListOptions", BOXES, ECHO),
                missing("get-custom-fields", "response customFields[].parentId", TEXT, "§1.4"),
                missing("get-custom-fields", "response customFields[].description", TEXT, "§1.4"),
                missing("get-custom-fields", "response customFields[].acceptedFormat", TEXTS, ECHO),
                missing("get-custom-fields", "response customFields[].textBoxListOptions", BOXES, ECHO));
    }

    private static List<KnownError> calendars() {
        return List.of(
                retyped("get-appointment", "response event.startTime", "object", TIME, "§1.3"),
                retyped("get-appointment", "response event.endTime", "object", TIME, "§1.3"),
                retyped("get-appointment", "response event.dateAdded", "object", TIME, "§1.3"),
                retyped("get-appointment", "response event.dateUpdated", "object", TIME, "§1.3"),
                retyped("get-calendar-events get-blocked-slots", "response events[].startTime", "object", TIME, "§1.3"),
                retyped("get-calendar-events get-blocked-slots", "response events[].endTime", "object", TIME, "§1.3"),
                retyped("get-calendar-events get-blocked-slots", "response events[].dateAdded", "object", TIME, "§1.3"),
                retyped(
                        "get-calendar-events get-blocked-slots",
                        "response events[].dateUpdated",
                        "object",
                        TIME,
                        "§1.3"),
                keywords(
                        "get-slots",
                        "response",
                        "an object of days only",
                        "`traceId` stands beside the days",
                        "{'properties':{'traceId':{'type':'string'}}}",
                        "§0"),
                retyped("create-block-slot edit-block-slot", "response startTime", "object", TIME, "§1.3"),
                retyped("create-block-slot edit-block-slot", "response endTime", "object", TIME, "§1.3"),
                optional("get-blocked-slots", "response events[].calendarId", "not there if a user is blocked", "§1.3"),
                optional(
                        "get-blocked-slots",
                        "response events[].assignedUserId",
                        "not there if a calendar is blocked",
                        "§1.3"),
                optional("get-blocked-slots", "response events[].users", "a blocked slot has none", "§1.3"),
                optional(
                        "create-block-slot edit-block-slot",
                        "request calendarId",
                        "a slot blocks a calendar or a user, so either id is enough",
                        "§1.3"),
                pathParameter("update-appointment-note delete-appointment-note", "noteId", "§0"),
                retyped(
                        "create-service-booking update-service-booking",
                        "response messages[]",
                        "array",
                        TEXT,
                        "the example beside it"),
                missing(
                        "create-calendar get-calendar update-calendar",
                        "response calendar.availabilities[].id",
                        TEXT,
                        DATE_ID),
                missing("get-calendars", "response calendars[].availabilities[].id", TEXT, DATE_ID),
                keywords(
                        "create-calendar update-calendar",
                        "request availabilityType",
                        "0 or 1",
                        "null as well",
                        EITHER,
                        BOTH_COUNT),
                keywords(
                        "create-calendar get-calendar update-calendar",
                        "response calendar.availabilityType",
                        "0 or 1",
                        "null as well",
                        EITHER,
                        BOTH_COUNT),
                keywords(
                        "get-calendars",
                        "response calendars[].availabilityType",
                        "0 or 1",
                        "null as well",
                        EITHER,
                        BOTH_COUNT),
                missing(
                        "create-calendar-resource get-calendar-resource update-calendar-resource",
                        "response _id",
                        TEXT,
                        RESOURCE_ID),
                missing("fetch-calendar-resources", "response []._id", TEXT, RESOURCE_ID),
                keywords(
                        "createCalendarSchedule getCalendarSchedule updateCalendarSchedule",
                        "response schedule.dateAdded",
                        "who created it",
                        "a time",
                        "{'format':'date-time'}",
                        SCHEDULE_TIME),
                keywords(
                        "createCalendarSchedule getCalendarSchedule updateCalendarSchedule",
                        "response schedule.dateUpdated",
                        "who updated it",
                        "a time",
                        "{'format':'date-time'}",
                        SCHEDULE_TIME));
    }

    private static List<KnownError> others() {
        return List.of(
                pathParameter("update-user delete-user", "userId", "§0"),
                retyped(
                        "create-user get-user update-user",
                        "response scopes",
                        "string",
                        TEXTS,
                        "the example beside it in v3"),
                retyped(
                        "search-users filter-users-by-email get-user-by-location",
                        "response users[].scopes",
                        "string",
                        TEXTS,
                        "the example beside it in v3"),
                retyped(
                        "get-record-by-id update-object-record",
                        "response record.properties",
                        "string",
                        OBJECT,
                        "§1.4"),
                retyped(
                        "update-object-record",
                        "request",
                        "an object with nothing in it",
                        "{'type':'object','required':['properties'],'properties':{'properties':{'type':'object'}}}",
                        "§1.4"),
                version("get-access-token", "2021-07-28", "§3").in(ApiVersion.V2021_07_28),
                status("get-location-access-token", 200, 201, "§0"),
                missing("get-location-access-token", "response refresh_token", TEXT, "§1.5")
                        .in(ApiVersion.V2021_07_28));
    }

    private static List<KnownError> refusals() {
        String refusal = "{'type':'object','required':['message'],'properties':{'statusCode':{'type':'number'},"
                + "'message':{'type':'string'},'error':{'type':'string'},'traceId':{'type':'string'}}}";
        return List.of(
                missing("*", "400 error", TEXT, "§6"),
                missing("*", "400 traceId", TEXT, "§0"),
                missing("*", "401 traceId", TEXT, "§0"),
                missing("*", "422 traceId", TEXT, "§0"),
                missing("add-calendar-to-schedule", "404 error", TEXT, "§6"),
                missing("add-calendar-to-schedule", "404 traceId", TEXT, "§0"),
                missing(
                        "create-contact update-contact",
                        "400 meta",
                        "{'type':'object','required':['contactId','matchingField'],'properties':{'contactId':"
                                + "{'type':'string'},'matchingField':{'type':'string','enum':['email','phone']},"
                                + "'contactName':{'type':'string'}}}",
                        "§6"),
                missing("get-access-token", "400 error_description", TEXT, "§6").in(ApiVersion.V2021_07_28),
                missing("get-access-token", "401 error_description", TEXT, "§6"),
                refusal("*", 403, refusal, "§3"),
                refusal("*", 404, refusal, "§6"),
                refusal("*", 429, "", "§4"));
    }

    private static List<KnownError> scopes() {
        return List.of(
                scope("create-association add-remove-contact-from-business", "contacts.write", "§1.1, §1.2"),
                scope("get-record-by-id", "objects/record.readonly", "§1.4"),
                scope("update-object-record", "objects/record.write", "§1.4"),
                scope("get-tag-by-id", "locations/tags.readonly", "§1.4"),
                scope("update-tag delete-tag", "locations/tags.write", "§1.4"),
                scope("get-custom-value", "locations/customValues.readonly", "§1.4"),
                scope("update-custom-value delete-custom-value", "locations/customValues.write", "§1.4"),
                scope("get-custom-field", "locations/customFields.readonly", "§1.4"),
                scope("update-custom-field delete-custom-field", "locations/customFields.write", "§1.4"),
                scope("DELETE-an-email-sms-template", "locations/templates.write", PATTERN),
                scope("get-recurring-task-by-id", "recurring-tasks.readonly", PATTERN),
                scope(
                        "create-recurring-task update-recurring-task delete-recurring-task",
                        "recurring-tasks.write",
                        PATTERN));
    }
}
