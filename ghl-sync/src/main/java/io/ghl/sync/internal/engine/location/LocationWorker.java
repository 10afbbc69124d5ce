package io.ghl.sync.internal.engine.location;

import io.ghl.client.limit.Priority;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.LinkStatus;
import io.ghl.sync.SyncException;
import io.ghl.sync.SyncStatus;
import io.ghl.sync.internal.engine.feed.LinkRun;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
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
    /** Short, for nodes ask each other for work by the same clock. */
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(1);

    private static final int RECORDS_PER_TURN = 200;

    private final Tenant tenant;
    private final List<TypedWork> types;
    private final List<ReviewExpiry> expiries;
    private final Purge purge;
    private final TriggerWork triggers;
    private final Commands commands;
    private final Attempts attempts = new Attempts();
    private final Brakes brakes = new Brakes();
    private final LinkedTypes linked;
    private final Linking linking;
    private final WorkerStatus status;
    private final Agenda agenda;
    private final MappingClaim claim;

    private volatile boolean atWork;
    private boolean mappingIsChecked;
    private @Nullable Instant blockedUntil;
    private long fence;

    /** A worker for a location that syncs records of one type. */
    public LocationWorker(Tenant tenant) {
        this(List.of(tenant));
    }

    /** A worker of a process that starts now. */
    public LocationWorker(List<Tenant> tenants) {
        this(tenants, tenants.get(0).clock().instant());
    }

    /**
     * A worker for a location.
     *
     * @param tenants its types of record, at least one
     * @param started when the process was started: of two with different mappings the later one works
     */
    public LocationWorker(List<Tenant> tenants, Instant started) {
        this.tenant = tenants.get(0);
        this.commands = new Commands(tenant);
        this.purge = new Purge(tenant);
        this.triggers = new TriggerWork(tenants);
        this.types = tenants.stream()
                .sorted(Comparator.comparing(Tenant::type))
                .map(TypedWork::of)
                .toList();
        this.expiries = tenants.stream().map(ReviewExpiry::new).toList();
        this.linked = new LinkedTypes(types);
        this.linking = new Linking(tenant, types, brakes, this::mayGoOn, this::drain);
        this.status = new WorkerStatus(tenant, types, linked, linking, brakes);
        this.agenda = new Agenda(tenant, linked, expiries, triggers, commands, brakes, linking);
        this.claim = new MappingClaim(tenants, started);
    }

    /** The location's surroundings, for what does not depend on the type of record. */
    public Tenant tenant() {
        return tenant;
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
                || (linked.areNone() && (commands.turn() != null || !linking.isPending()));
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
        status.goesOn(fence);
        return brakes.areOff();
    }

    /** What the worker does, and when it last got on. */
    public SyncStatus status() {
        return status.now();
    }

    /** Whether nothing is open, and both feeds were read to their end after a time. */
    public boolean isIdleSince(Instant since) {
        return !linked.areNone()
                && linked.wereReadSince(since)
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
        return status.openSignals() == 0 && !triggers.isDue();
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

    /** Works off all signals as a part of a command, which fails if it is to leave off. */
    private void drain(Consumer<Signal> beforeEach) {
        List<TypedWork> begun = linked.now();
        // Before the first linking, signals wait for it.
        boolean unused = begun.isEmpty()
                || new Drain(begun, fence, attempts).work(signal -> {
                    beforeEach.accept(signal);
                    // Linking can take hours; who was entered in HighLevel meanwhile must not be created once more.
                    linked.now().forEach(TypedWork::readGhlIfDue);
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
            linked.now().forEach(type -> type.sweepNow(this::mayGoOn));
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
            if (agenda.isAnythingDue(now)) {
                if (!takeOver()) {
                    return leaveTo(now, claim.refuse());
                }
                status.begin();
                Runnable run = () -> tenant.traffic().priority().during(Priority.POLL, this::work);
                LogContext.ofRun(tenant.location(), fence, run);
                status.gotOn(fence);
            }
            return agenda.next();
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

    /** What it takes to work on a location. */
    private record Taken(long fence, MappingClaim.Claim claim) {}

    /**
     * If somebody else worked on the location meanwhile, what is remembered of the store may not be so any more.
     *
     * @return whether the location may be worked on by this process
     */
    private boolean takeOver() {
        long last = fence;
        Taken taken = tenant.store().transact(tx -> {
            linking.look(tx);
            MappingClaim.Claim claimed = claim.take(tx);
            return claimed == null ? null : new Taken(tx.fences().take(tenant.location()), claimed);
        });
        if (taken == null) {
            return false;
        }
        fence = taken.fence();
        claim.keep(taken.claim());
        if (fence != last + 1) {
            types.forEach(type -> type.feeds().forget());
            status.forget();
        }
        return true;
    }

    private Instant leaveTo(Instant now, SyncException why) {
        if (status.leftTo(why)) {
            LOG.warn("Location {} is left alone: {}.", tenant.location(), why.getMessage());
        }
        commands.refuse(why);
        return now.plus(AFTER_REFUSAL);
    }

    /** Takes note of a run that ended with an error in the application's code, or in the Java platform. */
    public Instant failed(Error e) {
        return stop(tenant.clock().instant(), AFTER_FAILURE, false, e);
    }

    private Instant stop(Instant now, Duration wait, boolean refused, Throwable why) {
        Instant rests = linking.restsUntil();
        Instant until = rests.isAfter(now.plus(wait)) ? rests : now.plus(wait);
        LOG.error("Location {} waits until {}: {}", tenant.location(), until, LoggedFailure.of(why));
        String problem = why.getMessage() == null ? why.getClass().getName() : why.getMessage();
        status.stopped(refused, problem);
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
        List<TypedWork> begun = linked.now();
        if (!mayGoOn() || begun.isEmpty()) {
            return;
        }
        checkMapping();
        readFeeds(begun);
        begun.forEach(TypedWork::sweepIfDue);
        Instant now = tenant.clock().instant();
        expiries.forEach(expiry -> expiry.run(now));
        purge.runIfDue(now);
        // Between two records, a pause, a command or a feed that is due takes effect; and others have their turn.
        AtomicInteger left = new AtomicInteger(RECORDS_PER_TURN);
        Drain drain = new Drain(begun, fence, attempts);
        while (!drain.work(signal -> isGoingOn() && !linked.isFeedDue() && left.getAndDecrement() > 0)
                && left.get() > 0
                && isGoingOn()) {
            readFeeds(begun);
        }
        triggers.run(fence, this::isGoingOn);
    }

    /** Whether the failure of a command is more than an answer to who asked for it. */
    private boolean endsRun(Throwable e) {
        return brakes.areOff()
                && !(e instanceof Linking.HeldBack || e instanceof PlanRefusedException)
                && !linking.isPutOff(e);
    }

    private static void readFeeds(List<TypedWork> types) {
        types.forEach(TypedWork::readAppIfDue);
        types.forEach(TypedWork::readGhlIfDue);
    }

    private boolean isGoingOn() {
        return mayGoOn() && !brakes.isHandedOver() && commands.isEmpty();
    }
}
