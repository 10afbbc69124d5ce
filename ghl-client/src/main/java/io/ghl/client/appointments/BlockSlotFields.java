package io.ghl.client.appointments;

import io.ghl.client.internal.json.Touched;
import java.time.Instant;

/**
 * The fields that creating and changing a blocked slot have in common. It blocks either a calendar or a user. A field that was not touched is not sent;
 * one that HighLevel lets be null also has a method that clears it. Mutable and not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class BlockSlotFields<B extends BlockSlotFields<B>>
        permits NewBlockSlot.Builder, BlockSlotUpdate.Builder {
    final Touched touched = new Touched();

    BlockSlotFields() {}

    abstract B self();

    /**
     * The calendar to block.
     *
     * @param calendarId the value
     * @return this builder
     */
    public B calendarId(String calendarId) {
        touched.id("calendarId", calendarId);
        return self();
    }

    /**
     * The user to block.
     *
     * @param assignedUserId the value
     * @return this builder
     */
    public B assignedUserId(String assignedUserId) {
        touched.id("assignedUserId", assignedUserId);
        return self();
    }

    /**
     * Title.
     *
     * @param title the value
     * @return this builder
     */
    public B title(String title) {
        touched.text("title", title);
        return self();
    }

    /**
     * When it starts.
     *
     * @param startTime the value
     * @return this builder
     */
    public B startTime(Instant startTime) {
        touched.instant("startTime", startTime);
        return self();
    }

    /**
     * When it ends.
     *
     * @param endTime the value
     * @return this builder
     */
    public B endTime(Instant endTime) {
        touched.instant("endTime", endTime);
        return self();
    }
}
