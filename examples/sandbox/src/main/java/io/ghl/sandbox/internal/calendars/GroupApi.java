package io.ghl.sandbox.internal.calendars;

import static io.ghl.sandbox.internal.validation.Checks.BOOLEAN;
import static io.ghl.sandbox.internal.validation.Checks.NOT_BLANK;
import static io.ghl.sandbox.internal.validation.Checks.STRING;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.api.Query;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import io.ghl.sandbox.internal.validation.Dto;

/** The operations of groups of calendars. */
public final class GroupApi {
    private static final Dto UPDATE =
            Dto.empty().required(NOT_BLANK, "name", "slug").required(STRING, "description");
    private static final Dto CREATE = UPDATE.required(NOT_BLANK, "locationId").optional(BOOLEAN, "isActive");
    private static final Dto SLUG = Dto.empty().required(NOT_BLANK, "locationId", "slug");
    private static final Dto STATUS = Dto.empty().required(BOOLEAN, "isActive");

    private final World world;
    private final Settings settings;

    /** Creates the operations of all locations. */
    public GroupApi(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
    }

    /** get-groups. */
    public ApiResult list(ApiCall call) {
        call.requireLocation(Query.required(call, "locationId"));
        ArrayNode groups = Json.array();
        world.read(
                call.locationId(),
                data -> groups.addAll(data.records(Kind.CALENDAR_GROUP).values()));
        return ApiResult.ok("groups", groups);
    }

    /** create-calendar-group. */
    public ApiResult create(ApiCall call) {
        ObjectNode body = CREATE.validate(call.bodyOrEmpty());
        call.requireLocation(Json.text(body, "locationId"));
        ObjectNode group = world.write(call.locationId(), change -> {
            requireFreeSlug(change.data(), body, "");
            ObjectNode doc = Json.object().put("id", change.ids().firestore()).put("isActive", true);
            doc.setAll(body);
            change.put(Kind.CALENDAR_GROUP, doc.path("id").asText(), doc);
            return doc;
        });
        return ApiResult.created("group", group);
    }

    /** validate-groups-slug. */
    public ApiResult validateSlug(ApiCall call) {
        ObjectNode body = SLUG.validate(call.bodyOrEmpty());
        call.requireLocation(Json.text(body, "locationId"));
        boolean taken = world.read(call.locationId(), data -> isTaken(data, body, ""));
        return ApiResult.ok(Json.object().put("available", !taken));
    }

    /** edit-group, which wants all that creation does. */
    public ApiResult update(ApiCall call) {
        ObjectNode body = UPDATE.validate(call.bodyOrEmpty());
        ObjectNode group = world.write(call.locationId(), change -> {
            ObjectNode doc = find(change.data(), call).deepCopy();
            requireFreeSlug(change.data(), body, doc.path("id").asText());
            doc.setAll(body);
            change.put(Kind.CALENDAR_GROUP, doc.path("id").asText(), doc);
            return doc;
        });
        return ApiResult.ok("group", group);
    }

    /** disable-group, which can also enable one. */
    public ApiResult status(ApiCall call) {
        ObjectNode body = STATUS.validate(call.bodyOrEmpty());
        world.write(call.locationId(), change -> {
            ObjectNode doc = find(change.data(), call).deepCopy();
            change.put(Kind.CALENDAR_GROUP, doc.path("id").asText(), doc.setAll(body));
            return true;
        });
        return ApiResult.ok(Json.object().put("success", true));
    }

    /** delete-group; its calendars stay. */
    public ApiResult delete(ApiCall call) {
        world.write(call.locationId(), change -> {
            change.remove(
                    Kind.CALENDAR_GROUP, find(change.data(), call).path("id").asText());
            return true;
        });
        return ApiResult.ok(Json.object().put("success", true));
    }

    private void requireFreeSlug(LocationData data, ObjectNode body, String exceptId) {
        if (settings.on(Quirk.TAKEN_GROUP_SLUG_IS_REFUSED) && isTaken(data, body, exceptId)) {
            throw ApiError.badRequest("Slug is already taken");
        }
    }

    private static boolean isTaken(LocationData data, ObjectNode body, String exceptId) {
        return data.records(Kind.CALENDAR_GROUP).values().stream()
                .anyMatch(group -> group.path("slug").equals(body.path("slug"))
                        && !group.path("id").asText().equals(exceptId));
    }

    private ObjectNode find(LocationData data, ApiCall call) {
        String id = call.pathParam("groupId");
        ObjectNode group = data.records(Kind.CALENDAR_GROUP).get(id);
        if (group == null) {
            throw ApiError.missing("Group", id, settings);
        }
        return group;
    }
}
