package io.ghl.sandbox.internal.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.api.Query;
import io.ghl.sandbox.internal.state.Change;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The operations of the catalog of services; one service has an envelope. */
public final class ServiceCatalogApi {
    private final World world;
    private final Settings settings;

    /** Creates the operations of all locations. */
    public ServiceCatalogApi(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
    }

    /** get-services-catalog. */
    public ApiResult list(ApiCall call) {
        call.requireLocation(Query.required(call, "locationId"));
        String category = call.queryParam("serviceCategoryId");
        Boolean isPrivate = ServiceQuery.bool(call, "isPrivate");
        ArrayNode rows = Json.array();
        world.read(call.locationId(), data -> {
            data.records(Kind.SERVICE).values().stream()
                    .filter(service -> category == null || category.equals(Json.text(service, "serviceCategoryId")))
                    .filter(service -> isPrivate == null
                            || isPrivate == service.path("isPrivate").asBoolean())
                    .forEach(rows::add);
            return rows;
        });
        return ApiResult.ok("services", rows);
    }

    /** get-service-catalog-by-id. */
    public ApiResult get(ApiCall call) {
        return ApiResult.ok("service", world.read(call.locationId(), data -> find(data, call)));
    }

    /** create-service-catalog. */
    public ApiResult create(ApiCall call) {
        ObjectNode body = ServiceDtos.NEW_SERVICE.validate(call.bodyOrEmpty());
        call.requireLocation(Json.text(body, "locationId"));
        ObjectNode stored = world.write(call.locationId(), change -> {
            Slugs.refuseTaken(change.data(), Kind.SERVICE, Json.text(body, "slug"), null, settings);
            ObjectNode doc = Json.object()
                    .put("id", change.ids().mongo())
                    .put("serviceCategoryId", defaultCategory(call.locationId()))
                    .put("isPrivate", false)
                    .put("serviceDuration", 30)
                    .put("serviceDurationUnit", "mins");
            doc.putObject("payment").put("amount", 0);
            doc.setAll(body);
            doc.set("variations", variations(change, Json.array(), body.path("variations")));
            change.put(Kind.SERVICE, doc.path("id").asText(), doc);
            return doc;
        });
        return ApiResult.created("service", stored);
    }

    /** update-service-catalog. */
    public ApiResult update(ApiCall call) {
        ObjectNode body = ServiceDtos.SERVICE.validate(call.bodyOrEmpty());
        ObjectNode stored = world.write(call.locationId(), change -> {
            ObjectNode doc = find(change.data(), call).deepCopy();
            String id = doc.path("id").asText();
            Slugs.refuseTaken(change.data(), Kind.SERVICE, Json.text(body, "slug"), id, settings);
            JsonNode before = doc.path("variations");
            doc.setAll(body);
            if (body.has("variations")) {
                doc.set("variations", variations(change, before, body.path("variations")));
            }
            change.put(Kind.SERVICE, id, doc);
            return doc;
        });
        return ApiResult.ok("service", stored);
    }

    /** delete-service-catalog. */
    public ApiResult delete(ApiCall call) {
        world.write(call.locationId(), change -> {
            change.remove(Kind.SERVICE, find(change.data(), call).path("id").asText());
            return true;
        });
        return ApiResult.ok(Json.object().put("success", true).put("message", "Service deleted successfully"));
    }

    /** Those with an id change the one that is there, those without are new, those not named are gone. */
    private static ArrayNode variations(Change change, JsonNode before, JsonNode wanted) {
        ArrayNode after = Json.array();
        for (int i = 0; i < wanted.size(); i++) {
            JsonNode each = wanted.get(i);
            ObjectNode variation = after.addObject();
            if (each.has("id")) {
                variation.setAll(variation(before, each.path("id").asText()));
            } else {
                variation.put("id", change.ids().mongo());
                if (!each.has("name")) {
                    throw ApiError.unprocessable("variations." + i + ".name should not be empty");
                }
            }
            variation.setAll((ObjectNode) each.deepCopy());
        }
        return after;
    }

    private static ObjectNode variation(JsonNode variations, String id) {
        for (JsonNode each : variations) {
            if (each.path("id").asText().equals(id)) {
                return (ObjectNode) each;
            }
        }
        throw ApiError.badRequest("Variation with id " + id + " not found");
    }

    /** Every location has a category that services are in when none is named. */
    private static String defaultCategory(String locationId) {
        UUID uuid = UUID.nameUUIDFromBytes(("services of " + locationId).getBytes(StandardCharsets.UTF_8));
        return uuid.toString().replace("-", "").substring(0, 24);
    }

    private ObjectNode find(LocationData data, ApiCall call) {
        String id = call.pathParam("serviceId");
        ObjectNode service = data.records(Kind.SERVICE).get(id);
        if (service == null) {
            throw ApiError.missing("Service", id, settings);
        }
        return service;
    }
}
