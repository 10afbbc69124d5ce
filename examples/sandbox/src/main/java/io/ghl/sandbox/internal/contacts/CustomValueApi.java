package io.ghl.sandbox.internal.contacts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import java.util.Locale;

/** The custom values of a location. */
public final class CustomValueApi {
    private final World world;
    private final Settings settings;

    /** Creates the operations of all locations. */
    public CustomValueApi(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
    }

    /** get-custom-values. */
    public ApiResult list(ApiCall call) {
        ArrayNode values = Json.array();
        world.read(LocationApi.location(call), data -> {
            data.records(Kind.CUSTOM_VALUE).values().forEach(values::add);
            return values;
        });
        return ApiResult.ok("customValues", values);
    }

    /** get-custom-value. */
    public ApiResult get(ApiCall call) {
        String id = call.pathParam("id");
        return ApiResult.ok("customValue", world.read(LocationApi.location(call), data -> find(data, id)));
    }

    /** create-custom-value. */
    public ApiResult create(ApiCall call) {
        ObjectNode body = Dtos.CUSTOM_VALUE.validate(call.bodyOrEmpty());
        ObjectNode value = world.write(LocationApi.location(call), change -> {
            String name = body.path("name").asText();
            String key = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
            ObjectNode doc = Json.object()
                    .put("id", change.ids().firestore())
                    .put("name", name)
                    .put("fieldKey", "{{ custom_values." + key + " }}")
                    .put("value", body.path("value").asText())
                    .put("locationId", call.locationId());
            change.put(Kind.CUSTOM_VALUE, doc.path("id").asText(), doc);
            return doc;
        });
        return ApiResult.created("customValue", value);
    }

    /** update-custom-value; the key stays. */
    public ApiResult update(ApiCall call) {
        ObjectNode body = Dtos.CUSTOM_VALUE.validate(call.bodyOrEmpty());
        String id = call.pathParam("id");
        ObjectNode value = world.write(LocationApi.location(call), change -> {
            ObjectNode doc = find(change.data(), id).deepCopy();
            doc.setAll(body);
            change.put(Kind.CUSTOM_VALUE, id, doc);
            return doc;
        });
        return ApiResult.ok("customValue", value);
    }

    /** delete-custom-value. */
    public ApiResult delete(ApiCall call) {
        String id = call.pathParam("id");
        world.write(LocationApi.location(call), change -> {
            find(change.data(), id);
            change.remove(Kind.CUSTOM_VALUE, id);
            return true;
        });
        return ApiResult.deleted(call.version());
    }

    private ObjectNode find(LocationData data, String id) {
        ObjectNode value = data.records(Kind.CUSTOM_VALUE).get(id);
        if (value == null) {
            throw ApiError.missing("Custom value", id, settings);
        }
        return value;
    }
}
