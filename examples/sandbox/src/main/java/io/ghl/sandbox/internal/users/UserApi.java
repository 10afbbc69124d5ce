package io.ghl.sandbox.internal.users;

import static io.ghl.sandbox.internal.validation.Checks.BOOLEAN;
import static io.ghl.sandbox.internal.validation.Checks.EMAIL;
import static io.ghl.sandbox.internal.validation.Checks.NOT_BLANK;
import static io.ghl.sandbox.internal.validation.Checks.OBJECT;
import static io.ghl.sandbox.internal.validation.Checks.STRING;
import static io.ghl.sandbox.internal.validation.Checks.STRINGS;
import static io.ghl.sandbox.internal.validation.Checks.oneOf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.api.Query;
import io.ghl.sandbox.internal.state.Change;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import io.ghl.sandbox.internal.validation.Dto;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The user operations: users are answered without an envelope, and their e-mail cannot be changed. */
public final class UserApi {
    /** Where users are kept: like a location of its own, since they belong to none. */
    private static final String STORE = "users";

    private static final int LIMIT = 25;
    private static final int MAX = 100;
    private static final Dto UPDATE = Dto.empty()
            .optional(NOT_BLANK, "firstName", "lastName", "password", "companyId")
            .optional(STRING, "phone", "profilePhoto", "platformLanguage")
            .optional(oneOf("account", "agency"), "type")
            .optional(oneOf("admin", "user"), "role")
            .optional(STRINGS, "locationIds", "scopes", "scopesAssignedToOnly")
            .optional(OBJECT, "permissions", "twilioPhone")
            // Accepted, and since e-mails cannot be changed any more, ignored.
            .optional(EMAIL, "email");
    private static final Dto CREATE = UPDATE.required(NOT_BLANK, "companyId", "firstName", "lastName", "password")
            .required(EMAIL.and(NOT_BLANK), "email")
            .required(oneOf("account", "agency"), "type")
            .required(oneOf("admin", "user"), "role")
            .required(STRINGS, "locationIds");
    private static final Dto FILTER = Dto.empty()
            .required(NOT_BLANK, "companyId", "emails")
            .optional(BOOLEAN, "deleted")
            .optional(STRING, "skip", "limit", "projection");

    private final World world;
    private final Settings settings;

    /** Creates the operations of all companies. */
    public UserApi(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
    }

    /** search-users, by first and last name. */
    public ApiResult search(ApiCall call) {
        String companyId = Query.required(call, "companyId");
        String query = call.queryParam("query");
        String ids = call.queryParam("ids");
        Predicate<ObjectNode> wanted = user -> is(user, "companyId", companyId)
                && matches(user, query)
                && (ids == null
                        || List.of(ids.split(",", -1)).contains(user.path("id").asText()))
                && is((ObjectNode) user.path("roles"), "type", call.queryParam("type"))
                && is((ObjectNode) user.path("roles"), "role", call.queryParam("role"))
                && worksIn(user, call.queryParam("locationId"));
        int skip = Query.number(call, "skip", 0, 0, Integer.MAX_VALUE);
        return page(wanted, skip, Query.number(call, "limit", LIMIT, 1, MAX), Set.of());
    }

    /** filter-users-by-email; without a projection only ids and e-mails. */
    public ApiResult filterByEmail(ApiCall call) {
        ObjectNode body = FILTER.validate(call.bodyOrEmpty());
        List<String> emails =
                List.of(body.path("emails").asText().toLowerCase(Locale.ROOT).split(",", -1));
        boolean deleted = body.path("deleted").asBoolean();
        Predicate<ObjectNode> wanted =
                user -> is(user, "companyId", body.path("companyId").asText())
                        && emails.contains(user.path("email").asText().toLowerCase(Locale.ROOT))
                        && !deleted;
        String projection = body.path("projection").asText("id,email");
        Set<String> fields = projection.equals("all") ? Set.of() : Set.of(projection.split(",", -1));
        int skip = (int) Query.number("skip", body.path("skip").asText("0"));
        return page(wanted, skip, (int) Query.number("limit", body.path("limit").asText("25")), fields);
    }

    private ApiResult page(Predicate<ObjectNode> wanted, int skip, int limit, Set<String> fields) {
        Comparator<ObjectNode> byName =
                Comparator.comparing(user -> user.path("name").asText());
        List<ObjectNode> found = world.read(
                STORE,
                data -> data.records(Kind.USER).values().stream()
                        .filter(wanted)
                        .sorted(byName.thenComparing(user -> user.path("id").asText()))
                        .toList());
        ArrayNode rows = Json.array();
        found.stream().skip(skip).limit(limit).forEach(user -> {
            ObjectNode row = view(user);
            rows.add(fields.isEmpty() ? row : row.retain(fields));
        });
        return ApiResult.ok(Json.object().put("count", found.size()).set("users", rows));
    }

    /** get-user-by-location, which v3 does not have. */
    public ApiResult ofLocation(ApiCall call) {
        call.requireLocation(Query.required(call, "locationId"));
        ArrayNode users = Json.array();
        world.read(STORE, data -> {
            data.records(Kind.USER).values().stream()
                    .filter(user -> worksIn(user, call.locationId()))
                    .forEach(user -> users.add(view(user)));
            return users;
        });
        return ApiResult.ok("users", users);
    }

    /** get-user. */
    public ApiResult get(ApiCall call) {
        return ApiResult.ok(world.read(STORE, data -> view(find(data, call))));
    }

    /** create-user. */
    public ApiResult create(ApiCall call) {
        ObjectNode body = CREATE.validate(call.bodyOrEmpty());
        ObjectNode user = world.write(STORE, change -> {
            for (ObjectNode other : change.data().records(Kind.USER).values()) {
                if (is(other, "email", body.path("email").asText())) {
                    throw ApiError.badRequest("User with this email already exists");
                }
            }
            ObjectNode doc = Json.object().put("id", change.ids().firestore());
            doc.set("email", body.get("email"));
            doc.set("companyId", body.get("companyId"));
            doc.put("extension", "");
            apply(doc, body);
            change.put(Kind.USER, doc.path("id").asText(), doc);
            announce(change, doc);
            return doc;
        });
        return new ApiResult(201, view(user));
    }

    /** update-user, which needs the company with the token of one. */
    public ApiResult update(ApiCall call) {
        Dto update = call.locationId().isEmpty() ? UPDATE.required(NOT_BLANK, "companyId") : UPDATE;
        ObjectNode body = update.validate(call.bodyOrEmpty());
        ObjectNode user = world.write(STORE, change -> {
            ObjectNode doc = find(change.data(), call).deepCopy();
            apply(doc, body);
            change.put(Kind.USER, doc.path("id").asText(), doc);
            return doc;
        });
        return ApiResult.ok(view(user));
    }

    /** delete-user: both versions say that it is queued; each has its own spelling of success. */
    public ApiResult delete(ApiCall call) {
        world.write(STORE, change -> {
            ObjectNode user = find(change.data(), call);
            change.remove(Kind.USER, user.path("id").asText());
            return true;
        });
        return ApiResult.ok(Json.object()
                .put(call.version() == ApiVersion.V3 ? "succeeded" : "succeded", true)
                .put("message", "Queued deleting user with e-mail and name. Will take a few minutes."));
    }

    /** Users of an agency are told with its id, others to each of their locations. */
    private static void announce(Change change, ObjectNode user) {
        ObjectNode event = Json.object().put("type", "UserCreate");
        for (String field : List.of("id", "firstName", "lastName", "email", "phone", "extension")) {
            if (user.has(field)) {
                event.set(field, user.get(field));
            }
        }
        event.set("role", user.path("roles").get("role"));
        event.set("permissions", user.has("permissions") ? user.get("permissions") : Json.object());
        List<String> locations = Json.list(user.path("roles").get("locationIds"));
        if ("agency".equals(Json.text(user.path("roles"), "type"))) {
            event.set("companyId", user.get("companyId"));
            event.set("locations", Json.strings(locations));
            change.announce(event);
        } else {
            locations.forEach(location -> change.announce(event.deepCopy().put("locationId", location)));
        }
    }

    private ObjectNode find(LocationData data, ApiCall call) {
        String id = call.pathParam("userId");
        ObjectNode user = data.records(Kind.USER).get(id);
        if (user == null) {
            throw ApiError.missing("User", id, settings);
        }
        return user;
    }

    private static void apply(ObjectNode doc, ObjectNode body) {
        for (String field : List.of("firstName", "lastName", "phone", "permissions", "scopes", "platformLanguage")) {
            if (body.has(field)) {
                doc.set(field, body.get(field));
            }
        }
        ObjectNode roles = doc.withObjectProperty("roles");
        for (String field : List.of("type", "role", "locationIds")) {
            if (body.has(field)) {
                roles.set(field, body.get(field));
            }
        }
        doc.put(
                "name",
                doc.path("firstName").asText() + " " + doc.path("lastName").asText());
    }

    private static boolean is(ObjectNode object, String field, @Nullable String wanted) {
        return wanted == null || object.path(field).asText().equalsIgnoreCase(wanted);
    }

    private static boolean matches(ObjectNode user, @Nullable String query) {
        String text = user.path("name").asText() + "\n" + user.path("email").asText() + "\n"
                + user.path("phone").asText();
        return query == null || text.toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT));
    }

    private static boolean worksIn(ObjectNode user, @Nullable String locationId) {
        return locationId == null
                || Json.list(user.path("roles").get("locationIds")).contains(locationId);
    }

    /** Without company and password. */
    private static ObjectNode view(ObjectNode user) {
        ObjectNode view = user.deepCopy();
        view.remove("companyId");
        return view;
    }
}
