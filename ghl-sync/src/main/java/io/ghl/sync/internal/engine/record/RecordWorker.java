package io.ghl.sync.internal.engine.record;

import io.ghl.client.error.ApiException;
import io.ghl.client.error.GhlException;
import io.ghl.sync.audit.AuditContext;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.engine.history.AuditTrail;
import io.ghl.sync.internal.engine.history.LearnedRules;
import io.ghl.sync.internal.engine.history.MappingHistory;
import io.ghl.sync.internal.engine.history.OverwriteDetector;
import io.ghl.sync.internal.engine.tenant.Failure;
import io.ghl.sync.internal.engine.tenant.LocationStopped;
import io.ghl.sync.internal.engine.tenant.LogContext;
import io.ghl.sync.internal.engine.tenant.LoggedFailure;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.reconcile.Changes;
import io.ghl.sync.internal.reconcile.Outcome;
import io.ghl.sync.internal.reconcile.Reconciler;
import io.ghl.sync.internal.reconcile.Situation;
import io.ghl.sync.internal.reconcile.Step;
import io.ghl.sync.observe.SyncObserver;
import io.ghl.sync.record.Failures;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordRef;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewRule;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.Signal.Cause;
import io.ghl.sync.store.StaleFenceException;
import io.ghl.sync.store.StoreTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on the records of one type of a location, each as a signal asks for it. Single-threaded. */
final class RecordWorker {
    private static final Logger LOG = LoggerFactory.getLogger(RecordWorker.class);
    private static final int AT_ONCE = 3;
    private static final int DENIED = 3;
    private static final int SHOWN_AFTER = 10;
    private static final Duration AFTER_FORBIDDEN = Duration.ofHours(1);
    private static final Duration RACE_OVER = Duration.ofMillis(100);
    private static final Set<Cause> FROM_GHL = EnumSet.of(Cause.WEBHOOK, Cause.FEED);

    private final Tenant tenant;
    private final long fence;
    private Reconciler reconciler;
    private final StepRunner runner;
    private final OverwriteDetector overwrites;
    private final Attempts attempts;
    private final Consumer<Link> changedInGhl;

    /** The open signals about one pair of records, and what is known about it. */
    private record Work(List<Signal> signals, Situation situation) {
        /** All that raised them, for they are worked on as one. */
        List<String> correlationIds() {
            return signals.stream()
                    .flatMap(signal -> signal.correlationIds().stream())
                    .distinct()
                    .toList();
        }
    }

    /**
     * A worker on the records of one type under one fence.
     *
     * @param type the records, and what is known about them from one fence to the next
     * @param attempts counts failures, from one fence to the next
     * @param changedInGhl told of links whose HighLevel record turned out to have changed
     */
    RecordWorker(TypedWork type, long fence, Attempts attempts, Consumer<Link> changedInGhl) {
        this.tenant = type.tenant();
        this.attempts = attempts;
        this.changedInGhl = changedInGhl;
        this.fence = fence;
        this.reconciler = new Reconciler(tenant.rules(), tenant.ids());
        this.runner = new StepRunner(tenant, fence, type.surveyed(), type.guard());
        this.overwrites = new OverwriteDetector(tenant);
    }

    /** Goes by rules that people made, laid over the configured ones. */
    void learn(List<ReviewRule> made) {
        reconciler = new Reconciler(LearnedRules.over(tenant.rules(), tenant.type(), made), tenant.ids());
    }

    /**
     * Works on a record.
     *
     * @throws LocationStopped if HighLevel refuses the location as a whole, or its calls are used up
     */
    void work(Signal signal) {
        Optional<Work> loaded = tenant.store().transact(tx -> load(tx, signal));
        if (loaded.isEmpty()) {
            return;
        }
        Work work = loaded.get();
        LogContext.ofRecord(signal, work.correlationIds(), () -> work(signal, work));
    }

    private void work(Signal signal, Work work) {
        try {
            StepRunner.Ending ending =
                    runner.run(work.situation(), work.correlationIds(), reconciler.begin(work.situation()));
            int attempt = attempts.next(key(signal));
            Step.Done done = tenant.store().transact(tx -> finish(tx, work, ending, attempt));
            if (done.changes() != null && !done.changes().reviews().isEmpty()) {
                tenant.oversight().notices().accept(tenant.location());
            }
            if (done.outcome() instanceof Outcome.Again) {
                int unused = attempts.failed(key(signal));
            } else {
                attempts.succeeded(key(signal), runner.calls() > 0);
            }
            count(work, done);
            tellChanged(work, done);
        } catch (StaleFenceException e) {
            throw e;
        } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
            // The application's own code runs in here, and its bugs must hold up no other record.
            tellFailed(failed(signal, work, e));
        }
    }

    private void tellChanged(Work work, Step.Done done) {
        Link before = work.situation().link().orElse(null);
        Link after = done.changes() == null ? null : done.changes().link();
        boolean changed = after != null
                && FROM_GHL.stream().anyMatch(work.situation().causes()::contains)
                && (before == null || !before.ghlBase().equals(after.ghlBase()));
        if (changed) {
            changedInGhl.accept(after);
        }
    }

    /** Most races are over at once; one that comes back again and again is not to use up the location's calls. */
    private static Duration wait(int attempts, Duration atFirst) {
        return attempts <= AT_ONCE ? atFirst : Failure.delay(attempts - AT_ONCE - 1);
    }

    private Optional<Work> load(StoreTransaction tx, Signal read) {
        // An earlier piece of work in the batch may have taken this signal along.
        Signal signal = tx.signals()
                .of(read.location(), read.type(), read.side(), read.recordId())
                .orElse(null);
        if (signal == null || signal.dueAt().isAfter(tenant.clock().instant())) {
            return Optional.empty();
        }
        List<Signal> signals = new ArrayList<>(List.of(signal));
        Set<Cause> causes = EnumSet.copyOf(signal.causes());
        Optional<Link> link = tx.links()
                .of(signal.location(), signal.type(), signal.side(), signal.recordId())
                .map(found -> MappingHistory.rebased(tx, tenant, found));
        List<ReviewItem> reviews = List.of();
        if (causes.contains(Cause.DECISION)) {
            // A rule may have been made since the batch was read; its signal must not be used up without it.
            learn(tx.decisions().rules(tenant.location()));
        }
        if (link.isPresent()) {
            reviews = tx.reviews().of(link.get().id());
            Side other = signal.side().other();
            String otherId = link.get().idOn(other);
            if (otherId != null) {
                tx.signals()
                        .of(signal.location(), signal.type(), other, otherId)
                        .ifPresent(also -> {
                            signals.add(also);
                            causes.addAll(also.causes());
                        });
            }
        }
        return Optional.of(new Work(
                signals,
                new Situation(
                        signal.location(),
                        signal.type(),
                        signal.side(),
                        signal.recordId(),
                        link,
                        reviews,
                        causes,
                        tenant.clock().instant(),
                        tenant.skew().get())));
    }

    private Step.Done finish(StoreTransaction tx, Work work, StepRunner.Ending ending, int attempt) {
        tx.fences().check(tenant.location(), fence);
        Step.Done done = timed(ending.in(tx));
        Link after = null;
        if (done.changes() != null) {
            Changes changes = done.changes();
            after = runner.apply(tx, changes);
        }
        Situation situation = work.situation();
        runner.log(tx, overwrites.find(tx, situation, after));
        if (done.outcome() instanceof Outcome.Later later) {
            work.signals().forEach(signal -> tx.signals().postpone(signal, later.at()));
            return done;
        }
        work.signals().forEach(tx.signals()::acknowledge);
        if (done.outcome() instanceof Outcome.Waiting waiting) {
            RecordRef record = new RecordRef(situation.type(), situation.side(), situation.recordId());
            waiting.on().forEach(on -> waitFor(tx, work, record, on));
        }
        if (done.changes() != null) {
            for (Changes.Wake wake : done.changes().wake()) {
                raise(tx, work, wake.side(), wake.recordId(), tenant.clock().instant());
            }
        }
        if (done.outcome() instanceof Outcome.Again) {
            Instant again = tenant.clock().instant().plus(wait(attempt, Duration.ZERO));
            raise(tx, work, situation.side(), situation.recordId(), again);
        }
        return done;
    }

    /** A record counts as missing from now on, whenever the reconcile began: HighLevel was asked since. */
    private Step.Done timed(Step.Done done) {
        Changes changes = done.changes();
        if (!(done.outcome() instanceof Outcome.Missing missing) || changes == null) {
            return done;
        }
        Instant now = tenant.clock().instant();
        return new Step.Done(new Outcome.Later(now.plus(missing.apart())), changes.missingSince(now));
    }

    /** The other record is looked at as well, in case nothing has told of it yet. */
    private void waitFor(StoreTransaction tx, Work work, RecordRef record, RecordRef on) {
        tx.relations().await(tenant.location(), record, on);
        tx.signals()
                .raise(
                        tenant.location(),
                        on.type(),
                        on.side(),
                        on.id(),
                        tenant.clock().instant(),
                        Cause.RETRY,
                        work.correlationIds());
    }

    private void raise(StoreTransaction tx, Work work, Side side, String recordId, Instant dueAt) {
        tx.signals().raise(tenant.location(), tenant.type(), side, recordId, dueAt, Cause.RETRY, work.correlationIds());
    }

    private void count(Work work, Step.Done done) {
        tenant.counters().reconciles.increment();
        Set<Cause> causes = work.situation().causes();
        if (causes.contains(Cause.WEBHOOK)) {
            tenant.counters().webhookAt.set(tenant.clock().instant());
        }
        SyncObserver.FoundBy foundBy = foundBy(causes);
        if (foundBy != null) {
            (foundBy == SyncObserver.FoundBy.WEBHOOK ? tenant.counters().foundByWebhook : tenant.counters().foundByFeed)
                    .increment();
        }
        int echoCalls = 0;
        if (done.outcome() instanceof Outcome.Known) {
            tenant.counters().known.increment();
        } else if (causes.equals(Set.of(Cause.WEBHOOK))
                && work.situation().link().isPresent()
                && !runner.wrote()
                && unchanged(work.situation().link().get(), done)) {
            echoCalls = runner.calls();
            tenant.counters().echoCalls.add(echoCalls);
        }
        LOG.debug("{} {}: {}", tenant.type(), work.situation().recordId(), ending(done));
        tenant.oversight()
                .observer()
                .reconciled(new SyncObserver.Reconcile(
                        tenant.location(),
                        tenant.type(),
                        fence,
                        ending(done),
                        runner.logged().stream().map(RecordWorker::change).toList(),
                        foundBy,
                        echoCalls,
                        lag(work, done)));
    }

    private static SyncObserver.Ending ending(Step.Done done) {
        Outcome outcome = done.outcome();
        if (outcome instanceof Outcome.Settled) {
            return SyncObserver.Ending.SETTLED;
        }
        if (outcome instanceof Outcome.Known) {
            return SyncObserver.Ending.KNOWN;
        }
        return outcome instanceof Outcome.Waiting ? SyncObserver.Ending.WAITING : SyncObserver.Ending.AGAIN;
    }

    private static SyncObserver.Change change(AuditEntry row) {
        String rule = LearnedRules.idIn(row.rule()) == null ? row.rule() : "learned";
        return new SyncObserver.Change(row.action(), row.written(), rule);
    }

    /** How long the change that was settled had been on its way. */
    private SyncObserver.@Nullable Lag lag(Work work, Step.Done done) {
        if (!(done.outcome() instanceof Outcome.Settled)) {
            return null;
        }
        Instant version = runner.readVersion();
        if (runner.foundNews() && version != null) {
            return lag(Side.GHL, version);
        }
        boolean told = work.signals().stream().anyMatch(signal -> signal.side() == Side.APP);
        return told && runner.wrote()
                ? work.signals().stream()
                        .filter(signal -> signal.side() == Side.APP)
                        .map(Signal::dueAt)
                        .min(Comparator.naturalOrder())
                        .map(due -> lag(Side.APP, due))
                        .orElse(null)
                : null;
    }

    /** Not below zero, since HighLevel's clock may be ahead. */
    private SyncObserver.Lag lag(Side from, Instant since) {
        Duration took = Duration.between(since, tenant.clock().instant());
        return new SyncObserver.Lag(from, took.isNegative() ? Duration.ZERO : took);
    }

    /** Tells of work that failed. */
    private void tellFailed(SyncObserver.Ending ending) {
        tenant.oversight()
                .observer()
                .reconciled(new SyncObserver.Reconcile(
                        tenant.location(), tenant.type(), fence, ending, List.of(), null, 0, null));
    }

    /** Who was the first to tell of a change in HighLevel. */
    private SyncObserver.@Nullable FoundBy foundBy(Set<Cause> causes) {
        if (!runner.foundNews()) {
            return null;
        }
        if (causes.contains(Cause.WEBHOOK)) {
            return SyncObserver.FoundBy.WEBHOOK;
        }
        return causes.contains(Cause.FEED) || causes.contains(Cause.SWEEP) ? SyncObserver.FoundBy.FEED : null;
    }

    /** Whether a run learned nothing about HighLevel's side that its link did not know. */
    private static boolean unchanged(Link before, Step.Done done) {
        return done.outcome() instanceof Outcome.Settled
                && done.changes() != null
                && done.changes().audit().isEmpty()
                && done.changes().reviews().isEmpty()
                && done.changes().link().ghlBase().equals(before.ghlBase());
    }

    private SyncObserver.Ending failed(Signal signal, Work work, Throwable e) {
        Failure failure = Failure.of(e);
        String key = key(signal);
        switch (failure) {
            case RATE_LIMIT, REVOKED -> throw new LocationStopped(failure == Failure.REVOKED, e);
            case RACE -> postpone(work, tenant.clock().instant().plus(wait(attempts.failed(key), RACE_OVER)));
            case FINAL -> {
                park(work, e, null);
                return SyncObserver.Ending.PARKED;
            }
            case FORBIDDEN -> {
                if (attempts.forbidden(key) >= DENIED) {
                    // Not this record is denied but the location, or what it may do.
                    throw new LocationStopped(true, e);
                }
                park(work, e, tenant.clock().instant().plus(AFTER_FORBIDDEN));
                return SyncObserver.Ending.PARKED;
            }
            case TRANSIENT -> {
                int failed = attempts.failed(key);
                LOG.warn(
                        "Location {}: {} {} could not be synced, attempt {}: {}",
                        tenant.location(),
                        signal.side(),
                        signal.recordId(),
                        failed,
                        LoggedFailure.of(e));
                Instant again = tenant.clock().instant().plus(Failure.delay(failed - 1));
                if (failed < SHOWN_AFTER) {
                    postpone(work, again);
                } else {
                    park(work, e, again);
                    return SyncObserver.Ending.PARKED;
                }
            }
        }
        return SyncObserver.Ending.FAILED;
    }

    private void postpone(Work work, Instant at) {
        tenant.store().transact(tx -> {
            work.signals().forEach(signal -> tx.signals().postpone(signal, at));
            return null;
        });
    }

    /**
     * Stops one record without holding up the others, and shows it among the dead letters. A new signal, such as an edit
     * that mends it, starts it again, and so does the time {@code again}, if there is one.
     */
    private void park(Work work, Throwable e, @Nullable Instant again) {
        Situation situation = work.situation();
        LOG.error("Location {}: {} is parked: {}", tenant.location(), situation.recordId(), LoggedFailure.of(e));
        String problem = String.valueOf(e.getMessage());
        tenant.store().transact(tx -> {
            tx.fences().check(tenant.location(), fence);
            Link link = tx.links()
                    .of(situation.location(), situation.type(), situation.side(), situation.recordId())
                    .orElseGet(() -> alone(situation));
            Instant next = again == null && isInDoubt(link, e) ? tenant.clock().instant() : again;
            work.signals().forEach(signal -> {
                if (next == null) {
                    tx.signals().acknowledge(signal);
                } else {
                    tx.signals().postpone(signal, next);
                }
            });
            boolean first = link.failures() == null;
            Link parked = link.edit()
                    .state(link.state() == LinkState.LINKED ? LinkState.PARKED : link.state())
                    .problem(problem)
                    .failures(Failures.after(
                            link.failures(),
                            Failure.causeOf(e),
                            problem,
                            tenant.clock().instant()))
                    .build();
            Link stored = parked.version() == 0
                    ? tx.links().insert(parked)
                    : tx.links().update(parked);
            if (first) {
                trail(work)
                        .append(
                                tx,
                                List.of(parked(stored, problem, situation.now()).in(answer(e))));
            }
            return null;
        });
    }

    /**
     * Whether what a refused create asked for is to be looked for all the same: HighLevel makes records whose create it
     * refuses, and may tell of them never. If there is none, the create is tried once more, and no further.
     */
    private static boolean isInDoubt(Link link, Throwable e) {
        Intent intent = link.intent();
        return intent != null
                && intent.side() == Side.GHL
                && intent.operation() == Intent.Operation.CREATE
                && link.failures() == null
                && e instanceof GhlException refused
                && refused.mayHaveTakenEffect();
    }

    private AuditTrail trail(Work work) {
        AuditTrail trail = new AuditTrail(tenant, fence);
        trail.begin(work.situation(), work.correlationIds());
        return trail;
    }

    /** What HighLevel answered, if it was it that refused. */
    private static AuditContext answer(Throwable e) {
        AuditContext none = AuditContext.NONE;
        return e instanceof ApiException refused
                ? new AuditContext(
                        none.run(),
                        none.causes(),
                        none.correlationIds(),
                        none.mappingVersion(),
                        none.rulesVersion(),
                        none.webhookIds(),
                        none.readAt(),
                        none.ghlVersion(),
                        new AuditContext.Receipt(refused.status(), refused.traceId(), null))
                : none;
    }

    /** A record that failed before it was known whose partner it is. */
    private Link alone(Situation situation) {
        return Link.fresh(
                        tenant.ids().next(),
                        situation.location(),
                        situation.type(),
                        situation.side() == Side.APP ? situation.recordId() : null,
                        situation.side() == Side.GHL ? situation.recordId() : null,
                        LinkState.PARKED)
                .edit()
                .mappingVersion(tenant.mapping().version())
                .build();
    }

    private static AuditEntry parked(Link link, String problem, Instant now) {
        return new AuditEntry(
                0,
                now,
                link.location(),
                link.type(),
                link.id(),
                AuditEntry.Action.PARKED,
                null,
                null,
                FieldValue.absent(),
                FieldValue.absent(),
                FieldValue.absent(),
                FieldValue.absent(),
                "error",
                problem,
                null);
    }

    private static String key(Signal signal) {
        return signal.type() + " " + signal.side() + " " + signal.recordId();
    }
}
