package io.ghl.sandbox.internal.services;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.api.Query;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;

/** The operations of service locations; one of them has no envelope. */
public final class ServiceLocationApi {
    private final World world;
    private final Settings settings;

    /** Creates the operations of all locations. */
    public ServiceLocationApi(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
    }

    /** get-service-locations. */
    public ApiResult list(ApiCall call) {
        call.requireLocation(Query.required(call, "locationId"));
        ArrayNode rows = Json.array();
        world.read(call.locationId(), data -> {
            data.records(Kind.SERVICE_LOCATION).values().forEach(rows::add);
            return rows;
        });
        return ApiResult.ok("serviceLocations", rows);
    }

    /** get-service-location-by-id. */
    public ApiResult get(ApiCall call) {
        return ApiResult.ok(copy(world.read(call.locationId(), data -> find(data, call))));
    }

    /** create-service-location. */
    public ApiResult create(ApiCall call) {
        ObjectNode body = ServiceDtos.NEW_LOCATION.validate(call.bodyOrEmpty());
        call.requireLocation(Json.text(body, "locationId"));
        ObjectNode stored = world.write(call.locationId(), change -> {
            Slugs.refuseTaken(change.data(), Kind.SERVICE_LOCATION, Json.text(body, "slug"), null, settings);
            ObjectNode doc = Json.object()
                    .put("id", change.ids().mongo())
                    .put("isActive", true)
                    .put("isPrivate", false)
                    .put("locationType", "offline");
            doc.setAll(body);
            change.put(Kind.SERVICE_LOCATION, doc.path("id").asText(), doc);
            return doc;
        });
        return new ApiResult(201, copy(stored));
    }

    /** update-service-location. */
    public ApiResult update(ApiCall call) {
        ObjectNode body = ServiceDtos.LOCATION.validate(call.bodyOrEmpty());
        ObjectNode stored = world.write(call.locationId(), change -> {
            ObjectNode doc = find(change.data(), call).deepCopy();
            String id = doc.path("id").asText();
            Slugs.refuseTaken(change.data(), Kind.SERVICE_LOCATION, Json.text(body, "slug"), id, settings);
            doc.setAll(body);
            change.put(Kind.SERVICE_LOCATION, id, doc);
            return doc;
        });
        return ApiResult.ok(copy(stored));
    }

    /** delete-service-location. */
    public ApiResult delete(ApiCall call) {
        world.write(call.locationId(), change -> {
            change.remove(
                    Kind.SERVICE_LOCATION, find(change.data(), call).path("id").asText());
            return true;
        });
        return ApiResult.ok(Json.object().put("success", true).put("message", "Service location deleted successfully"));
    }

    /** A trace id is added to what is answered, and must not get into what is stored. */
    private static ObjectNode copy(ObjectNode stored) {
        return stored.deepCopy();
    }

    private ObjectNode find(LocationData data, ApiCall call) {
        String id = call.pathParam("serviceLocationId");
        ObjectNode doc = data.records(Kind.SERVICE_LOCATION).get(id);
        if (doc == null) {
            throw ApiError.missing("Service location", id, settings);
        }
        return doc;
    }
}
