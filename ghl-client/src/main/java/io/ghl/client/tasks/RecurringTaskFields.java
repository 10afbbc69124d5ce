package io.ghl.client.tasks;

import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Touched;
import java.util.Collection;

/**
 * What creating and updating a recurring task have in common. HighLevel lets none of it be null. A field that was not touched is not sent;
 * one that HighLevel lets be null also has a method that clears it. Mutable and not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class RecurringTaskFields<B extends RecurringTaskFields<B>>
        permits NewRecurringTask.Builder, RecurringTaskUpdate.Builder {
    final Touched touched = new Touched();

    RecurringTaskFields() {}

    abstract B self();

    /**
     * Title.
     *
     * @param title the value
     * @return this builder
     */
    public B title(String title) {
        touched.filled("title", title);
        return self();
    }

    /**
     * Text.
     *
     * @param description the value
     * @return this builder
     */
    public B description(String description) {
        touched.text("description", description);
        return self();
    }

    /**
     * Contacts.
     *
     * @param contactIds the value
     * @return this builder
     */
    public B contactIds(Collection<String> contactIds) {
        touched.texts("contactIds", contactIds);
        return self();
    }

    /**
     * Ids of the users in charge.
     *
     * @param owners the value
     * @return this builder
     */
    public B owners(Collection<String> owners) {
        touched.texts("owners", owners);
        return self();
    }

    /**
     * When it recurs.
     *
     * @param rule the value
     * @return this builder
     */
    public B rule(Recurrence rule) {
        touched.json("rruleOptions", Check.given("rule", rule).json());
        return self();
    }

    /**
     * Whether the first task is left out.
     *
     * @param ignoreTaskCreation the value
     * @return this builder
     */
    public B ignoreTaskCreation(boolean ignoreTaskCreation) {
        touched.bool("ignoreTaskCreation", ignoreTaskCreation);
        return self();
    }
}
