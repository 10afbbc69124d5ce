package io.ghl.sandbox.internal.contacts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.state.Dates;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import java.util.List;

/** The recurring tasks of a location, as definitions: the sandbox makes no tasks from them. */
public final class RecurringTaskApi {
    private final World world;
    private final Settings settings;

    /** Creates the operations of all locations. */
    public RecurringTaskApi(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
    }

    /** create-recurring-task. */
    public ApiResult create(ApiCall call) {
        ObjectNode body = Dtos.RECURRING_TASK_CREATE.validate(call.bodyOrEmpty());
        ObjectNode task = world.write(LocationApi.location(call), change -> {
            String now = Dates.iso(change.now());
            ObjectNode doc = Json.object()
                    .put("id", change.ids().firestore())
                    .put("description", "")
                    .put("locationId", call.locationId())
                    .put("totalOccurrence", 0)
                    .put("deleted", false)
                    .put("createdAt", now)
                    .put("updatedAt", now);
            apply(doc, body);
            change.put(Kind.RECURRING_TASK, doc.path("id").asText(), doc);
            return doc;
        });
        return ApiResult.created("recurringTask", task);
    }

    /** get-recurring-task-by-id. */
    public ApiResult get(ApiCall call) {
        String id = call.pathParam("id");
        return ApiResult.ok("recurringTask", world.read(LocationApi.location(call), data -> find(data, id)));
    }

    /** update-recurring-task. */
    public ApiResult update(ApiCall call) {
        ObjectNode body = Dtos.RECURRING_TASK_UPDATE.validate(call.bodyOrEmpty());
        String id = call.pathParam("id");
        ObjectNode task = world.write(LocationApi.location(call), change -> {
            ObjectNode doc = find(change.data(), id).deepCopy();
            apply(doc.put("updatedAt", Dates.iso(change.now())), body);
            change.put(Kind.RECURRING_TASK, id, doc);
            return doc;
        });
        return ApiResult.ok("recurringTask", task);
    }

    /** delete-recurring-task. */
    public ApiResult delete(ApiCall call) {
        String id = call.pathParam("id");
        world.write(LocationApi.location(call), change -> {
            find(change.data(), id);
            change.remove(Kind.RECURRING_TASK, id);
            return true;
        });
        return ApiResult.ok(Json.object().put("id", id).put("success", true));
    }

    /** Writes name lists of contacts and owners, reads one contact and one user. */
    private static void apply(ObjectNode doc, ObjectNode body) {
        for (String field : List.of("title", "description", "rruleOptions")) {
            if (body.has(field)) {
                doc.set(field, body.get(field));
            }
        }
        first(doc, "contactId", Json.list(body.get("contactIds")));
        first(doc, "assignedTo", Json.list(body.get("owners")));
    }

    private static void first(ObjectNode doc, String field, List<String> values) {
        if (!values.isEmpty()) {
            doc.put(field, values.get(0));
        }
    }

    private ObjectNode find(LocationData data, String id) {
        ObjectNode task = data.records(Kind.RECURRING_TASK).get(id);
        if (task == null) {
            throw ApiError.missing("Recurring task", id, settings);
        }
        return task;
    }
}
