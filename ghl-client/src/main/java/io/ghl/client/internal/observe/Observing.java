package io.ghl.client.internal.observe;

import io.ghl.client.error.GhlException;
import io.ghl.client.internal.transport.HttpReply;
import io.ghl.client.observe.GhlObserver;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log and the user's observers what happens; their failures stay here. */
public final class Observing {
    private static final Logger LOG = LoggerFactory.getLogger("io.ghl.client");

    private final GhlObserver observer;
    private final @Nullable Capturing capturing;

    public Observing(GhlObserver observer, @Nullable Capturing capturing) {
        this.observer = observer;
        this.capturing = capturing;
    }

    /** Tells one more observer as well. */
    public Observing and(GhlObserver other) {
        return new Observing(isIdle() ? other : GhlObserver.all(observer, other), capturing);
    }

    public void start(GhlObserver.Call call) {
        tell(() -> observer.callStart(call));
    }

    public void waiting(GhlObserver.Call call, GhlObserver.WaitReason reason, Duration atMost) {
        LOG.debug(
                "{} #{} location {}: waits, {}, at most {}",
                call.operation(),
                call.id(),
                call.locationId(),
                reason,
                atMost);
        tell(() -> observer.waiting(call, reason, atMost));
    }

    public void waited(GhlObserver.Call call, GhlObserver.WaitReason reason, Duration took) {
        tell(() -> observer.waited(call, reason, took));
    }

    public void attempt(GhlObserver.Call call, GhlObserver.AttemptEnd end) {
        LOG.debug(
                "{} #{} location {}: attempt {} {} {} in {} ms, traceId {}",
                call.operation(),
                call.id(),
                call.locationId(),
                end.number(),
                end.status(),
                end.outcome(),
                end.took().toMillis(),
                end.traceId());
        tell(() -> observer.attempt(call, end));
    }

    /**
     * Hands the bodies of an attempt to the user's capture, if there is one.
     *
     * @param target path and query as sent
     */
    public void bodies(
            GhlObserver.Call call, int attempt, String target, byte @Nullable [] request, @Nullable HttpReply reply) {
        Capturing wanted = capturing;
        if (wanted != null) {
            quietly("A body capture", () -> wanted.exchanged(call, attempt, target, request, reply));
        }
    }

    public void end(GhlObserver.Call call, GhlObserver.CallEnd end) {
        GhlException error = end.error();
        if (error != null) {
            LOG.debug("{} #{} location {}: {}", call.operation(), call.id(), call.locationId(), error.getMessage());
        }
        tell(() -> observer.callEnd(call, end));
    }

    public void tokenRefreshed(GhlObserver.TokenRefresh refresh) {
        tell(() -> observer.tokenRefreshed(refresh));
    }

    public void tokenAging(GhlObserver.TokenAge age) {
        tell(() -> observer.tokenAging(age));
    }

    /** The server's clock in an answer; not read when nobody watches. */
    public @Nullable Instant date(@Nullable HttpReply reply) {
        return reply == null || isIdle() ? null : reply.date();
    }

    private boolean isIdle() {
        return observer.equals(GhlObserver.NONE);
    }

    private void tell(Runnable event) {
        if (!isIdle()) {
            quietly("An observer", event);
        }
    }

    /** Runs code of the user that must not change how the call ends. */
    public static void quietly(String what, Runnable code) {
        try {
            code.run();
        } catch (RuntimeException e) {
            // Its message may hold anything.
            LOG.warn("{} threw {}; the call goes on.", what, e.getClass().getName());
        }
    }
}
