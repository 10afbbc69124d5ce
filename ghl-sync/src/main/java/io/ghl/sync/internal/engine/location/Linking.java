package io.ghl.sync.internal.engine.location;

import io.ghl.client.limit.Priority;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.SyncException;
import io.ghl.sync.internal.engine.feed.LinkRun;
import io.ghl.sync.internal.engine.feed.Pace;
import io.ghl.sync.internal.engine.record.Linker;
import io.ghl.sync.internal.engine.record.TypedWork;
import io.ghl.sync.internal.engine.tenant.Failure;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.StoreTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares all records of a location, type by type: what belongs to a record can only be compared once that has a partner.
 * Belongs to the location's worker.
 */
final class Linking {
    private static final Logger LOG = LoggerFactory.getLogger(Linking.class);

    private final Tenant tenant;
    private final List<TypedWork> types;
    private final Brakes brakes;
    private final BooleanSupplier mayGoOn;
    private final Consumer<Consumer<Signal>> drain;
    private volatile LinkProgress follower = LinkProgress.SILENT;
    /** Whether it was asked for, as known since the worker's run began; null if it may be otherwise by now. */
    private @Nullable Boolean pending;
    /** When it is tried again that failed; else its reading would use up the calls. */
    private final Pace retry;
    /** Whether all was linked before, so that a failure need hold up nothing else. */
    private volatile boolean again;
    /** The failure of the last try, if it holds up nothing else. */
    private @Nullable Throwable putOff;

    /**
     * The linking of a location.
     *
     * @param brakes what makes it leave off
     * @param mayGoOn whether to go on, asked between two records
     * @param drain works off all signals, and tells of each before
     */
    Linking(
            Tenant tenant,
            List<TypedWork> types,
            Brakes brakes,
            BooleanSupplier mayGoOn,
            Consumer<Consumer<Signal>> drain) {
        this.tenant = tenant;
        this.types = types;
        this.brakes = brakes;
        this.retry = new Pace(tenant, "linking", "failed");
        this.mayGoOn = mayGoOn;
        this.drain = drain;
    }

    /** Tells somebody how the next run comes on. */
    void follow(LinkProgress progress) {
        follower = new GuardedProgress(progress);
    }

    boolean isPending() {
        return tenant.store().transact(tx -> LinkRun.isPending(tx, tenant.location()));
    }

    /** Looks whether it was asked for, and remembers that. */
    void look(StoreTransaction tx) {
        pending = LinkRun.isPending(tx, tenant.location());
    }

    void forget() {
        pending = null;
    }

    /** Whether it was asked for; costs no look into the store if that is known. */
    boolean isStillPending() {
        Boolean known = pending;
        return known == null ? isPending() : known;
    }

    /** Whether it may be tried, if it is pending. */
    boolean isDue() {
        return !again || retry.isDue();
    }

    /** When it may be tried, if it is pending. */
    Instant next() {
        return again ? retry.next() : Instant.EPOCH;
    }

    /** Until when all rests because the first linking failed, before which nothing else is done. */
    Instant restsUntil() {
        return again ? Instant.EPOCH : retry.next();
    }

    /** Whether a failure is one of linking that holds up nothing else. */
    boolean isPutOff(Throwable failure) {
        return failure.equals(putOff);
    }

    /** Why it failed and is to be tried again while all else goes on, null if it is not so. From any thread. */
    @Nullable
    String problem() {
        String why = again ? retry.problem() : null;
        return why == null || !isPending() ? null : why;
    }

    /** Goes on with what was asked for before; fails only if nothing else can be done either. */
    void goOn(long fence) {
        try {
            run(fence);
        } catch (HeldBack e) {
            LOG.info("Location {}: {}.", tenant.location(), e.getMessage());
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            if (!isPutOff(e)) {
                throw e;
            }
        }
    }

    /**
     * Links all types and works off what follows.
     *
     * @param fence the worker's fencing token
     * @throws HeldBack if its share of the day's calls is used up
     */
    void run(long fence) {
        Instant started = tenant.clock().instant();
        putOff = null;
        try {
            boolean wereAllLinked = types.stream().allMatch(type -> type.feeds().started());
            LinkRun run = LinkRun.begin(tenant, follower, wereAllLinked);
            again = run.isAgain();
            run.reading();
            tenant.traffic().priority().during(Priority.BACKFILL, () -> run(run, fence));
            run.end();
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            if (brakes.areOff() && !(e instanceof HeldBack) && !Failure.stopsLocation(e)) {
                retry.failed(started, e);
                putOff = again ? e : null;
            }
            throw e;
        }
        retry.succeeded(started, Duration.ZERO);
        follower = LinkProgress.SILENT;
    }

    private void run(LinkRun run, long fence) {
        types.forEach(type -> type.feeds().start());
        for (int i = 0; i < types.size(); i++) {
            if (i > 0) {
                drain(run);
                run.reading();
            }
            TypedWork type = types.get(i);
            boolean firstRound = type.feeds().rounds().areOwed();
            if (firstRound) {
                type.feeds().rounds().finish(mayGoOn);
                run.round(tenant.store().transact(tx -> tx.signals().open(tenant.location())));
                drain(run);
            }
            type.surveyed().begin(tenant.clock().instant());
            new Linker(type.tenant(), fence).link(firstRound, (raised, left) -> {
                run.records(raised, left);
                drain(run);
            });
        }
        drain(run);
    }

    private void drain(LinkRun run) {
        drain.accept(signal -> {
            if (isHeldBack()) {
                throw new HeldBack(tenant.options().backfillShare());
            }
            run.record(signal);
        });
    }

    /** Linking leaves off once so much of the day's calls is used, by whomever; who edits goes on. */
    boolean isHeldBack() {
        Double left = tenant.traffic().meter().quotaLeft();
        double share = tenant.options().backfillShare();
        return share < 1 && left != null && left < 1 - share;
    }

    /** Linking waits for the next day's calls, and goes on by itself. */
    static final class HeldBack extends SyncException {
        private static final long serialVersionUID = 1L;

        HeldBack(double share) {
            super(String.format(
                    Locale.ROOT,
                    "linking waits, because %.0f %% of the day's calls are used, which is its share; it goes on by itself"
                            + " when HighLevel counts anew, and changes are synced meanwhile",
                    100 * share));
        }
    }
}
