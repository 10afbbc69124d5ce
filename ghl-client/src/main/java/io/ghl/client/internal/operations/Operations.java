package io.ghl.client.internal.operations;

import static io.ghl.client.internal.operations.Idempotency.CREATE;
import static io.ghl.client.internal.operations.Idempotency.IDEMPOTENT;
import static io.ghl.client.internal.operations.Idempotency.READ;

import io.ghl.client.ApiVersion;
import io.ghl.client.internal.operations.Operation.Wire;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The table of operations. Nothing else knows a path, a Version header or a name that differs between versions. */
public final class Operations {
    private static final String READ_CONTACTS = "contacts.readonly";
    private static final String WRITE_CONTACTS = "contacts.write";

    /** The contact body of 2021-07-28; RCS is seen in live data, the specification does not list it. */
    private static final WireNames CONTACT_V2 = new WireNames(Map.of(
            "customFields",
            Map.of("value", "field_value"),
            "dndSettings",
            Map.of(
                    "call",
                    "Call",
                    "email",
                    "Email",
                    "sms",
                    "SMS",
                    "whatsApp",
                    "WhatsApp",
                    "gmb",
                    "GMB",
                    "fb",
                    "FB",
                    "rcs",
                    "RCS")));

    private static final WireNames CONTACT_V3 = new WireNames(Map.of("customFields", Map.of("value", "fieldValue")));

    public static final Operation SEARCH_CONTACTS =
            same("search-contacts-advanced", "POST", READ, READ_CONTACTS, "/contacts/search");
    public static final Operation FIND_DUPLICATE_CONTACT =
            same("get-duplicate-contact", "GET", READ, READ_CONTACTS, "/contacts/search/duplicate");

    /** Removed in v3. */
    public static final Operation LIST_CONTACTS = new Operation(
            "get-contacts",
            "GET",
            READ,
            Map.of(ApiVersion.V2021_07_28, new Wire("2021-07-28", "/contacts/", READ_CONTACTS, WireNames.SAME)));

    public static final Operation CREATE_CONTACT = contactBody("create-contact", "POST", CREATE, "/contacts/");
    public static final Operation GET_CONTACT =
            same("get-contact", "GET", READ, READ_CONTACTS, "/contacts/{contactId}");
    public static final Operation UPDATE_CONTACT =
            contactBody("update-contact", "PUT", IDEMPOTENT, "/contacts/{contactId}");
    public static final Operation DELETE_CONTACT =
            same("delete-contact", "DELETE", IDEMPOTENT, WRITE_CONTACTS, "/contacts/{contactId}");
    public static final Operation UPSERT_CONTACT = contactBody("upsert-contact", "POST", CREATE, "/contacts/upsert");

    public static final Operation ADD_TAGS =
            same("add-tags", "POST", IDEMPOTENT, WRITE_CONTACTS, "/contacts/{contactId}/tags");
    public static final Operation REMOVE_TAGS =
            same("remove-tags", "DELETE", IDEMPOTENT, WRITE_CONTACTS, "/contacts/{contactId}/tags");

    public static final Operation LIST_TASKS =
            same("get-all-tasks", "GET", READ, READ_CONTACTS, "/contacts/{contactId}/tasks");
    public static final Operation CREATE_TASK =
            same("create-task", "POST", CREATE, WRITE_CONTACTS, "/contacts/{contactId}/tasks");
    public static final Operation GET_TASK =
            same("get-task", "GET", READ, READ_CONTACTS, "/contacts/{contactId}/tasks/{taskId}");
    public static final Operation UPDATE_TASK =
            same("update-task", "PUT", IDEMPOTENT, WRITE_CONTACTS, "/contacts/{contactId}/tasks/{taskId}");
    public static final Operation COMPLETE_TASK = same(
            "update-task-completed",
            "PUT",
            IDEMPOTENT,
            WRITE_CONTACTS,
            "/contacts/{contactId}/tasks/{taskId}/completed");
    public static final Operation DELETE_TASK =
            same("delete-task", "DELETE", IDEMPOTENT, WRITE_CONTACTS, "/contacts/{contactId}/tasks/{taskId}");
    public static final Operation SEARCH_TASKS =
            same("task-search", "POST", READ, "locations/tasks.readonly", "/locations/{locationId}/tasks/search");

    public static final Operation LIST_NOTES =
            same("get-all-notes", "GET", READ, READ_CONTACTS, "/contacts/{contactId}/notes");
    public static final Operation CREATE_NOTE =
            same("create-note", "POST", CREATE, WRITE_CONTACTS, "/contacts/{contactId}/notes");
    public static final Operation GET_NOTE =
            same("get-note", "GET", READ, READ_CONTACTS, "/contacts/{contactId}/notes/{id}");
    public static final Operation UPDATE_NOTE =
            same("update-note", "PUT", IDEMPOTENT, WRITE_CONTACTS, "/contacts/{contactId}/notes/{id}");
    public static final Operation DELETE_NOTE =
            same("delete-note", "DELETE", IDEMPOTENT, WRITE_CONTACTS, "/contacts/{contactId}/notes/{id}");

    public static final Operation LIST_CUSTOM_FIELDS = same(
            "get-custom-fields",
            "GET",
            READ,
            "locations/customFields.readonly",
            "/locations/{locationId}/customFields");

    private static final List<Operation> ALL = List.of(
            SEARCH_CONTACTS,
            FIND_DUPLICATE_CONTACT,
            LIST_CONTACTS,
            CREATE_CONTACT,
            GET_CONTACT,
            UPDATE_CONTACT,
            DELETE_CONTACT,
            UPSERT_CONTACT,
            ADD_TAGS,
            REMOVE_TAGS,
            LIST_TASKS,
            CREATE_TASK,
            GET_TASK,
            UPDATE_TASK,
            COMPLETE_TASK,
            DELETE_TASK,
            SEARCH_TASKS,
            LIST_NOTES,
            CREATE_NOTE,
            GET_NOTE,
            UPDATE_NOTE,
            DELETE_NOTE,
            LIST_CUSTOM_FIELDS);

    private Operations() {}

    /** The rows of the table, in the order of the documentation. */
    public static List<Operation> all() {
        return Stream.of(
                        ALL,
                        ContactLinkOperations.ALL,
                        BusinessOperations.ALL,
                        LocationOperations.ALL,
                        SubAccountOperations.ALL,
                        ObjectFieldOperations.ALL,
                        UserOperations.ALL,
                        CalendarOperations.ALL,
                        CalendarSettingOperations.ALL,
                        ScheduleOperations.ALL,
                        ServiceOperations.ALL)
                .flatMap(List::stream)
                .toList();
    }

    /** An operation outside the table, for the escape hatch. */
    public static Operation raw(String method, String path) {
        Idempotency idempotency = switch (method) {
            case "GET" -> READ;
            case "PUT", "DELETE" -> IDEMPOTENT;
            default -> CREATE;
        };
        return same("raw", method, idempotency, "", path);
    }

    static Operation same(String id, String method, Idempotency idempotency, String scope, String path) {
        return new Operation(
                id,
                method,
                idempotency,
                Map.of(
                        ApiVersion.V2021_07_28, new Wire("2021-07-28", path, scope, WireNames.SAME),
                        ApiVersion.V3, new Wire("v3", path, scope, WireNames.SAME)));
    }

    static Operation onlyInV3(String id, String method, Idempotency idempotency, String scope, String path) {
        return new Operation(
                id, method, idempotency, Map.of(ApiVersion.V3, new Wire("v3", path, scope, WireNames.SAME)));
    }

    private static Operation contactBody(String id, String method, Idempotency idempotency, String path) {
        return new Operation(
                id,
                method,
                idempotency,
                Map.of(
                        ApiVersion.V2021_07_28, new Wire("2021-07-28", path, WRITE_CONTACTS, CONTACT_V2),
                        ApiVersion.V3, new Wire("v3", path, WRITE_CONTACTS, CONTACT_V3)));
    }
}
