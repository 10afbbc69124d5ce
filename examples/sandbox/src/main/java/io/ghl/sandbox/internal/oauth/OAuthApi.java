package io.ghl.sandbox.internal.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.oauth.Grants.Holder;
import io.ghl.sandbox.internal.state.Change;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.validation.Checks;
import io.ghl.sandbox.internal.validation.Dto;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The operations under {@code /oauth} and the removal of the app. */
public final class OAuthApi {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Dto UNINSTALL = Dto.empty().optional(Checks.STRING, "companyId", "locationId", "reason");
    private static final Dto LOCATION_TOKEN = Dto.empty().required(Checks.STRING, "companyId", "locationId");
    private static final Map<String, String> V3_NAMES = Map.of(
            "access_token", "accessToken",
            "refresh_token", "refreshToken",
            "token_type", "tokenType",
            "expires_in", "expiresIn");

    private final Grants grants;

    /** Creates the operations. */
    public OAuthApi(Grants grants) {
        this.grants = grants;
    }

    /** get-access-token. */
    public ApiResult token(ApiCall call) {
        Params params = new Params(call);
        String grant = params.required("grantType");
        ObjectNode answer = switch (grant) {
            case "authorization_code" -> byCode(params);
            case "refresh_token" -> byRefreshToken(params);
            case "client_credentials" -> byCredentials(params);
            default -> throw plain("Invalid parameter: " + params.spelled("grantType"));
        };
        return ApiResult.ok(named(call.version(), answer));
    }

    /** The fields of a token request, spelled as the version spells them. */
    private record Params(ApiCall call) {
        String spelled(String name) {
            return call.version() == ApiVersion.V3
                    ? name
                    : name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        }

        @Nullable
        String optional(String name) {
            return Json.text(call.bodyOrEmpty(), spelled(name));
        }

        String required(String name) {
            String value = optional(name);
            if (value == null || value.isEmpty()) {
                throw plain("Missing parameter: " + spelled(name));
            }
            return value;
        }
    }

    private static ApiError plain(String message) {
        return ApiError.withBody(400, Json.object().put("statusCode", 400).put("message", message));
    }

    private static ApiError unauthorized(String description) {
        return ApiError.withBody(
                401, Json.object().put("error", "UnAuthorized!").put("error_description", description));
    }

    private static ApiError deadRefreshToken(Params params) {
        String message = "Invalid grant: refresh token is invalid";
        return params.call().version() == ApiVersion.V3
                ? plain(message)
                : ApiError.withBody(
                        400, Json.object().put("error", "invalid_grant").put("error_description", message));
    }

    private void credentials(Params params) {
        boolean right = params.required("clientId").equals(grants.app().clientId())
                && params.required("clientSecret").equals(grants.app().clientSecret());
        if (!right) {
            throw unauthorized("Invalid client credentials");
        }
    }

    private ObjectNode byCode(Params params) {
        String code = params.required("code");
        return grants.write(change -> {
            ObjectNode doc = Grants.doc(change.data(), "code", code);
            // As measured, the code is looked at before the client.
            if (doc == null || Grants.isPast(change, doc, "expiresAt")) {
                throw unauthorized("Authorization code not found");
            }
            credentials(params);
            String redirect = params.optional("redirectUri");
            if (redirect != null && !redirect.equals(Json.text(doc, "redirectUri"))) {
                throw plain("Invalid parameter: " + params.spelled("redirectUri"));
            }
            change.remove(Kind.OAUTH, "code:" + code);
            return grants.issue(change, Holder.of(doc), grants.app().scope(), true);
        });
    }

    private ObjectNode byRefreshToken(Params params) {
        String token = params.required("refreshToken");
        credentials(params);
        return grants.write(change -> {
            ObjectNode doc = Grants.doc(change.data(), "refresh", token);
            if (doc == null || Grants.isPast(change, doc, "expiresAt")) {
                throw deadRefreshToken(params);
            }
            Holder holder = Holder.of(doc);
            if (Grants.isSuspended(change.data(), holder.locationId())) {
                throw plain("Location is not active");
            }
            String usedAt = Json.text(doc, "usedAt");
            if (usedAt == null) {
                ObjectNode answer =
                        grants.issue(change, holder, doc.path("scope").asText(), true);
                ObjectNode used = doc.deepCopy().put("usedAt", change.now().toString());
                Grants.put(change, "refresh", token, used.set("answer", answer.deepCopy()));
                return answer;
            }
            if (Duration.between(Instant.parse(usedAt), change.now()).compareTo(GRACE) > 0) {
                throw deadRefreshToken(params);
            }
            return (ObjectNode) doc.path("answer").deepCopy();
        });
    }

    private ObjectNode byCredentials(Params params) {
        credentials(params);
        return grants.write(change -> grants.issue(
                change, new Holder(grants.app().companyId(), null), grants.app().scope(), false));
    }

    private static ObjectNode named(ApiVersion version, ObjectNode answer) {
        if (version == ApiVersion.V2) {
            return answer;
        }
        ObjectNode renamed = Json.object();
        answer.properties()
                .forEach(field -> renamed.set(V3_NAMES.getOrDefault(field.getKey(), field.getKey()), field.getValue()));
        return renamed;
    }

    /** get-location-access-token, which answers 201. */
    public ApiResult locationToken(ApiCall call) {
        ObjectNode body = LOCATION_TOKEN.validate(call.bodyOrEmpty());
        String locationId = body.path("locationId").asText();
        if (!body.path("companyId").asText().equals(call.companyId())) {
            throw ApiError.of(403, "The token does not have access to this company.");
        }
        ObjectNode answer = grants.write(change -> mint(change, locationId));
        return new ApiResult(201, named(call.version(), answer));
    }

    private ObjectNode mint(Change change, String locationId) {
        if (!grants.isApproved(change.data(), locationId)) {
            throw ApiError.badRequest("The app is not installed on this location.");
        }
        if (Grants.isSuspended(change.data(), locationId)) {
            throw plain("Location is not active");
        }
        Set<String> scopes = new TreeSet<>(grants.app().scopes());
        scopes.addAll(List.of("oauth.readonly", "oauth.write"));
        Holder holder = new Holder(grants.app().companyId(), locationId);
        ObjectNode answer = grants.issue(change, holder, String.join(" ", scopes), true);
        answer.remove(List.of("userType", "companyId"));
        return answer.put("appId", grants.app().appId());
    }

    /** get-installed-location. */
    public ApiResult installedLocations(ApiCall call) {
        boolean v3 = call.version() == ApiVersion.V3;
        require(call, v3, "companyId");
        if (!grants.app().appId().equals(require(call, v3, "appId"))) {
            throw v3 ? aip(404, "RESOURCE_NOT_FOUND", "App not found") : ApiError.badRequest("App not found");
        }
        if (!grants.app().companyId().equals(call.companyId())
                || !grants.app().companyId().equals(call.queryParam("companyId"))) {
            throw ApiError.of(403, "The token does not have access to this company.");
        }
        int size = number(call, v3 ? "pageSize" : "limit", 20);
        if (v3 && (size < 1 || size > 100)) {
            throw aip(400, "INVALID_ARGUMENT", "pageSize must be from 1 to 100");
        }
        int skip = v3 ? skip(call.queryParam("pageToken")) : number(call, "skip", 0);
        return grants.read(docs -> {
            List<ObjectNode> rows = rows(call, docs);
            int end = Math.min(rows.size(), skip + size);
            ArrayNode page = Json.array();
            rows.subList(Math.min(skip, end), end).forEach(page::add);
            ObjectNode company = docs.get("install:" + grants.app().companyId());
            boolean future = company != null && company.path("all").asBoolean();
            if (!v3) {
                ObjectNode answer = Json.object().set("locations", page);
                return ApiResult.ok(answer.put("count", rows.size()).put("installToFutureLocations", future));
            }
            ObjectNode answer = Json.object().set("items", page);
            ObjectNode pagination = answer.putObject("pagination")
                    .put("totalRecords", rows.size())
                    .put("hasNextPage", end < rows.size())
                    .put("hasPrevPage", skip > 0)
                    .put("currentPageSize", page.size());
            if (end < rows.size()) {
                pagination.put("nextPageToken", pageToken(end));
            }
            if (skip > 0) {
                pagination.put("prevPageToken", pageToken(Math.max(0, skip - size)));
            }
            answer.putObject("metadata").putObject("filterApplied");
            return ApiResult.ok(answer.put("installToFutureLocations", future));
        });
    }

    private List<ObjectNode> rows(ApiCall call, Map<String, ObjectNode> docs) {
        ObjectNode company = docs.get("install:" + grants.app().companyId());
        List<ObjectNode> rows = new ArrayList<>();
        for (String location : grants.locations()) {
            ObjectNode own = docs.get("install:" + location);
            ObjectNode by = own != null ? own : company;
            boolean installed = own != null
                    || (company != null
                            && (company.path("all").asBoolean()
                                    || Json.list(company.get("approved")).contains(location)));
            ObjectNode row = Json.object()
                    .put("_id", location)
                    .put("name", "Location " + location)
                    .put("address", "1 Main St")
                    .put("isInstalled", installed);
            if (installed && by != null && by.has("installedAt")) {
                row.put("installedAt", by.path("installedAt").asText());
            }
            if (matches(call, "isInstalled", String.valueOf(installed))
                    && matches(call, "locationId", location)
                    && row.path("name").asText().contains(orEmpty(call.queryParam("query")))) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static boolean matches(ApiCall call, String filter, String value) {
        String wanted = call.queryParam(filter);
        return wanted == null || wanted.equals(value);
    }

    private static String require(ApiCall call, boolean v3, String name) {
        String value = call.queryParam(name);
        if (value == null || value.isEmpty()) {
            throw v3
                    ? aip(400, "INVALID_ARGUMENT", name + " is required")
                    : ApiError.unprocessable(name + " should not be empty");
        }
        return value;
    }

    private static int number(ApiCall call, String name, int byDefault) {
        String text = call.queryParam(name);
        try {
            return text == null ? byDefault : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw ApiError.unprocessable(name + " must be a number string");
        }
    }

    private static String pageToken(int skip) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("{\"skip\":" + skip + "}").getBytes(UTF_8));
    }

    private static int skip(@Nullable String token) {
        if (token == null) {
            return 0;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), UTF_8);
            return Integer.parseInt(text.replaceAll("\\D", ""));
        } catch (IllegalArgumentException e) {
            throw aip(400, "INVALID_ARGUMENT", "pageToken is invalid");
        }
    }

    private static ApiError aip(int status, String code, String message) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", code).put("message", message);
        return ApiError.withBody(status, body);
    }

    /** uninstall-application. */
    public ApiResult uninstall(ApiCall call) {
        ObjectNode body = UNINSTALL.validate(call.bodyOrEmpty());
        if (!grants.app().appId().equals(call.pathParam("appId"))) {
            throw ApiError.badRequest("App not found");
        }
        boolean byLocation = !call.locationId().isEmpty();
        String field = byLocation ? "locationId" : "companyId";
        String own = byLocation ? call.locationId() : call.companyId();
        String named = Json.text(body, field);
        if (named == null) {
            throw ApiError.unprocessable(field + " should not be empty");
        }
        if (!named.equals(own)) {
            throw ApiError.wrongLocation();
        }
        boolean installed = grants.read(docs -> docs.containsKey("install:" + named));
        if (!installed) {
            throw ApiError.badRequest("The app is not installed.");
        }
        grants.uninstall(named);
        return ApiResult.ok(Json.object().put("success", true));
    }

    /** get-installer-details; of a location without what is only the agency's business. */
    public ApiResult installer(ApiCall call) {
        if (!grants.app().appId().equals(call.pathParam("appId"))) {
            throw ApiError.badRequest("App not found");
        }
        boolean agency = call.locationId().isEmpty();
        ObjectNode details = Json.object().put("companyId", call.companyId());
        if (!agency) {
            details.put("locationId", call.locationId());
        }
        details.put("companyName", "Sandbox Agency")
                .put("relationshipNumber", "0-002-230")
                .put("companyEmail", agency ? "agency@example.com" : null)
                .put("companyOwnerFullName", agency ? "Ada Lovelace" : null)
                .put("userId", "sandboxUser")
                .put("isWhitelabelCompany", false)
                .put("companyPlan", agency ? "agency_monthly_497" : null)
                .put("companyHighLevelPlan", agency ? "agency_monthly_497" : null);
        return ApiResult.ok("installationDetails", details);
    }

    /** For the admin API: what is installed, without tokens. */
    public ObjectNode show() {
        App app = grants.app();
        ObjectNode json = Json.object()
                .put("clientId", app.clientId())
                .put("clientSecret", app.clientSecret())
                .put("appId", app.appId())
                .put("companyId", app.companyId())
                .put("scope", app.scope());
        json.set("locations", Json.strings(grants.locations()));
        ArrayNode installations = json.putArray("installations");
        grants.read(docs -> {
            docs.forEach((key, doc) -> {
                if (key.startsWith("install:")) {
                    installations.add(doc.deepCopy());
                }
            });
            return true;
        });
        return json;
    }
}
