package io.ghl.sync.internal.engine.record;

import io.ghl.sync.internal.engine.history.AuditTrail;
import io.ghl.sync.internal.engine.history.LearnedRules;
import io.ghl.sync.internal.engine.history.MappingHistory;
import io.ghl.sync.internal.engine.history.OverwriteDetector;
import io.ghl.sync.internal.engine.tenant.LocationStopped;
import io.ghl.sync.internal.engine.tenant.LogContext;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.engine.trigger.ChangeWatch;
import io.ghl.sync.internal.reconcile.Reconciler;
import io.ghl.sync.internal.reconcile.step.Changes;
import io.ghl.sync.internal.reconcile.step.Outcome;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.internal.reconcile.step.Step;
import io.ghl.sync.record.Link;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Works on the records of one type of a location, each as a signal asks for it. Single-threaded. */
final class RecordWorker {
    private static final Set<Cause> FROM_GHL = EnumSet.of(Cause.WEBHOOK, Cause.FEED);

    private final Tenant tenant;
    private final long fence;
    private Reconciler reconciler;
    private final AuditTrail trail;
    private final Commits commits;
    private final StepRunner runner;
    private final OverwriteDetector overwrites;
    private final Setbacks setbacks;
    private final RunReport report;
    private final Consumer<Link> changedInGhl;

    /**
     * A worker on the records of one type under one fence.
     *
     * @param type the records, and what is known about them from one fence to the next
     * @param attempts counts failures, from one fence to the next
     * @param changedInGhl told of links whose HighLevel record turned out to have changed
     */
    RecordWorker(TypedWork type, long fence, Attempts attempts, Consumer<Link> changedInGhl) {
        this.tenant = type.tenant();
        this.changedInGhl = changedInGhl;
        this.fence = fence;
        this.reconciler = new Reconciler(tenant.rules(), tenant.ids());
        this.trail = new AuditTrail(tenant, fence);
        ChangeWatch watch = new ChangeWatch(tenant, fence);
        this.commits = new Commits(tenant, fence, trail, watch);
        this.runner = new StepRunner(type, trail, watch, commits);
        this.setbacks = new Setbacks(tenant, fence, attempts);
        this.report = new RunReport(tenant, fence, runner, trail);
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
        Optional<RecordWork> loaded = tenant.store().transact(tx -> load(tx, signal));
        if (loaded.isEmpty()) {
            return;
        }
        RecordWork work = loaded.get();
        LogContext.ofRecord(signal, work.correlationIds(), () -> work(signal, work));
    }

    private void work(Signal signal, RecordWork work) {
        commits.begin(work.unconfirmed());
        try {
            StepRunner.Ending ending =
                    runner.run(work.situation(), work.correlationIds(), reconciler.begin(work.situation()));
            int attempt = setbacks.tries(signal);
            Step.Done done = tenant.store().transact(tx -> finish(tx, work, ending, attempt));
            if (done.changes() != null && !done.changes().reviews().isEmpty()) {
                tenant.oversight().notices().accept(tenant.location());
            }
            if (runner.calls() > 0) {
                setbacks.answered();
            }
            if (done.outcome() instanceof Outcome.Again) {
                setbacks.again(signal);
            } else if (!(done.outcome() instanceof Outcome.Later)) {
                // One that only waits, such as until it is known what became of a create, has not come through yet.
                setbacks.succeeded(signal);
            }
            report.ended(work, done);
            tellChanged(work, done);
        } catch (StaleFenceException | LocationStopped e) {
            throw e;
        } catch (StackOverflowError e) {
            report.failed(setbacks.failed(signal, work, e));
        } catch (VirtualMachineError e) {
            // Not a failure of this record, and no state in which to go on with the next.
            throw e;
        } catch (Exception | Error e) {
            // The application's own code runs in here, in whatever language, and its bugs must hold up no other record.
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            report.failed(setbacks.failed(signal, work, e));
        }
    }

    private void tellChanged(RecordWork work, Step.Done done) {
        Link before = work.situation().link().orElse(null);
        Link after = done.changes() == null ? null : done.changes().link();
        boolean changed = after != null
                && FROM_GHL.stream().anyMatch(work.situation().causes()::contains)
                && (before == null || !before.ghlBase().equals(after.ghlBase()));
        if (changed) {
            changedInGhl.accept(after);
        }
    }

    private Optional<RecordWork> load(StoreTransaction tx, Signal read) {
        // An earlier piece of work in the batch may have taken this signal along.
        Signal signal = tx.signals()
                .of(read.location(), read.type(), read.side(), read.recordId())
                .orElse(null);
        if (signal == null || signal.dueAt().isAfter(tenant.clock().instant())) {
            return Optional.empty();
        }
        List<Signal> signals = new ArrayList<>(List.of(signal));
        Set<Cause> causes = EnumSet.copyOf(signal.causes());
        Optional<Link> stored = tx.links().of(signal.location(), signal.type(), signal.side(), signal.recordId());
        Optional<Link> link = stored.map(found -> MappingHistory.rebased(tx, tenant, found));
        Instant now = tenant.clock().instant();
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
        return Optional.of(new RecordWork(
                signals,
                new Situation(
                        signal.location(),
                        signal.type(),
                        signal.side(),
                        signal.recordId(),
                        link,
                        reviews,
                        causes,
                        now,
                        tenant.skew().get()),
                stored.map(before -> MappingHistory.unconfirmed(before, link.orElse(before), now))
                        .orElse(List.of())));
    }

    private Step.Done finish(StoreTransaction tx, RecordWork work, StepRunner.Ending ending, int attempt) {
        tx.fences().check(tenant.location(), fence);
        Step.Done done = timed(ending.in(tx));
        Link after = null;
        if (done.changes() != null) {
            after = commits.store(tx, done.changes());
        }
        Situation situation = work.situation();
        trail.append(tx, overwrites.find(tx, situation, after));
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
                raise(tx, work, wake.side(), wake.recordId(), tenant.clock().instant(), Cause.RETRY);
            }
        }
        if (done.outcome() instanceof Outcome.Again) {
            Instant again = tenant.clock().instant().plus(Setbacks.wait(attempt, Duration.ZERO));
            raise(tx, work, situation.side(), situation.recordId(), again, Cause.RETRY);
        }
        if (done.outcome() instanceof Outcome.Missing missing) {
            Instant again = tenant.clock().instant().plus(missing.apart());
            raise(tx, work, situation.side(), situation.recordId(), again, Cause.NOT_FOUND);
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
    private void waitFor(StoreTransaction tx, RecordWork work, RecordRef record, RecordRef on) {
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

    private void raise(StoreTransaction tx, RecordWork work, Side side, String recordId, Instant dueAt, Cause cause) {
        tx.signals().raise(tenant.location(), tenant.type(), side, recordId, dueAt, cause, work.correlationIds());
    }
}
