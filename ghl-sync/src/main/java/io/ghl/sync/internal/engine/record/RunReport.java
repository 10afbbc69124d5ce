package io.ghl.sync.internal.engine.record;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.engine.history.AuditTrail;
import io.ghl.sync.internal.engine.history.LearnedRules;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.reconcile.step.Outcome;
import io.ghl.sync.internal.reconcile.step.Step;
import io.ghl.sync.observe.SyncObserver;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.Signal.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the runs over records of one type, and tells whoever observes the sync. Single-threaded. */
final class RunReport {
    private static final Logger LOG = LoggerFactory.getLogger(RunReport.class);

    private final Tenant tenant;
    private final long fence;
    private final StepRunner runner;
    private final AuditTrail trail;

    /**
     * Reports under one fence.
     *
     * @param runner knows what the last run did
     * @param trail knows what it read and logged
     */
    RunReport(Tenant tenant, long fence, StepRunner runner, AuditTrail trail) {
        this.tenant = tenant;
        this.fence = fence;
        this.runner = runner;
        this.trail = trail;
    }

    /** Counts a run that came to an end, and tells of it. */
    void ended(RecordWork work, Step.Done done) {
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
                        trail.logged().stream()
                                .filter(RunReport::isChange)
                                .map(RunReport::change)
                                .toList(),
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

    /** Not what tells more of a deletion that another row tells of. */
    private static boolean isChange(AuditEntry row) {
        return row.action() != AuditEntry.Action.DELETED || row.field() == null;
    }

    private static SyncObserver.Change change(AuditEntry row) {
        String rule = LearnedRules.idIn(row.rule()) == null ? row.rule() : "learned";
        return new SyncObserver.Change(row.action(), row.written(), rule);
    }

    /** How long the change that was settled had been on its way. */
    private SyncObserver.@Nullable Lag lag(RecordWork work, Step.Done done) {
        if (!(done.outcome() instanceof Outcome.Settled)) {
            return null;
        }
        Instant version = trail.readVersion();
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

    /** Tells of a run that failed. */
    void failed(SyncObserver.Ending ending) {
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
}
