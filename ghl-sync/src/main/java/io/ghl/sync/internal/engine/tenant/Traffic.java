package io.ghl.sync.internal.engine.tenant;

import io.ghl.client.GhlLocation;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a location.
 *
 * @param priority what they are made for
 * @param meter what they cost
 * @param longWork whose turn it is to make a great many
 * @param view a client of the location for what triggers do, null if there is none
 */
public record Traffic(
        CallPriority priority,
        CallMeter meter,
        LongWork longWork,
        @Nullable GhlLocation view) {
    /** Traffic that nobody has seen yet. */
    public Traffic(LongWork longWork) {
        this(new CallPriority(), new CallMeter(), longWork, null);
    }

    /** The traffic of a location that shares its thread with no other. */
    public Traffic() {
        this(LongWork.unlimited());
    }

    /** The same traffic with a client. */
    public Traffic with(GhlLocation client) {
        return new Traffic(priority, meter, longWork, client);
    }
}
