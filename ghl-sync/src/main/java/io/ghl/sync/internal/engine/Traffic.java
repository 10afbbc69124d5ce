package io.ghl.sync.internal.engine;

import io.ghl.client.GhlLocation;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a location.
 *
 * @param priority what they are made for
 * @param meter what they cost
 * @param view a client of the location for what triggers do, null if there is none
 */
public record Traffic(
        CallPriority priority, CallMeter meter, @Nullable GhlLocation view) {
    /** Traffic that nobody has seen yet. */
    public Traffic() {
        this(new CallPriority(), new CallMeter(), null);
    }

    /** The same traffic with a client. */
    public Traffic with(GhlLocation client) {
        return new Traffic(priority, meter, client);
    }
}
