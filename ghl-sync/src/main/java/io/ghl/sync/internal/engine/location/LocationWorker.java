package io.ghl.sync.internal.engine.location;

import io.ghl.client.limit.Priority;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.LinkStatus;
import io.ghl.sync.SyncStatus;
import io.ghl.sync.internal.engine.feed.LinkRun;
import io.ghl.sync.internal.engine.feed.Pace;
import io.ghl.sync.internal.engine.history.MappingHistory;
import io.ghl.sync.internal.engine.record.Attempts;
import io.ghl.sync.internal.engine.record.Drain;
import io.ghl.sync.internal.engine.record.TypedWork;
import io.ghl.sync.internal.engine.tenant.Failure;
import io.ghl.sync.internal.engine.tenant.LocationStopped;
import io.ghl.sync.internal.engine.tenant.LogContext;
import io.ghl.sync.internal.engine.tenant.LoggedFailure;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.engine.trigger.TriggerWork;
import io.ghl.sync.plan.PlanRefusedException;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.StaleFenceException;
import io.ghl.sync.store.StoreException;
import io.ghl.sync.store.StoreTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of one location: commands, feeds and signals, one after the other. {@link #runOnce} does what is due now;
 * whoever drives it decides on which thread and when. Commands and flags may come from any thread.
 */
public final class LocationWorker {
    private static final Logger LOG = LoggerFactory.getLogger(LocationWorker.class);
    private static final Duration AFTER_RATE_LIMIT = Duration.ofSeconds(10);
    private static final Duration AFTER_REVOKED = Duration.ofMinutes(5);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int RECORDS_PER_TURN = 200;

    private final Tenant tenant;
    private final List<TypedWork> types;
    private final List<ReviewExpiry> expiries;
    private final Purge purge;
    private final TriggerWork triggers;
    private final Commands commands;
    private final AtomicReference<SyncStatus> status;
    private final Vitals.Pulse pulse;
    private final Attempts attempts = new Attempts();
    private final Brakes brakes = new Brakes();
    private final Linking linking;

    private volatile boolean atWork;
    private boolean mappingIsChecked;
    private @Nullable Instant blockedUntil;
    private long fence;

    /** A worker for a location that syncs records of one type. */
    public LocationWorker(Tenant tenant) {
        this(List.of(tenant));
    }

    /** A worker for a location, with its types of record, at least one. */
    public LocationWorker(List<Tenant> tenants) {
        this.tenant = tenants.get(0);
        this.commands = new Commands(tenant);
        this.purge = new Purge(tenant);
        this.triggers = new TriggerWork(tenants);
        this.pulse = new Vitals.Pulse(tenant);
        this.types = tenants.stream()
                .sorted(Comparator.comparing(Tenant::type))
                .map(TypedWork::of)
                .toList();
        this.linking = new Linking(tenant, types, brakes, this::mayGoOn, this::drain);
        this.expiries = tenants.stream().map(ReviewExpiry::new).toList();
        this.status = new AtomicReference<>(new SyncStatus(SyncStatus.State.WAITING, null, null, 0));
    }

    /** The location's surroundings, for what does not depend on the type of record. */
    public Tenant tenant() {
        return tenant;
    }

    /** The types that were linked once. One that was added since waits for it, and does not hold up the others. */
    private List<TypedWork> linked() {
        return types.stream().filter(type -> type.feeds().started()).toList();
    }

    /** What makes the worker leave off. */
    public Brakes brakes() {
        return brakes;
    }

    /** Stops work on records; done once the record under work is finished. Webhooks are stored all the same. */
    public CompletableFuture<Void> pause() {
        brakes.pause(true);
        return commands.add(() -> {});
    }

    /** Goes on with work on records. */
    public void resume() {
        brakes.pause(false);
    }

    /**
     * Stops work on records, and every call, because the location must not be called any more.
     *
     * @return done once the record under work is finished
     */
    public CompletableFuture<Void> park(String why) {
        brakes.park(why);
        return commands.add(() -> {});
    }

    /** Goes on with work on records, at once, whatever the worker waited for. */
    public void unpark() {
        brakes.park(null);
        CompletableFuture<Void> unused = commands.add(() -> {});
    }

    /** Whether something was asked for that only this worker can do. */
    public boolean isAskedForSomething() {
        return !commands.isEmpty() || commands.isPostponed();
    }

    /** Whether it does nothing for now, whatever is due. */
    public boolean rests() {
        return brakes.rest()
                || blockedUntil != null
                || (linked().isEmpty() && (commands.turn() != null || !linking.isPending()));
    }

    /** When each feed was read last. */
    public Map<String, Instant> reads() {
        return ReadTimes.of(types);
    }

    /** Learns when each feed was read last, by whichever node. */
    public void recall(Map<String, Instant> reads) {
        ReadTimes.recall(types, reads);
    }

    /** Answers what is still asked for, now that nobody drives this worker any more. */
    public void end() {
        commands.end();
    }

    private boolean mayGoOn() {
        brakes.look();
        // A long piece of work gives signs of life too.
        if (pulse.isLongSilent()) {
            beat();
        }
        return brakes.areOff();
    }

    /** What the worker does, and when it last got on. */
    public SyncStatus status() {
        SyncStatus last = status.get();
        int open = openSignals();
        String why = brakes.parked();
        if (why != null) {
            return new SyncStatus(SyncStatus.State.STOPPED, last.lastProgressAt(), why, open);
        }
        return new SyncStatus(
                brakes.isPaused() ? SyncStatus.State.PAUSED : last.state(),
                last.lastProgressAt(),
                last.problem(),
                open);
    }

    /** Whether nothing is open, and both feeds were read to their end after a time. */
    public boolean isIdleSince(Instant since) {
        return !linked().isEmpty()
                && feeds().map(Pace::readAt).allMatch(at -> at != null && at.isAfter(since))
                && !isAskedForSomething()
                && linking.problem() == null
                // A record makes triggers fire and an effect makes records due: what went over between the first two
                // looks shows in the others.
                && isQuiet()
                && isQuiet()
                // What is stored already may not have been told to observers yet.
                && !atWork;
    }

    private boolean isQuiet() {
        return openSignals() == 0 && !triggers.isDue();
    }

    /** Links both sides and works off all that follows. */
    public CompletableFuture<Void> link(LinkProgress progress) {
        return link(progress, () -> {});
    }

    /**
     * Links both sides and works off all that follows.
     *
     * @param check fails if it is not to be done after all
     */
    public CompletableFuture<Void> link(LinkProgress progress, Runnable check) {
        return commands.addLong(() -> {
            brakes.check();
            checkMapping();
            check.run();
            linking.follow(progress);
            linking.run(fence);
        });
    }

    /** How far linking has come. */
    public LinkStatus linkStatus() {
        return LinkRun.status(tenant);
    }

    /** Has a location linked by whoever works on it next, within a transaction. */
    public static void askToLink(StoreTransaction tx, String location) {
        LinkRun.ask(tx, location);
    }

    /** Whether linking of a location was ever asked for, within a transaction. */
    public static boolean wasLinked(StoreTransaction tx, String location) {
        return LinkRun.wasAsked(tx, location);
    }

    private int openSignals() {
        return tenant.store().transact(tx -> tx.signals().open(tenant.location()));
    }

    /** Works off all signals as a part of a command, which fails if it is to leave off. */
    private void drain(Consumer<Signal> beforeEach) {
        List<TypedWork> linked = linked();
        // Before the first linking, signals wait for it.
        boolean unused = linked.isEmpty()
                || new Drain(linked, fence, attempts).work(signal -> {
                    beforeEach.accept(signal);
                    // Linking can take hours; who was entered in HighLevel meanwhile must not be created once more.
                    linked().forEach(TypedWork::readGhlIfDue);
                    triggers.runNowAndThen(fence, this::mayGoOn);
                    return mayGoOn();
                });
        brakes.check();
    }

    private void checkMapping() {
        if (!mappingIsChecked) {
            types.forEach(type -> type.tenant().checkMapping());
            types.forEach(type -> MappingHistory.remember(type.tenant()));
            mappingIsChecked = true;
        }
    }

    /** Compares all ids of what was linked once, and works off what was missed. */
    public CompletableFuture<Void> sweep() {
        return commands.addLong(() -> {
            brakes.check();
            checkMapping();
            linked().forEach(type -> type.sweepNow(this::mayGoOn));
            drain(signal -> {});
        });
    }

    /** Does something that makes work, and works it off with all that is due. */
    public CompletableFuture<Void> carryOut(Runnable first) {
        return commands.addLong(() -> {
            brakes.check();
            checkMapping();
            first.run();
            drain(signal -> {});
        });
    }

    /** Makes the next run read both feeds. */
    public void readFeedsSoon() {
        Runnable work = () -> {
            types.forEach(type -> {
                type.ghlPace().soon();
                type.appPace().soon();
            });
        };
        CompletableFuture<Void> unused = commands.add(work);
    }

    /**
     * Does what is due.
     *
     * @return when something is due next
     */
    public Instant runOnce() {
        atWork = true;
        try {
            return run();
        } finally {
            atWork = false;
        }
    }

    private Instant run() {
        Instant now = tenant.clock().instant();
        Instant blocked = blockedUntil;
        if (blocked != null && blocked.isAfter(now) && commands.isEmpty()) {
            return blocked;
        }
        blockedUntil = null;
        try {
            if (isAnythingDue(now)) {
                takeOver();
                pulse.begin();
                Runnable run = () -> tenant.traffic().priority().during(Priority.POLL, this::work);
                LogContext.ofRun(tenant.location(), fence, run);
                status.set(
                        new SyncStatus(SyncStatus.State.WAITING, tenant.clock().instant(), unreadable(), 0));
                beat();
            }
            return nextDue();
        } catch (StaleFenceException e) {
            LOG.info("Location {} was taken over by another worker.", tenant.location());
            tenant.oversight().observer().fenceLost(tenant.location());
            return now.plus(AFTER_FAILURE);
        } catch (LocationStopped e) {
            return stop(now, e.revoked() ? AFTER_REVOKED : AFTER_RATE_LIMIT, e.revoked(), e);
        } catch (StoreException e) {
            return stop(now, AFTER_FAILURE, false, e);
        } catch (Exception e) {
            return switch (Failure.of(e)) {
                case REVOKED, FORBIDDEN -> stop(now, AFTER_REVOKED, true, e);
                case FINAL -> stop(now, AFTER_REVOKED, false, e);
                case RATE_LIMIT -> stop(now, AFTER_RATE_LIMIT, false, e);
                default -> stop(now, AFTER_FAILURE, false, e);
            };
        }
    }

    /** If somebody else worked on the location meanwhile, what is remembered of the store may not be so any more. */
    private void takeOver() {
        long last = fence;
        fence = tenant.store().transact(tx -> {
            linking.look(tx);
            return tx.fences().take(tenant.location());
        });
        if (fence != last + 1) {
            types.forEach(type -> type.feeds().forget());
        }
    }

    /** Takes note of a run that ended with an error in the application's code, or in the Java platform. */
    public Instant failed(Error e) {
        return stop(tenant.clock().instant(), AFTER_FAILURE, false, e);
    }

    private void beat() {
        SyncStatus.State state = brakes.rest() ? SyncStatus.State.PAUSED : SyncStatus.State.WAITING;
        pulse.beat(fence, state, unreadable(), reads());
    }

    private Instant stop(Instant now, Duration wait, boolean refused, Throwable why) {
        Instant rests = linking.restsUntil();
        Instant until = rests.isAfter(now.plus(wait)) ? rests : now.plus(wait);
        LOG.error("Location {} waits until {}: {}", tenant.location(), until, LoggedFailure.of(why));
        String problem = why.getMessage() == null ? why.getClass().getName() : why.getMessage();
        status.set(new SyncStatus(SyncStatus.State.STOPPED, status.get().lastProgressAt(), problem, 0));
        try {
            pulse.stopped(refused, problem);
        } catch (StoreException e) {
            // The store is away; the time of the last progress says enough.
            LOG.debug("Location {} could not store that it waits.", tenant.location(), e);
        }
        blockedUntil = until;
        return until;
    }

    private void work() {
        if (commands.run(this::endsRun)) {
            linking.forget();
        }
        if (mayGoOn()
                && commands.turn() == null
                && linking.isDue()
                && linking.isStillPending()
                && !linking.isHeldBack()) {
            boolean unused = commands.inTurn(() -> {
                checkMapping();
                linking.goOn(fence);
            });
        }
        // Before the first linking, nobody has compared both sides yet: signals wait for it.
        List<TypedWork> linked = linked();
        if (!mayGoOn() || linked.isEmpty()) {
            return;
        }
        checkMapping();
        readFeeds(linked);
        linked.forEach(TypedWork::sweepIfDue);
        Instant now = tenant.clock().instant();
        expiries.forEach(expiry -> expiry.run(now));
        purge.runIfDue(now);
        // Between two records, a pause, a command or a feed that is due takes effect; and others have their turn.
        AtomicInteger left = new AtomicInteger(RECORDS_PER_TURN);
        Drain drain = new Drain(linked, fence, attempts);
        while (!drain.work(signal -> isGoingOn() && !isFeedDue() && left.getAndDecrement() > 0)
                && left.get() > 0
                && isGoingOn()) {
            readFeeds(linked);
        }
        triggers.run(fence, this::isGoingOn);
    }

    /** Whether the failure of a command is more than an answer to who asked for it. */
    private boolean endsRun(Throwable e) {
        return brakes.areOff()
                && !(e instanceof Linking.HeldBack || e instanceof PlanRefusedException)
                && !linking.isPutOff(e);
    }

    private static void readFeeds(List<TypedWork> linked) {
        linked.forEach(TypedWork::readAppIfDue);
        linked.forEach(TypedWork::readGhlIfDue);
    }

    private boolean isGoingOn() {
        return mayGoOn() && !brakes.isHandedOver() && commands.isEmpty();
    }

    /** The streams of the types that were linked once. */
    private Stream<Pace> feeds() {
        return linked().stream().flatMap(type -> Stream.of(type.ghlPace(), type.appPace()));
    }

    private boolean isFeedDue() {
        return feeds().anyMatch(Pace::isDue);
    }

    private @Nullable String unreadable() {
        String why = linking.problem();
        if (why != null) {
            return why;
        }
        return linked().stream()
                .flatMap(type -> Stream.of(type.ghlPace(), type.appPace(), type.sweepPace()))
                .map(Pace::problem)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private boolean isAnythingDue(Instant now) {
        return commands.isDue(now)
                // What this worker knows by itself costs no look into the store.
                || (!brakes.rest() && (isFeedDue() || !nextDue().isAfter(now)));
    }

    private Instant nextDue() {
        Instant now = tenant.clock().instant();
        Instant waits = commands.turn();
        if (brakes.rest()) {
            Instant look = now.plus(brakes.isParked() ? AFTER_REVOKED : AFTER_FAILURE);
            return commands.isPostponed() ? earlier(waits, look) : look;
        }
        // Asked outside of the transaction, as some of it looks into the store itself.
        boolean anyLinked = !linked().isEmpty();
        Look look = tenant.store()
                .transact(tx -> new Look(
                        LinkRun.isPending(tx, tenant.location()),
                        anyLinked ? tx.signals().nextDue(tenant.location()).orElse(null) : null));
        Instant longWork = waits == null && look.linkPending() && !linking.isHeldBack() ? linking.next() : waits;
        if (!anyLinked) {
            return longWork == null ? now.plus(AFTER_FAILURE) : longWork;
        }
        return earlier(longWork, earlier(look.signal(), nextOfLinked()));
    }

    /** What the store says of what is to be done. */
    private record Look(boolean linkPending, @Nullable Instant signal) {}

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one != null && one.isBefore(other) ? one : other;
    }

    private Instant nextOfLinked() {
        Stream<Instant> reads = feeds().map(Pace::next);
        Stream<Instant> ends = expiries.stream().map(ReviewExpiry::next);
        return Stream.of(reads, ends, Stream.of(triggers.next()))
                .flatMap(each -> each)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
