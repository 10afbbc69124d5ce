package io.ghl.sandbox.internal.contacts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.state.Contact;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.World;
import java.util.List;

/** Adding and removing tags of one contact; both answer the full list after the call. */
public final class TagApi {
    private final World world;
    private final ContactService service;

    /** Creates the operations of all locations. */
    public TagApi(World world, ContactService service) {
        this.world = world;
        this.service = service;
    }

    /** add-tags. */
    public ApiResult add(ApiCall call) {
        return ApiResult.created(
                "tags", Json.strings(change(call, tags(call), List.of()).tags()));
    }

    /** remove-tags, a DELETE with a body. */
    public ApiResult remove(ApiCall call) {
        return ApiResult.ok(
                "tags", Json.strings(change(call, List.of(), tags(call)).tags()));
    }

    private Contact change(ApiCall call, List<String> added, List<String> removed) {
        return world.write(
                call.locationId(), change -> service.tag(change, call.pathParam("contactId"), added, removed));
    }

    private static List<String> tags(ApiCall call) {
        ObjectNode body = Dtos.TAGS.validate(call.bodyOrEmpty());
        return Json.list(body.get("tags"));
    }
}
