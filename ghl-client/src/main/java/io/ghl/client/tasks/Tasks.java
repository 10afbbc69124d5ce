package io.ghl.client.tasks;

import io.ghl.client.Pages;
import java.util.List;
import java.util.Optional;

/**
 * The tasks of one location's contacts. Thread-safe; not meant to be implemented outside tests, since methods are
 * added.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface Tasks {

    /**
     * All tasks of a contact ({@code get-all-tasks}).
     *
     * @param contactId the contact
     * @return the tasks
     */
    List<Task> list(String contactId);

    /**
     * Creates a task ({@code create-task}). It is not repeated once the request may have reached HighLevel.
     *
     * @param contactId the contact
     * @param task the fields
     * @return the task as HighLevel stored it
     */
    Task create(String contactId, NewTask task);

    /**
     * Reads a task ({@code get-task}).
     *
     * @param contactId the contact
     * @param taskId the task
     * @return the task
     */
    Task get(String contactId, String taskId);

    /**
     * Changes a task ({@code update-task}). An empty update makes no call.
     *
     * @param contactId the contact
     * @param taskId the task
     * @param update the touched fields
     * @return the task as HighLevel stored it, or empty if the update was empty
     */
    Optional<Task> update(String contactId, String taskId, TaskUpdate update);

    /**
     * Marks a task as done or not done ({@code update-task-completed}).
     *
     * @param contactId the contact
     * @param taskId the task
     * @param completed whether it is done
     * @return the task as HighLevel stored it
     */
    Task setCompleted(String contactId, String taskId, boolean completed);

    /**
     * Deletes a task ({@code delete-task}).
     *
     * @param contactId the contact
     * @param taskId the task
     */
    void delete(String contactId, String taskId);

    /**
     * Searches the tasks of all contacts ({@code task-search}). Nothing is sent before the first task is asked for.
     *
     * @param search what to search for
     * @return the tasks, page by page
     */
    Pages<Task> search(TaskSearch search);
}
