package io.ghl.client.internal.operations;

import static io.ghl.client.internal.operations.Idempotency.CREATE;
import static io.ghl.client.internal.operations.Idempotency.IDEMPOTENT;
import static io.ghl.client.internal.operations.Idempotency.READ;
import static io.ghl.client.internal.operations.Operations.onlyInV3;
import static io.ghl.client.internal.operations.Operations.same;

import java.util.List;

/** The rows of locations themselves, and of their templates. */
public final class SubAccountOperations {
    private static final String READ_LOCATIONS = "locations.readonly";
    private static final String WRITE_LOCATIONS = "locations.write";

    /** Spelled unlike every other scope, by the specification. */
    private static final String PERMISSIONS = "locations/write";

    private static final String ONE = "/locations/{locationId}";

    public static final Operation SEARCH = same("search-locations", "GET", READ, READ_LOCATIONS, "/locations/search");
    public static final Operation GET = same("get-location", "GET", READ, READ_LOCATIONS, ONE);
    public static final Operation CREATE_ONE = same("create-location", "POST", CREATE, WRITE_LOCATIONS, "/locations/");
    public static final Operation UPDATE = same("put-location", "PUT", IDEMPOTENT, WRITE_LOCATIONS, ONE);
    public static final Operation DELETE =
            same("delete-location", "DELETE", IDEMPOTENT, "locations.internal-access-only", ONE);
    public static final Operation GET_PERMISSIONS =
            onlyInV3("get-location-permissions", "GET", READ, PERMISSIONS, ONE + "/permissions");
    public static final Operation UPDATE_PERMISSIONS =
            onlyInV3("update-location-permissions", "PUT", IDEMPOTENT, PERMISSIONS, ONE + "/permissions");
    public static final Operation LIST_TIMEZONES =
            same("get-timezones", "GET", READ, READ_LOCATIONS, ONE + "/timezones");
    public static final Operation GET_CHANNEL =
            onlyInV3("get-conversation-channel", "GET", READ, READ_LOCATIONS, ONE + "/conversationChannels/{type}");
    public static final Operation LIST_TEMPLATES =
            same("GET-all-or-email-sms-templates", "GET", READ, "locations/templates.readonly", ONE + "/templates");
    public static final Operation DELETE_TEMPLATE = same(
            "DELETE-an-email-sms-template", "DELETE", IDEMPOTENT, "locations/templates.write", ONE + "/templates/{id}");

    static final List<Operation> ALL = List.of(
            SEARCH,
            GET,
            CREATE_ONE,
            UPDATE,
            DELETE,
            GET_PERMISSIONS,
            UPDATE_PERMISSIONS,
            LIST_TIMEZONES,
            GET_CHANNEL,
            LIST_TEMPLATES,
            DELETE_TEMPLATE);

    private SubAccountOperations() {}
}
