package io.ghl.client.tasks;

import java.util.Optional;

/**
 * The recurring tasks of a location. HighLevel has no list of them. Thread-safe; not meant to be implemented outside
 * tests, since methods are added.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface RecurringTasks {

    /**
     * Creates a recurring task ({@code create-recurring-task}). It is not repeated once the request may have reached
     * HighLevel.
     *
     * @param task the fields
     * @return the task as HighLevel stored it
     */
    RecurringTask create(NewRecurringTask task);

    /**
     * Reads a recurring task ({@code get-recurring-task-by-id}).
     *
     * @param id the id
     * @return the task
     */
    RecurringTask get(String id);

    /**
     * Changes a recurring task ({@code update-recurring-task}). An empty update makes no call.
     *
     * @param id the id
     * @param update the touched fields
     * @return the task as HighLevel stored it, or empty if the update was empty
     */
    Optional<RecurringTask> update(String id, RecurringTaskUpdate update);

    /**
     * Deletes a recurring task ({@code delete-recurring-task}).
     *
     * @param id the id
     */
    void delete(String id);
}
