package io.ghl.client.internal.pipeline;

import io.ghl.client.error.RateLimitedException.Scope;
import io.ghl.client.internal.time.Deadline;
import io.ghl.client.internal.time.Lifecycle;
import io.ghl.client.internal.time.Signal;
import io.ghl.client.limit.LimitKey;
import io.ghl.client.limit.LimitRefusedException;
import io.ghl.client.limit.LimitRequest;
import io.ghl.client.limit.Priority;
import io.ghl.client.observe.GhlObserver;
import io.ghl.client.observe.GhlObserver.WaitReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the limiter learns of a try, and how it waits: on the clock and within the bounds of the client. */
final class TurnRequest implements LimitRequest {
    private final Pipeline pipeline;
    private final GhlObserver.Call seen;
    private final LimitKey key;
    private final Deadline deadline;
    private @Nullable Long waitingSince;

    TurnRequest(Pipeline pipeline, GhlObserver.Call seen, LimitKey key, Deadline deadline) {
        this.pipeline = pipeline;
        this.seen = seen;
        this.key = key;
        this.deadline = deadline;
    }

    @Override
    public LimitKey key() {
        return key;
    }

    @Override
    public Priority priority() {
        return seen.priority();
    }

    @Override
    public Duration timeLeft() {
        return Duration.ofNanos(deadline.remaining(pipeline.waiter));
    }

    @Override
    public void waiting() {
        if (waitingSince == null) {
            waitingSince = pipeline.waiter.nanoTime();
            pipeline.observing.waiting(seen, WaitReason.RATE_LIMIT, timeLeft());
        }
    }

    @Override
    public void pause(Duration atMost) throws InterruptedException, LimitRefusedException {
        if (atMost.compareTo(Duration.ZERO) > 0) {
            waiting();
            Signal closed = new Signal();
            Lifecycle.Registration registration = pipeline.client.onClose(closed::raise);
            try {
                long nanos = atMost.compareTo(timeLeft()) < 0 ? atMost.toNanos() : deadline.remaining(pipeline.waiter);
                pipeline.waiter.await(closed, pipeline.waiter.nanoTime() + nanos);
            } finally {
                registration.end();
            }
        }
        if (pipeline.client.isClosed() || deadline.isOver(pipeline.waiter)) {
            throw new LimitRefusedException(Scope.BURST, null);
        }
    }

    /** The limiter has decided. */
    void ended() {
        if (waitingSince != null) {
            pipeline.observing.waited(seen, WaitReason.RATE_LIMIT, pipeline.since(waitingSince));
        }
    }
}
