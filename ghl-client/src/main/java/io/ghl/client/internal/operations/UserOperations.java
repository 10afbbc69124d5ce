package io.ghl.client.internal.operations;

import static io.ghl.client.internal.operations.Idempotency.CREATE;
import static io.ghl.client.internal.operations.Idempotency.IDEMPOTENT;
import static io.ghl.client.internal.operations.Idempotency.READ;
import static io.ghl.client.internal.operations.Operations.same;

import io.ghl.client.ApiVersion;
import io.ghl.client.internal.operations.Operation.Wire;
import java.util.List;
import java.util.Map;

/** The rows of users. */
public final class UserOperations {
    private static final String READ_USERS = "users.readonly";
    private static final String WRITE_USERS = "users.write";

    public static final Operation SEARCH = same("search-users", "GET", READ, READ_USERS, "/users/search");
    public static final Operation FILTER_BY_EMAIL =
            same("filter-users-by-email", "POST", READ, READ_USERS, "/users/search/filter-by-email");

    /** Removed in v3. */
    public static final Operation LIST_OF_LOCATION = new Operation(
            "get-user-by-location",
            "GET",
            READ,
            Map.of(ApiVersion.V2021_07_28, new Wire("2021-07-28", "/users/", READ_USERS, WireNames.SAME)));

    public static final Operation GET = same("get-user", "GET", READ, READ_USERS, "/users/{userId}");
    public static final Operation CREATE_ONE = same("create-user", "POST", CREATE, WRITE_USERS, "/users/");
    public static final Operation UPDATE = same("update-user", "PUT", IDEMPOTENT, WRITE_USERS, "/users/{userId}");
    public static final Operation DELETE = same("delete-user", "DELETE", IDEMPOTENT, WRITE_USERS, "/users/{userId}");

    static final List<Operation> ALL =
            List.of(SEARCH, FILTER_BY_EMAIL, LIST_OF_LOCATION, GET, CREATE_ONE, UPDATE, DELETE);

    private UserOperations() {}
}
