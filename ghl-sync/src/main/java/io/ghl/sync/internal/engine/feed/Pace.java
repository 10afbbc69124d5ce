package io.ghl.sync.internal.engine.feed;

import io.ghl.sync.internal.engine.tenant.Failure;
import io.ghl.sync.internal.engine.tenant.LoggedFailure;
import io.ghl.sync.internal.engine.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a stream is read next. One that fails is tried later and later, and holds up neither the other streams nor the work
 * on records. Single-threaded, where nothing else is said.
 */
public final class Pace {
    private static final Logger LOG = LoggerFactory.getLogger(Pace.class);

    private final Tenant tenant;
    private final String failing;
    private Instant next = Instant.EPOCH;
    private int failures;
    private volatile @Nullable Instant readAt;
    private volatile @Nullable String problem;

    public Pace(Tenant tenant, String stream) {
        this(tenant, stream, "cannot be read");
    }

    /** The pace of something else than a stream; {@code fails} goes on with the sentence that its name begins. */
    public Pace(Tenant tenant, String what, String fails) {
        this.tenant = tenant;
        this.failing = what + " " + fails;
    }

    public Instant next() {
        return next;
    }

    public boolean isDue() {
        return !next.isAfter(tenant.clock().instant());
    }

    /** When the last read began that came to its end, null before the first. Known to every thread. */
    @Nullable
    public Instant readAt() {
        return readAt;
    }

    boolean isFailing() {
        return failures > 0;
    }

    /** Why the stream could not be read the last time, null if it could. Known to every thread. */
    @Nullable
    public String problem() {
        return problem;
    }

    public void soon() {
        next = Instant.EPOCH;
    }

    /** Learns that the stream was read to its end, by whoever. */
    public void readElsewhere(Instant at, Duration interval) {
        Instant known = readAt;
        readAt = known == null || at.isAfter(known) ? at : known;
        Instant due = at.plus(interval);
        next = due.isAfter(next) ? due : next;
    }

    /**
     * Reads the stream. A failure is only noted, whatever the application's code throws, unless it is that of the location
     * as a whole.
     *
     * @param interval how long to wait for the next read, asked once this one has come to its end
     */
    public void run(Runnable read, Supplier<Duration> interval) {
        Instant started = tenant.clock().instant();
        try {
            read.run();
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            if (Failure.stopsLocation(e)) {
                throw e;
            }
            failed(started, e);
            return;
        }
        succeeded(started, interval.get());
    }

    /** Takes note of a failure. */
    public void failed(Instant started, Throwable e) {
        failures++;
        next = started.plus(Failure.delay(failures - 1));
        problem = failing + ": " + (e.getMessage() == null ? e.getClass().getName() : e.getMessage());
        LOG.warn("Location {}: {}, attempt {}: {}", tenant.location(), failing, failures, LoggedFailure.of(e));
    }

    /** Takes note that it came to its end. */
    public void succeeded(Instant started, Duration interval) {
        failures = 0;
        problem = null;
        readAt = started;
        next = started.plus(interval);
    }
}
