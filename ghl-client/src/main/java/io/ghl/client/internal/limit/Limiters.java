package io.ghl.client.internal.limit;

import io.ghl.client.internal.time.Deadline;
import io.ghl.client.internal.time.Lifecycle;
import io.ghl.client.internal.time.Waiter;
import io.ghl.client.internal.transport.HttpReply;
import io.ghl.client.limit.Priority;
import io.ghl.client.limit.RateLimitPolicy;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** One limiter per location, since HighLevel counts per app and location and a client is one app. */
public final class Limiters {
    private static final Permit FREE = new Permit() {
        @Override
        public void giveBack() {}

        @Override
        public void answered(HttpReply reply) {}

        @Override
        public void lost() {}
    };

    private final RateLimitPolicy policy;
    private final Waiter waiter;
    private final Lifecycle lifecycle;
    private final Map<String, LocationLimiter> byLocation = new ConcurrentHashMap<>();

    public Limiters(RateLimitPolicy policy, Waiter waiter, Lifecycle lifecycle) {
        this.policy = policy;
        this.waiter = waiter;
        this.lifecycle = lifecycle;
    }

    /**
     * Waits for the right to send one request.
     *
     * @param onWait told the longest possible wait in nanoseconds, if there is one
     * @return a permit, or null when the deadline came first or the client was closed
     */
    public @Nullable Permit acquire(
            @Nullable String locationId, Priority priority, Deadline deadline, LongConsumer onWait)
            throws InterruptedException, LimitRefusal {
        if (!policy.enabled()) {
            return FREE;
        }
        return byLocation
                .computeIfAbsent(
                        Objects.requireNonNullElse(locationId, ""),
                        id -> new LocationLimiter(policy, waiter, lifecycle))
                .acquire(priority, deadline, onWait);
    }
}
