package io.ghl.sandbox.internal.contacts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;

/** One tag of a location. Contacts keep the tags they have, whatever becomes of the location's list. */
public final class LocationTagApi {
    private final World world;
    private final Settings settings;

    /** Creates the operations of all locations. */
    public LocationTagApi(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
    }

    /** get-tag-by-id. */
    public ApiResult get(ApiCall call) {
        String id = call.pathParam("tagId");
        return ApiResult.ok("tag", world.read(LocationApi.location(call), data -> find(data, id)));
    }

    /** update-tag. */
    public ApiResult update(ApiCall call) {
        String id = call.pathParam("tagId");
        String sent = Dtos.TAG_CREATE.validate(call.bodyOrEmpty()).path("name").asText();
        String name = settings.on(Quirk.TAGS_ARE_LOWER_CASED) ? Tags.key(sent) : sent.strip();
        ObjectNode tag = world.write(LocationApi.location(call), change -> {
            find(change.data(), id);
            for (ObjectNode known : change.data().tags().values()) {
                boolean same = Tags.key(known.path("name").asText()).equals(Tags.key(name));
                if (same && !known.path("id").asText().equals(id)) {
                    throw ApiError.badRequest("The tag name is already exist.");
                }
            }
            ObjectNode doc = LocationApi.tag(id, name, call.locationId());
            change.put(Kind.TAG, id, doc);
            return doc;
        });
        return ApiResult.ok("tag", tag);
    }

    /** delete-tag. */
    public ApiResult delete(ApiCall call) {
        String id = call.pathParam("tagId");
        world.write(LocationApi.location(call), change -> {
            find(change.data(), id);
            change.remove(Kind.TAG, id);
            return true;
        });
        return ApiResult.deleted(call.version());
    }

    private ObjectNode find(LocationData data, String id) {
        ObjectNode tag = data.tags().get(id);
        if (tag == null) {
            throw ApiError.missing("Tag", id, settings);
        }
        return tag;
    }
}
