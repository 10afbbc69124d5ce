package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.Page;
import io.ghl.client.Pages;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.operations.Operations;
import io.ghl.client.internal.pipeline.Answer;
import io.ghl.client.internal.pipeline.LocationCaller;
import io.ghl.client.tasks.NewTask;
import io.ghl.client.tasks.Task;
import io.ghl.client.tasks.TaskSearch;
import io.ghl.client.tasks.TaskUpdate;
import io.ghl.client.tasks.Tasks;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tasks over the pipeline. */
public record TasksApi(LocationCaller caller) implements Tasks {

    @Override
    public List<Task> list(String contactId) {
        return of(Operations.LIST_TASKS, contactId).send(answer -> answer.list("tasks", Task::of));
    }

    @Override
    public Task create(String contactId, NewTask task) {
        return of(Operations.CREATE_TASK, contactId).body(task.json()).send(TasksApi::task);
    }

    @Override
    public Task get(String contactId, String taskId) {
        return of(Operations.GET_TASK, contactId).path("taskId", taskId).send(TasksApi::task);
    }

    @Override
    public Optional<Task> update(String contactId, String taskId, TaskUpdate update) {
        return of(Operations.UPDATE_TASK, contactId)
                .path("taskId", taskId)
                .body(update.json())
                .sendUnless(update.isEmpty(), TasksApi::task);
    }

    @Override
    public Task setCompleted(String contactId, String taskId, boolean completed) {
        return of(Operations.COMPLETE_TASK, contactId)
                .path("taskId", taskId)
                .body(Json.object().put("completed", completed))
                .send(TasksApi::task);
    }

    @Override
    public void delete(String contactId, String taskId) {
        of(Operations.DELETE_TASK, contactId).path("taskId", taskId).send();
    }

    @Override
    public Pages<Task> search(TaskSearch search) {
        return Pages.of(Operations.SEARCH_TASKS.id(), cursor -> page(search, cursor));
    }

    /**
     * {@code searchAfter} works and is not in the specification; {@code skip} is. So the cursor is the last row's
     * {@code searchAfter}, or an object with the rows to skip where rows have none.
     */
    private Page<Task> page(TaskSearch search, @Nullable String cursor) {
        ObjectNode body = (ObjectNode) search.json();
        JsonNode at = Cursors.any(Operations.SEARCH_TASKS, cursor);
        int skipped = at.isObject() ? Cursors.skip(Operations.SEARCH_TASKS, at) : 0;
        if (at.isObject()) {
            body.put("skip", skipped);
        } else {
            body.set("searchAfter", at);
        }
        return caller.call(Operations.SEARCH_TASKS)
                .path("locationId", caller.locationId())
                .body(body)
                .send(answer -> {
                    List<Task> rows = answer.list("tasks", Task::of);
                    SkipPages.checkMoved(
                            Operations.SEARCH_TASKS, at.path("first").textValue(), rows, Task::id);
                    return new Page<>(rows, next(rows, search.pageLimit(), skipped));
                });
    }

    private static @Nullable String next(List<Task> rows, int limit, int skipped) {
        if (rows.size() < limit) {
            return null;
        }
        JsonNode after = rows.get(rows.size() - 1).searchAfter();
        return after != null && after.isArray() && !after.isEmpty()
                ? after.toString()
                : Json.object()
                        .put("skip", skipped + rows.size())
                        .put("first", rows.get(0).id())
                        .toString();
    }

    private LocationCaller.Request of(Operation operation, String contactId) {
        return caller.call(operation).path("contactId", contactId);
    }

    private static Task task(Answer answer) {
        return answer.object("task", Task::of);
    }
}
