package io.ghl.sandbox.internal.calendars;

import static io.ghl.sandbox.internal.validation.Checks.BOOLEAN;
import static io.ghl.sandbox.internal.validation.Checks.NOT_BLANK;
import static io.ghl.sandbox.internal.validation.Checks.NUMBER;
import static io.ghl.sandbox.internal.validation.Checks.STRING;
import static io.ghl.sandbox.internal.validation.Checks.STRINGS;
import static io.ghl.sandbox.internal.validation.Checks.is;

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
import io.ghl.sandbox.internal.validation.Check;
import io.ghl.sandbox.internal.validation.Dto;
import java.util.List;

/**
 * The operations of equipment and rooms, answered without an envelope. Their answers carry {@code _id}, which the
 * specification forgot: without it nothing could be read again.
 */
public final class ResourceApi {
    private static final int MAX = 100;
    private static final Check CALENDARS =
            STRINGS.and(is(v -> v.size() <= MAX, "must contain no more than " + MAX + " elements"));
    private static final Dto CREATE = Dto.empty()
            .required(NOT_BLANK, "locationId", "name")
            .required(STRING, "description")
            .required(NUMBER, "quantity", "outOfService", "capacity")
            .required(CALENDARS, "calendarIds");
    private static final Dto UPDATE = Dto.empty()
            .optional(NOT_BLANK, "locationId", "name")
            .optional(STRING, "description")
            .optional(NUMBER, "quantity", "outOfService", "capacity")
            .optional(CALENDARS, "calendarIds")
            .optional(BOOLEAN, "isActive");

    private final World world;
    private final Settings settings;

    /** Creates the operations of all locations. */
    public ResourceApi(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
    }

    /** fetch-calendar-resources: a bare array; limit and skip have to be there. */
    public ApiResult list(ApiCall call) {
        String type = type(call);
        call.requireLocation(Query.required(call, "locationId"));
        Query.required(call, "limit");
        Query.required(call, "skip");
        int limit = Query.number(call, "limit", MAX, 1, Integer.MAX_VALUE);
        int skip = Query.number(call, "skip", 0, 0, Integer.MAX_VALUE);
        ArrayNode rows = Json.array();
        world.read(call.locationId(), data -> {
            data.records(Kind.CALENDAR_RESOURCE).values().stream()
                    .filter(resource -> type.equals(Json.text(resource, "resourceType")))
                    .skip(skip)
                    .limit(limit)
                    .forEach(rows::add);
            return rows;
        });
        return ApiResult.ok(rows);
    }

    /** get-calendar-resource. */
    public ApiResult get(ApiCall call) {
        return ApiResult.ok(
                world.read(call.locationId(), data -> find(data, call).deepCopy()));
    }

    /** create-calendar-resource. */
    public ApiResult create(ApiCall call) {
        String type = type(call);
        ObjectNode body = CREATE.validate(call.bodyOrEmpty());
        call.requireLocation(Json.text(body, "locationId"));
        requireFew(type, body);
        ObjectNode resource = world.write(call.locationId(), change -> {
            ObjectNode doc = Json.object()
                    .put("_id", change.ids().mongo())
                    .put("resourceType", type)
                    .put("isActive", true);
            doc.setAll(body);
            change.put(Kind.CALENDAR_RESOURCE, doc.path("_id").asText(), doc);
            return doc;
        });
        return new ApiResult(201, resource.deepCopy());
    }

    /** update-calendar-resource, whose answer lacks the calendars. */
    public ApiResult update(ApiCall call) {
        ObjectNode body = UPDATE.validate(call.bodyOrEmpty());
        requireFew(type(call), body);
        ObjectNode resource = world.write(call.locationId(), change -> {
            ObjectNode doc = find(change.data(), call).deepCopy();
            doc.setAll(body);
            change.put(Kind.CALENDAR_RESOURCE, doc.path("_id").asText(), doc);
            return doc;
        });
        return ApiResult.ok(resource.deepCopy().without("calendarIds"));
    }

    /** delete-calendar-resource. */
    public ApiResult delete(ApiCall call) {
        world.write(call.locationId(), change -> {
            change.remove(
                    Kind.CALENDAR_RESOURCE,
                    find(change.data(), call).path("_id").asText());
            return true;
        });
        return ApiResult.ok(Json.object().put("success", true));
    }

    private static String type(ApiCall call) {
        String type = call.pathParam("resourceType");
        if (!List.of("equipments", "rooms").contains(type)) {
            throw ApiError.unprocessable("resourceType must be one of the following values: equipments, rooms");
        }
        return type;
    }

    private static void requireFew(String type, ObjectNode body) {
        if (type.equals("equipments") && body.path("calendarIds").size() > 1) {
            throw ApiError.badRequest("One equipment can only be mapped with one service calendar");
        }
    }

    private ObjectNode find(LocationData data, ApiCall call) {
        String type = type(call);
        String id = call.pathParam("id");
        ObjectNode resource = data.records(Kind.CALENDAR_RESOURCE).get(id);
        if (resource == null || !type.equals(Json.text(resource, "resourceType"))) {
            throw ApiError.missing("Resource", id, settings);
        }
        return resource;
    }
}
