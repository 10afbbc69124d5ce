package io.ghl.sync.internal.engine.tenant;

import io.ghl.client.limit.LimitReport;
import io.ghl.client.observe.GhlObserver;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts the calls of a location, and remembers what HighLevel last said of its daily quota. Thread-safe. */
public final class CallMeter implements GhlObserver {
    private final LongAdder calls = new LongAdder();
    private volatile @Nullable Quota quota;

    private record Quota(long limit, long left) {}

    @Override
    public void attempt(Call call, AttemptEnd attempt) {
        calls.increment();
        LimitReport limits = attempt.limits();
        if (limits != null && limits.dailyMax() != null && limits.dailyRemaining() != null && limits.dailyMax() > 0) {
            quota = new Quota(limits.dailyMax(), Math.min(limits.dailyMax(), limits.dailyRemaining()));
        }
    }

    /** The requests that were sent since the start, repeated ones included. */
    public long calls() {
        return calls.sum();
    }

    /** The share of the day's calls that is left, 0 to 1; null before the first answer that tells. */
    @Nullable
    public Double quotaLeft() {
        Quota known = quota;
        return known == null ? null : (double) known.left() / known.limit();
    }

    /** How many calls HighLevel allows in a day; null before the first answer that tells. */
    @Nullable
    public Long dailyLimit() {
        Quota known = quota;
        return known == null ? null : known.limit();
    }
}
