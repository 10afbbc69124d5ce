package io.ghl.client.internal.resources;

import io.ghl.client.internal.operations.LocationOperations;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.pipeline.Answer;
import io.ghl.client.internal.pipeline.LocationCaller;
import io.ghl.client.tasks.NewRecurringTask;
import io.ghl.client.tasks.RecurringTask;
import io.ghl.client.tasks.RecurringTaskUpdate;
import io.ghl.client.tasks.RecurringTasks;
import java.util.Optional;

/** Recurring tasks over the pipeline. */
public record RecurringTasksApi(LocationCaller caller) implements RecurringTasks {

    @Override
    public RecurringTask create(NewRecurringTask task) {
        return of(LocationOperations.CREATE_RECURRING_TASK).body(task.json()).send(RecurringTasksApi::task);
    }

    @Override
    public RecurringTask get(String id) {
        return of(LocationOperations.GET_RECURRING_TASK).path("id", id).send(RecurringTasksApi::task);
    }

    @Override
    public Optional<RecurringTask> update(String id, RecurringTaskUpdate update) {
        return of(LocationOperations.UPDATE_RECURRING_TASK)
                .path("id", id)
                .body(update.json())
                .sendUnless(update.isEmpty(), RecurringTasksApi::task);
    }

    @Override
    public void delete(String id) {
        of(LocationOperations.DELETE_RECURRING_TASK).path("id", id).send();
    }

    private LocationCaller.Request of(Operation operation) {
        return caller.call(operation).path("locationId", caller.locationId());
    }

    private static RecurringTask task(Answer answer) {
        return answer.object("recurringTask", RecurringTask::of);
    }
}
