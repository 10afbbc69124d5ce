package io.ghl.client.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The fields that creating and updating a task have in common: untouched ones are not sent. HighLevel lets none of them
 * be null, so a setter refuses null. Builders are mutable and not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class TaskFields<B extends TaskFields<B>> permits NewTask.Builder, TaskUpdate.Builder {
    final ObjectNode touched = Json.object();

    TaskFields() {}

    abstract B self();

    /**
     * Title.
     *
     * @param title the value, not blank
     * @return this builder
     * @throws IllegalArgumentException if it is blank
     */
    public B title(String title) {
        touched.put("title", Check.filled("title", title));
        return self();
    }

    /**
     * Text.
     *
     * @param body the value
     * @return this builder
     */
    public B body(String body) {
        touched.put("body", Objects.requireNonNull(body, "body"));
        return self();
    }

    /**
     * When it is due.
     *
     * @param dueDate the value
     * @return this builder
     */
    public B dueDate(Instant dueDate) {
        touched.put(
                "dueDate",
                Check.given("dueDate", dueDate).truncatedTo(ChronoUnit.MILLIS).toString());
        return self();
    }

    /**
     * Whether it is done.
     *
     * @param completed the value
     * @return this builder
     */
    public B completed(boolean completed) {
        touched.put("completed", completed);
        return self();
    }

    /**
     * Id of the user in charge.
     *
     * @param assignedTo the value, or an empty text for nobody
     * @return this builder
     */
    public B assignedTo(String assignedTo) {
        boolean nobody = Check.given("assignedTo", assignedTo).isEmpty();
        touched.put("assignedTo", nobody ? assignedTo : Check.id("assignedTo", assignedTo));
        return self();
    }
}
