package io.ghl.sync.internal.engine.record;

import io.ghl.sync.internal.engine.feed.DeletionGuard;
import io.ghl.sync.internal.engine.history.AuditTrail;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.engine.trigger.ChangeWatch;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.reconcile.step.Changes;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.internal.reconcile.step.Observation;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.internal.reconcile.step.Step;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.ReceivedEvent;
import io.ghl.sync.store.StaleLinkException;
import io.ghl.sync.store.StoreTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Performs the steps of reconciles, one after the other, until one is the last. Single-threaded per location. */
final class StepRunner {
    private final Tenant tenant;
    private final CandidateSearch search;
    private final DeletionGuard guard;
    private final RecordWriter writer;
    private final AuditTrail trail;
    private final ChangeWatch watch;
    private final Commits commits;
    private int calls;
    private boolean wrote;
    private boolean news;
    private @Nullable Situation situation;

    /**
     * A runner for the records of one type.
     *
     * @param trail told of what is read and how HighLevel answers
     * @param watch told of what is read
     * @param commits stores what is to be stored between two steps
     */
    StepRunner(TypedWork type, AuditTrail trail, ChangeWatch watch, Commits commits) {
        this.tenant = type.tenant();
        this.search = new CandidateSearch(tenant, type.surveyed(), this::ghl);
        this.guard = type.guard();
        this.writer = new RecordWriter(tenant, trail, this::ghl);
        this.trail = trail;
        this.watch = watch;
        this.commits = commits;
    }

    /** Calls made to HighLevel since the last {@link #run}. */
    int calls() {
        return calls;
    }

    /** Whether the last {@link #run} wrote anything on either side. */
    boolean wrote() {
        return wrote;
    }

    /** Whether the last {@link #run} read something in HighLevel that the store did not know. */
    boolean foundNews() {
        return news;
    }

    private boolean isNews(@Nullable GhlState ghl) {
        Situation current = situation;
        Link link = current == null ? null : current.link().orElse(null);
        if (current == null || link == null) {
            return ghl != null && current != null && current.side() == Side.GHL;
        }
        boolean pair = link.state() == LinkState.LINKED || link.state() == LinkState.PARKED;
        if (!pair || link.intent() != null) {
            return false;
        }
        return ghl == null
                ? link.missingSince() == null
                : tenant.rules().fields().stream()
                        .map(FieldRule::name)
                        .anyMatch(field -> isNew(link, field, ghl.values().get(field), current.reviews()));
    }

    private static boolean isNew(Link link, String field, FieldValue value, List<ReviewItem> reviews) {
        FieldValue base = link.ghlBase().get(field);
        return value.isPresent()
                && !value.equals(base)
                && (base.isPresent() || !value.isBlank())
                && reviews.stream()
                        .noneMatch(
                                item -> item.field().equals(field) && item.ghl().equals(value));
    }

    /**
     * Runs up to the last transaction. Where the application's records join it, the write of the application's side is
     * left to it, and the intent that would announce the write is not needed.
     *
     * @param correlationIds what made it happen
     */
    Ending run(Situation situation, List<String> correlationIds, Step first) {
        this.situation = situation;
        trail.begin(situation, correlationIds);
        watch.begin(situation);
        news = false;
        calls = 0;
        wrote = false;
        Step step = first;
        while (true) {
            if (step instanceof Step.Done done) {
                return tx -> done;
            }
            if (tenant.app().joinsTransactions()) {
                if (step instanceof Step.Commit commit && announcesAppWrite(commit.changes())) {
                    return joined(commit.then().apply(commit.changes().link()), commit.changes());
                }
                if (writesApp(step)) {
                    return joined(step, null);
                }
            }
            step = perform(step);
        }
    }

    /** What a run leaves to its last transaction. */
    @FunctionalInterface
    interface Ending {
        /** Does what is left, and says what is to be stored. */
        Step.Done in(StoreTransaction tx);
    }

    /** Whether a write to the application follows: its intent is new, and not one that an earlier run left. */
    private boolean announcesAppWrite(Changes changes) {
        Intent intent = changes.link().intent();
        Situation current = situation;
        Intent left = current == null ? null : current.link().map(Link::intent).orElse(null);
        return intent != null
                && intent.side() == Side.APP
                && (left == null || !left.operationId().equals(intent.operationId()));
    }

    private static boolean writesApp(Step step) {
        return step instanceof Step.CreateApp
                || step instanceof Step.PatchApp
                || step instanceof Step.DeleteApp
                || step instanceof Step.ArchiveApp;
    }

    private Ending joined(Step write, @Nullable Changes before) {
        AtomicBoolean begun = new AtomicBoolean();
        return tx -> {
            if (begun.getAndSet(true)) {
                // Rolled back and run again, when what was read may have changed: the run starts over.
                throw new StaleLinkException("Another transaction was in the way of a write; it is tried again.");
            }
            wrote = true;
            if (!(writer.write(write) instanceof Step.Done done)) {
                throw new IllegalStateException("The application's side is written last.");
            }
            return before == null ? done : new Step.Done(done.outcome(), before.and(done.changes()));
        };
    }

    private Step perform(Step step) {
        if (step instanceof Step.ReadApp read) {
            Optional<AppState> app = tenant.resolved(tenant.app().read(read.id()));
            watch.read(Side.APP, app.isPresent());
            return read.then().apply(app);
        }
        if (step instanceof Step.ReadGhl read) {
            Optional<GhlState> ghl = ghl().read(read.id()).map(tenant::state);
            trail.read(ghl);
            watch.read(Side.GHL, ghl.isPresent());
            news |= isNews(ghl.orElse(null));
            return read.then().apply(ghl);
        }
        if (step instanceof Step.ReadEvents read) {
            return read.then().apply(events(read.ghlId(), read.since()));
        }
        if (step instanceof Step.FindGhl find) {
            return find.then().apply(search.inGhl(find));
        }
        if (step instanceof Step.FindApp find) {
            return find.then().apply(search.inApp(find));
        }
        if (step instanceof Step.FindSurvivors find) {
            return find.then().apply(search.survivors(find.lostId(), find.held()));
        }
        if (step instanceof Step.AdmitDeletion admit) {
            return admit.then().apply(guard.admit(admit.link()));
        }
        if (step instanceof Step.TellMerge tell) {
            tenant.app().mergedInGhl(tell.merge());
            return tell.then().apply(true);
        }
        if (step instanceof Step.FindLink find) {
            return find.then()
                    .apply(tenant.store()
                            .transact(tx ->
                                    tx.links().of(tenant.location(), tenant.type(), find.side(), find.recordId())));
        }
        if (step instanceof Step.CheckGhl check) {
            return check.then().apply(tenant.refusals(check.changes(), check.held()));
        }
        if (step instanceof Step.Commit commit) {
            return commit.then().apply(tenant.store().transact(tx -> commits.store(tx, commit.changes())));
        }
        wrote = true;
        return writer.write(step);
    }

    private GhlRecords ghl() {
        calls++;
        return tenant.ghl();
    }

    private List<Observation> events(String ghlId, Instant since) {
        List<ReceivedEvent> received =
                tenant.store().transact(tx -> tx.inbox().about(tenant.location(), tenant.type(), ghlId, since));
        return received.stream().map(this::observation).toList();
    }

    private Observation observation(ReceivedEvent event) {
        GhlRecords.Shown shown =
                tenant.ghl().shownBy(event.event(), event.payload()).orElse(null);
        if (shown == null) {
            return new Observation(event.sentAt(), FieldValues.none(), false);
        }
        boolean complete = tenant.rules().fields().stream()
                .map(FieldRule::target)
                .allMatch(target -> target.isCustom()
                        || target.isKeptApart()
                        || shown.carried().contains(target.path()));
        return new Observation(event.sentAt(), tenant.told(shown.record()).values(), complete);
    }
}
