package io.ghl.sandbox.internal.locations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.api.Query;
import io.ghl.sandbox.internal.oauth.Grants;
import io.ghl.sandbox.internal.state.Change;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Locations of the company: only a read has an envelope. */
public final class SubAccountApi {
    private static final int LIMIT = 10;
    private static final int MAX = 100;
    private static final List<String> PLAIN =
            List.of("name", "phone", "address", "city", "state", "country", "postalCode", "website", "timezone");

    /** What searches and writes leave out. */
    private static final List<String> READ_ONLY = List.of("firstName", "lastName", "permissions");

    private static final List<String> TOLD = List.of("id", "companyId", "name", "email");

    private final World world;
    private final Settings settings;
    private final Grants grants;
    private final LocationRecords records;

    /** Creates the operations. */
    public SubAccountApi(World world, Settings settings, Grants grants) {
        this.world = world;
        this.settings = settings;
        this.grants = grants;
        this.records = new LocationRecords(grants, settings);
    }

    /** search-locations, by name; a token of a location finds that one only. */
    public ApiResult search(ApiCall call) {
        int skip = Query.number(call, "skip", 0, 0, Integer.MAX_VALUE);
        int limit = Query.number(call, "limit", LIMIT, 1, MAX);
        String order = Objects.requireNonNullElse(call.queryParam("order"), "asc");
        if (!List.of("asc", "desc").contains(order)) {
            throw ApiError.unprocessable("order must be one of the following values: asc, desc");
        }
        String companyId = call.queryParam("companyId");
        String email = call.queryParam("email");
        List<ObjectNode> found = world.read(World.LOCATIONS, data -> visible(data, call))
                .filter(location -> is(location, "companyId", companyId) && is(location, "email", email))
                .toList();
        if (order.equals("desc")) {
            found = new ArrayList<>(found);
            Collections.reverse(found);
        }
        ArrayNode rows = Json.array();
        found.stream().skip(skip).limit(limit).forEach(location -> {
            ObjectNode row = answer(location);
            row.remove(List.of("companyId", "domain"));
            rows.add(row);
        });
        return ApiResult.ok("locations", rows);
    }

    private Stream<ObjectNode> visible(LocationData data, ApiCall call) {
        String own = call.locationId();
        return own.isEmpty() ? records.all(data).stream() : Stream.ofNullable(records.find(data, own, true));
    }

    private static boolean is(ObjectNode location, String field, @Nullable String wanted) {
        return wanted == null || wanted.equalsIgnoreCase(location.path(field).asText());
    }

    /** get-location. */
    public ApiResult get(ApiCall call) {
        String id = call.pathParam("locationId");
        boolean own = !call.locationId().isEmpty();
        if (own) {
            call.requireLocation(id);
        }
        ObjectNode location = world.read(World.LOCATIONS, data -> found(records.find(data, id, own), id));
        ObjectNode view = location.deepCopy();
        view.remove("permissions");
        ObjectNode business = view.putObject("business");
        for (String field :
                List.of("name", "address", "city", "state", "country", "postalCode", "website", "timezone")) {
            if (view.has(field)) {
                business.set(field, view.get(field));
            }
        }
        return ApiResult.ok("location", view);
    }

    /** create-location. */
    public ApiResult create(ApiCall call) {
        ObjectNode body = LocationDtos.CREATE.validate(call.bodyOrEmpty());
        requireCompany(body);
        ObjectNode location = world.write(World.LOCATIONS, change -> {
            if (settings.on(Quirk.COMPANY_IS_A_SANDBOX_AGENCY)
                    && records.all(change.data()).size() >= 2) {
                throw ApiError.badRequest(
                        "Only 2 locations are allowed for this company, as this is a sandbox agency.");
            }
            ObjectNode doc = Json.object().put("id", change.ids().firestore());
            doc.set("companyId", body.get("companyId"));
            doc.put("country", settings.country()).put("timezone", "UTC");
            doc.set("settings", records.defaults());
            apply(doc, body);
            return store(change, "LocationCreate", doc);
        });
        grants.locationMade(location.path("id").asText());
        return ApiResult.ok(answer(location));
    }

    /** Tells the agency's apps: such an event names the location by its {@code id}, as no other does. */
    private static ObjectNode store(Change change, String event, ObjectNode doc) {
        change.put(Kind.LOCATION, doc.path("id").asText(), doc);
        ObjectNode fields = doc.deepCopy().retain(TOLD);
        change.announce(Json.object().put("type", event).setAll(fields));
        return doc;
    }

    /** put-location. */
    public ApiResult update(ApiCall call) {
        ObjectNode body = LocationDtos.UPDATE.validate(call.bodyOrEmpty());
        requireCompany(body);
        String id = call.pathParam("locationId");
        return ApiResult.ok(answer(world.write(World.LOCATIONS, change -> {
            ObjectNode doc = found(records.find(change.data(), id, false), id).deepCopy();
            apply(doc, body);
            return store(change, "LocationUpdate", doc);
        })));
    }

    /** delete-location. */
    public ApiResult delete(ApiCall call) {
        String id = call.pathParam("locationId");
        if (!List.of("true", "false").contains(Query.required(call, "deleteTwilioAccount"))) {
            throw ApiError.unprocessable("deleteTwilioAccount must be a boolean value");
        }
        world.write(World.LOCATIONS, change -> {
            found(records.find(change.data(), id, false), id);
            change.put(Kind.LOCATION, id, Json.object().put("id", id).put("deleted", true));
            return true;
        });
        return ApiResult.ok(Json.object().put("success", true).put("message", "Deleted location with id: " + id));
    }

    /** get-location-permissions. */
    public ApiResult permissions(ApiCall call) {
        String id = call.pathParam("locationId");
        return shown(world.read(World.LOCATIONS, data -> found(records.find(data, id, false), id)));
    }

    /** update-location-permissions. */
    public ApiResult updatePermissions(ApiCall call) {
        ObjectNode body = LocationDtos.PERMISSIONS_UPDATE.validate(call.bodyOrEmpty());
        String id = call.pathParam("locationId");
        return shown(world.write(World.LOCATIONS, change -> {
            ObjectNode doc = found(records.find(change.data(), id, false), id).deepCopy();
            change.put(Kind.LOCATION, id, doc.set("permissions", body.get("permissions")));
            return doc;
        }));
    }

    private static ApiResult shown(ObjectNode location) {
        return ApiResult.ok(
                "permissions",
                location.has("permissions") ? location.get("permissions") : Json.strings(LocationDtos.PERMISSIONS));
    }

    private void apply(ObjectNode doc, ObjectNode body) {
        for (String field : PLAIN) {
            if (body.has(field)) {
                doc.set(field, body.get(field));
            }
        }
        for (String field : List.of("settings", "social")) {
            if (body.has(field)) {
                ObjectNode before = settings.on(Quirk.LOCATION_UPDATE_KEEPS_UNSENT_SETTINGS)
                        ? doc.withObjectProperty(field).deepCopy()
                        : Json.object();
                doc.set(field, before.setAll((ObjectNode) body.get(field)));
            }
        }
        // The person of the prospect is whom the location's profile names.
        if (body.get("prospectInfo") instanceof ObjectNode person) {
            doc.setAll(person);
        }
    }

    private static ObjectNode answer(ObjectNode location) {
        ObjectNode answer = location.deepCopy();
        answer.remove(READ_ONLY);
        return answer;
    }

    private void requireCompany(ObjectNode body) {
        if (!body.path("companyId").asText().equals(records.app().companyId())) {
            throw ApiError.of(403, "The token does not have access to this company.");
        }
    }

    private ObjectNode found(@Nullable ObjectNode location, String id) {
        if (location == null) {
            throw ApiError.missing("Location", id, settings);
        }
        return location;
    }
}
