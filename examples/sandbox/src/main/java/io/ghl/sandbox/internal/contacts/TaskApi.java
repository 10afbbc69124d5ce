package io.ghl.sandbox.internal.contacts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.search.TaskSearch;
import io.ghl.sandbox.internal.state.Change;
import io.ghl.sandbox.internal.state.Contact;
import io.ghl.sandbox.internal.state.Dates;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** The task operations. A task has dates only in search; there is no event for an edit or for reopening. */
public final class TaskApi {
    private static final List<String> FIELDS =
            List.of("id", "title", "body", "assignedTo", "dueDate", "completed", "contactId");
    private static final List<String> EVENT_FIELDS =
            List.of("id", "assignedTo", "body", "contactId", "title", "dateAdded", "dueDate");

    private final World world;
    private final Settings settings;
    private final ContactService contacts;

    /** Creates the operations of all locations. */
    public TaskApi(World world, Settings settings, ContactService contacts) {
        this.world = world;
        this.settings = settings;
        this.contacts = contacts;
    }

    /** get-all-tasks. */
    public ApiResult list(ApiCall call) {
        ArrayNode tasks = Json.array();
        world.read(call.locationId(), data -> {
                    String contactId =
                            contacts.find(data, call.pathParam("contactId")).id();
                    return data.tasks().of(contactId);
                })
                .forEach(task -> tasks.add(view(task)));
        return ApiResult.ok("tasks", tasks);
    }

    /** get-task. */
    public ApiResult get(ApiCall call) {
        return ApiResult.ok("task", view(world.read(call.locationId(), data -> find(data, call))));
    }

    /** create-task. */
    public ApiResult create(ApiCall call) {
        ObjectNode body = Dtos.TASK_CREATE.validate(call.bodyOrEmpty());
        ObjectNode task = world.write(call.locationId(), change -> {
            Contact contact = contacts.find(change.data(), call.pathParam("contactId"));
            String now = Dates.iso(change.now());
            ObjectNode doc = Json.object().put("id", change.ids().mongo()).put("contactId", contact.id());
            apply(doc, body);
            store(change, doc.put("dateAdded", now).put("dateUpdated", now));
            ObjectNode event = pick(doc, EVENT_FIELDS);
            if (settings.on(Quirk.TASK_CREATE_EVENT_IS_BARE)) {
                event.remove(List.of("contactId", "body"));
            }
            change.emit("TaskCreate", event);
            completed(change, false, doc);
            return doc;
        });
        return ApiResult.created("task", view(task));
    }

    /** update-task. */
    public ApiResult update(ApiCall call) {
        return change(call, Dtos.TASK_UPDATE.validate(call.bodyOrEmpty()));
    }

    /** update-task-completed. */
    public ApiResult complete(ApiCall call) {
        return change(call, Dtos.TASK_COMPLETED.validate(call.bodyOrEmpty()));
    }

    private ApiResult change(ApiCall call, ObjectNode body) {
        ObjectNode task = world.write(call.locationId(), change -> {
            ObjectNode before = find(change.data(), call);
            ObjectNode doc = before.deepCopy();
            apply(doc, body);
            store(change, doc.put("dateUpdated", Dates.iso(change.now())));
            completed(change, before.path("completed").asBoolean(), doc);
            return doc;
        });
        return ApiResult.ok("task", view(task));
    }

    /** delete-task. */
    public ApiResult delete(ApiCall call) {
        world.write(call.locationId(), change -> {
            ObjectNode task = find(change.data(), call);
            change.remove(Kind.TASK, task.path("id").asText());
            change.emit("TaskDelete", pick(task, EVENT_FIELDS));
            return true;
        });
        return ApiResult.deleted(call.version());
    }

    /** task-search. */
    public ApiResult search(ApiCall call) {
        call.requireLocation(call.pathParam("locationId"));
        ObjectNode body = Dtos.TASK_SEARCH.validate(call.bodyOrEmpty());
        long now = world.now().toEpochMilli();
        ArrayNode rows = world.read(call.locationId(), data -> {
            ArrayNode found = Json.array();
            TaskSearch.search(data, body, now).forEach(task -> found.add(row(task, data)));
            return found;
        });
        ObjectNode answer = Json.object().set("tasks", rows);
        return new ApiResult(settings.on(Quirk.TASK_SEARCH_ANSWERS_201) ? 201 : 200, answer);
    }

    private ObjectNode find(LocationData data, ApiCall call) {
        String contactId = contacts.find(data, call.pathParam("contactId")).id();
        String id = call.pathParam("taskId");
        ObjectNode task = data.tasks().get(contactId, id);
        if (task == null) {
            throw ApiError.missing("Task", id, settings);
        }
        return task;
    }

    private static void apply(ObjectNode doc, ObjectNode body) {
        doc.setAll(body);
        String due = Json.text(body, "dueDate");
        if (due != null) {
            Instant instant = OffsetDateTime.parse(due).toInstant();
            doc.put("dueDate", Dates.iso(instant));
        }
    }

    private static void store(Change change, ObjectNode doc) {
        change.put(Kind.TASK, doc.path("id").asText(), doc);
    }

    private static void completed(Change change, boolean before, ObjectNode doc) {
        if (!before && doc.path("completed").asBoolean()) {
            change.emit("TaskComplete", pick(doc, EVENT_FIELDS));
        }
    }

    private static ObjectNode view(ObjectNode task) {
        return pick(task, FIELDS);
    }

    static ObjectNode pick(ObjectNode doc, List<String> fields) {
        return doc.deepCopy().retain(fields);
    }

    private static ObjectNode row(ObjectNode task, LocationData data) {
        ObjectNode row = task.deepCopy();
        row.remove("id");
        boolean completed = task.path("completed").asBoolean();
        row.put("_id", task.path("id").asText())
                .put("locationId", data.id())
                .put("status", completed ? "completed" : "to_do")
                .put("statusGroup", completed ? "completed" : "to_do")
                .put("deleted", false);
        ObjectNode details = row.putObject("contactDetails");
        Contact contact = data.contact(task.path("contactId").asText());
        if (contact != null) {
            details.setAll(contact.doc().deepCopy().retain("id", "firstName", "lastName", "email", "phone"));
        }
        ObjectNode user = row.putObject("assignedToUserDetails");
        if (task.has("assignedTo")) {
            user.set("id", task.get("assignedTo"));
        }
        return row.set("searchAfter", TaskSearch.searchAfter(task));
    }
}
