package io.ghl.sync.internal.engine.feed;

import io.ghl.sync.LinkProgress;
import io.ghl.sync.LinkStatus;
import io.ghl.sync.LinkStatus.Phase;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.Signal.Cause;
import io.ghl.sync.store.StoreTransaction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One go at first-time linking: counts, tells who follows, and keeps in the store how far it has come, so that it is gone
 * on with after a pause, a failure or a restart. Single-threaded.
 */
public final class LinkRun {
    /** The cursor that tells how far it has come. */
    public static final String STREAM = "link";

    private static final int STEPS = 100;
    /** Ends the text of a go at what was linked to the end before. */
    private static final String AGAIN = " again";

    private static final Set<Cause> LINKING = EnumSet.of(Cause.BACKFILL, Cause.SWEEP);

    private final Tenant tenant;
    private final LinkProgress progress;
    private final LinkStatus before;
    private final boolean isAgain;
    private final Instant started;
    private final long callsBefore;
    private Phase phase = Phase.READING;
    private int done;
    private int total;
    private int untilNextStep;
    private int raised;
    private boolean isRound;

    private LinkRun(Tenant tenant, LinkProgress progress, boolean wereAllLinked) {
        this.tenant = tenant;
        this.progress = progress;
        String stored = stored(tenant).orElse("");
        this.isAgain = wereAllLinked && wasDone(stored);
        LinkStatus last = status(tenant, stored);
        boolean isNew = last.phase() == Phase.DONE;
        this.before = isNew ? nothing(Phase.WAITING) : last;
        this.started = tenant.clock().instant();
        this.callsBefore = tenant.traffic().meter().calls();
        this.done = before.done();
        this.total = before.total();
    }

    /**
     * Begins, or goes on where the last go was left.
     *
     * @param wereAllLinked whether each type was linked before
     */
    public static LinkRun begin(Tenant tenant, LinkProgress progress, boolean wereAllLinked) {
        return new LinkRun(tenant, progress, wereAllLinked);
    }

    /** Whether all that is compared now was compared to the end before. */
    public boolean isAgain() {
        return isAgain;
    }

    /** Asks for it, for whoever works on the location next. */
    public static void ask(StoreTransaction tx, String location) {
        boolean again = wasDone(tx.cursors().read(location, STREAM).orElse(""));
        tx.cursors().write(location, STREAM, write(nothing(Phase.WAITING), again));
    }

    public static boolean wasAsked(StoreTransaction tx, String location) {
        return tx.cursors().read(location, STREAM).isPresent();
    }

    /** Whether it was asked for or begun, and did not come to its end. */
    public static boolean isPending(StoreTransaction tx, String location) {
        return tx.cursors()
                .read(location, STREAM)
                .filter(text -> !text.startsWith(Phase.DONE.name()))
                .isPresent();
    }

    /** Whether it came to its end once. */
    public static boolean wasDone(StoreTransaction tx, String location) {
        return wasDone(tx.cursors().read(location, STREAM).orElse(""));
    }

    /** How far it has come. */
    public static LinkStatus status(Tenant tenant) {
        return status(tenant, stored(tenant).orElse(""));
    }

    private static LinkStatus status(Tenant tenant, String stored) {
        return stored.isEmpty() ? nothing(Phase.NOT_STARTED) : read(stored, tenant);
    }

    private static Optional<String> stored(Tenant tenant) {
        return tenant.store().transact(tx -> tx.cursors().read(tenant.location(), STREAM));
    }

    private static boolean wasDone(String stored) {
        return stored.startsWith(Phase.DONE.name()) || stored.endsWith(AGAIN);
    }

    private static LinkStatus nothing(Phase phase) {
        return new LinkStatus(phase, 0, 0, 0, Duration.ZERO, null);
    }

    public void reading() {
        phase = Phase.READING;
        progress.reading();
        tell();
    }

    /** So many more records of this go are going to be worked off, and {@code left} after them. */
    public void records(int more, int left) {
        isRound = false;
        work(more, left);
    }

    /** All that a first round over the records of each parent raised is going to be worked off. */
    public void round(int open) {
        isRound = true;
        work(open, 0);
    }

    private void work(int more, int left) {
        raised += more;
        total = before.done() + raised + left;
        phase = Phase.RECORDS;
        step();
    }

    /** The next record is worked on; one that others told of meanwhile is none of this go. */
    public void record(Signal signal) {
        if (!isRound && LINKING.stream().noneMatch(signal.causes()::contains)) {
            return;
        }
        if (--untilNextStep <= 0) {
            step();
        }
        // One that has to be looked at again later is still one.
        done = Math.min(done + 1, total);
    }

    private void step() {
        untilNextStep = Math.max(1, (total - done) / STEPS);
        progress.records(done, total);
        tell();
    }

    public void end() {
        // One that an edit brought up meanwhile was done by it.
        done = total;
        progress.records(done, total);
        phase = Phase.DONE;
        tell();
    }

    private void tell() {
        LinkStatus status = with(
                tenant,
                phase,
                done,
                total,
                before.calls() + tenant.traffic().meter().calls() - callsBefore,
                before.worked()
                        .plus(Duration.between(started, tenant.clock().instant()))
                        .truncatedTo(ChronoUnit.MILLIS));
        tenant.store().transact(tx -> {
            tx.cursors().write(tenant.location(), STREAM, write(status, isAgain));
            return true;
        });
        progress.status(status);
    }

    private static LinkStatus with(Tenant tenant, Phase phase, int done, int total, long calls, Duration worked) {
        Long daily = tenant.traffic().meter().dailyLimit();
        return new LinkStatus(phase, done, total, calls, worked, daily == null ? null : (double) calls / daily);
    }

    private static String write(LinkStatus status, boolean again) {
        return String.format(
                Locale.ROOT,
                "%s %d %d %d %d%s",
                status.phase(),
                status.done(),
                status.total(),
                status.calls(),
                status.worked().toMillis(),
                again ? AGAIN : "");
    }

    private static LinkStatus read(String text, Tenant tenant) {
        List<String> parts = List.of(text.split(" ", -1));
        return with(
                tenant,
                Phase.valueOf(parts.get(0)),
                Integer.parseInt(parts.get(1)),
                Integer.parseInt(parts.get(2)),
                Long.parseLong(parts.get(3)),
                Duration.ofMillis(Long.parseLong(parts.get(4))));
    }
}
