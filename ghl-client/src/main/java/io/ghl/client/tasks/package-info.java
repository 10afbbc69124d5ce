/**
 * Tasks of contacts, and recurring tasks of a location. Start with {@link io.ghl.client.tasks.Tasks}, from {@link
 * io.ghl.client.GhlLocation#tasks}, or {@link io.ghl.client.tasks.RecurringTasks}.
 *
 * <p>A task belongs to one contact, has a due moment and is completed or not. {@link io.ghl.client.tasks.TaskSearch}
 * finds tasks of a whole location. A recurring task makes tasks by a {@link io.ghl.client.tasks.RecurrenceRule}.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.client.tasks;

import org.jspecify.annotations.NullMarked;
