package io.ghl.sandbox.internal.http;

import static io.ghl.sandbox.internal.http.Operation.Access.ANY;

import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.users.UserApi;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The routes of users. */
final class UserOperations {
    private static final Set<ApiVersion> BOTH = Set.copyOf(EnumSet.allOf(ApiVersion.class));
    private static final Set<ApiVersion> V2 = Set.of(ApiVersion.V2);
    private static final String READ = "users.readonly";
    private static final String WRITE = "users.write";
    private static final String ONE = "/users/:userId";

    private UserOperations() {}

    static List<Operation> all(UserApi users) {
        return List.of(
                new Operation("search-users", "GET", "/users/search", BOTH, READ, users::search, ANY),
                new Operation(
                        "filter-users-by-email",
                        "POST",
                        "/users/search/filter-by-email",
                        BOTH,
                        READ,
                        users::filterByEmail,
                        ANY),
                new Operation("get-user-by-location", "GET", "/users/", V2, READ, users::ofLocation),
                new Operation("create-user", "POST", "/users/", BOTH, WRITE, users::create, ANY),
                new Operation("get-user", "GET", ONE, BOTH, READ, users::get, ANY),
                new Operation("update-user", "PUT", ONE, BOTH, WRITE, users::update, ANY),
                new Operation("delete-user", "DELETE", ONE, BOTH, WRITE, users::delete, ANY));
    }
}
