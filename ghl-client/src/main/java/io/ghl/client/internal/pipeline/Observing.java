package io.ghl.client.internal.pipeline;

import io.ghl.client.error.GhlException;
import io.ghl.client.observe.GhlObserver;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log and the user's observer what happens; the observer's failures stay here. */
final class Observing {
    private static final Logger LOG = LoggerFactory.getLogger("io.ghl.client");

    private final GhlObserver observer;

    Observing(GhlObserver observer) {
        this.observer = observer;
    }

    void start(GhlObserver.Call call) {
        tell(() -> observer.callStart(call));
    }

    void waiting(GhlObserver.Call call, GhlObserver.WaitReason reason, Duration atMost) {
        LOG.debug(
                "{} #{} location {}: waits, {}, at most {}",
                call.operation(),
                call.id(),
                call.locationId(),
                reason,
                atMost);
        tell(() -> observer.waiting(call, reason, atMost));
    }

    void attempt(GhlObserver.Call call, GhlObserver.AttemptEnd end) {
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

    void end(GhlObserver.Call call, GhlObserver.CallEnd end) {
        GhlException error = end.error();
        if (error != null) {
            LOG.debug("{} #{} location {}: {}", call.operation(), call.id(), call.locationId(), error.getMessage());
        }
        tell(() -> observer.callEnd(call, end));
    }

    /** The time in a {@code Date} header, for an observer; not read when there is none. */
    @Nullable
    Instant date(@Nullable String header) {
        try {
            return header == null || isIdle()
                    ? null
                    : ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private boolean isIdle() {
        return observer.equals(GhlObserver.NONE);
    }

    private void tell(Runnable event) {
        if (isIdle()) {
            return;
        }
        try {
            event.run();
        } catch (RuntimeException e) {
            LOG.warn("An observer threw {}; the call goes on.", e.getClass().getName());
        }
    }
}
