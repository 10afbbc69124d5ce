package io.ghl.sync.internal.engine.feed;

import io.ghl.sync.internal.engine.tenant.Failure;
import io.ghl.sync.internal.engine.tenant.LoggedFailure;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a stream is read next. One that fails is tried later and later, and holds up neither the other streams nor the work
 * on records. Single-threaded.
 */
public final class Pace {
    private static final Logger LOG = LoggerFactory.getLogger(Pace.class);

    private final Tenant tenant;
    private final String stream;
    private Instant next = Instant.EPOCH;
    private int failures;
    private volatile @Nullable Instant readAt;
    private @Nullable String problem;

    public Pace(Tenant tenant, String stream) {
        this.tenant = tenant;
        this.stream = stream;
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

    /** Why the stream could not be read the last time, null if it could. */
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
     * Reads the stream. A failure that may pass is only noted.
     *
     * @param interval how long to wait for the next read, asked once this one has come to its end
     */
    public void run(Runnable read, Supplier<Duration> interval) {
        Instant started = tenant.clock().instant();
        try {
            read.run();
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            if (Failure.of(e) != Failure.TRANSIENT && Failure.of(e) != Failure.RACE) {
                throw e;
            }
            failures++;
            Duration wait = Failure.delay(failures - 1);
            next = started.plus(wait);
            problem = stream + " cannot be read: " + e.getMessage();
            LOG.warn(
                    "Location {}: {} cannot be read, attempt {}: {}",
                    tenant.location(),
                    stream,
                    failures,
                    LoggedFailure.of(e));
            return;
        }
        failures = 0;
        problem = null;
        readAt = started;
        next = started.plus(interval.get());
    }
}
