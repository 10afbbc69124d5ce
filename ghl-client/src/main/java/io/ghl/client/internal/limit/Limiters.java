package io.ghl.client.internal.limit;

import io.ghl.client.internal.time.Lifecycle;
import io.ghl.client.internal.time.Waiter;
import io.ghl.client.limit.LimitKey;
import io.ghl.client.limit.LimitRefusedException;
import io.ghl.client.limit.LimitReport;
import io.ghl.client.limit.LimitRequest;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.client.limit.RateLimiter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The limiter within one process: one ledger per key, since HighLevel counts so and a client is one app. */
public final class Limiters implements RateLimiter {
    /** For requests that no limit holds for. */
    public static final Permit FREE = new Permit() {
        @Override
        public void giveBack() {}

        @Override
        public void answered(LimitReport report) {}

        @Override
        public void lost() {}
    };

    private final RateLimitPolicy policy;
    private final Waiter waiter;
    private final Lifecycle lifecycle = new Lifecycle();
    private final Map<LimitKey, LocationLimiter> limiters = new ConcurrentHashMap<>();

    public Limiters(RateLimitPolicy policy, Waiter waiter) {
        this.policy = policy;
        this.waiter = waiter;
    }

    @Override
    public Permit acquire(LimitRequest request) throws InterruptedException, LimitRefusedException {
        if (!policy.enabled()) {
            return FREE;
        }
        return limiters.computeIfAbsent(request.key(), key -> new LocationLimiter(policy, waiter, lifecycle))
                .acquire(request);
    }

    /** Ends all waits. */
    @Override
    public void close() {
        boolean unused = lifecycle.close();
    }
}
