package io.ghl.sync.internal.engine.record;

import io.ghl.client.error.NotFoundException;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.engine.feed.DeletionGuard;
import io.ghl.sync.internal.engine.feed.SurveyedKeys;
import io.ghl.sync.internal.engine.history.AuditTrail;
import io.ghl.sync.internal.engine.tenant.References;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.engine.trigger.ChangeWatch;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.reconcile.step.Changes;
import io.ghl.sync.internal.reconcile.step.CreateResult;
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
import io.ghl.sync.record.RecordRef;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.ReceivedEvent;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.StaleLinkException;
import io.ghl.sync.store.StoreTransaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Performs the steps of reconciles, one after the other, until one is the last. Single-threaded per location. */
final class StepRunner {

    private final Tenant tenant;
    private final long fence;
    private final CandidateSearch search;
    private final DeletionGuard guard;
    private final AuditTrail trail;
    private final ChangeWatch watch;
    private int calls;
    private boolean wrote;
    private boolean news;
    private @Nullable Situation situation;

    StepRunner(Tenant tenant, long fence, SurveyedKeys surveyed, DeletionGuard guard) {
        this.tenant = tenant;
        this.fence = fence;
        this.search = new CandidateSearch(tenant, surveyed, this::ghl);
        this.guard = guard;
        this.trail = new AuditTrail(tenant, fence);
        this.watch = new ChangeWatch(tenant, fence);
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

    /** HighLevel's {@code dateUpdated} of the record as the last {@link #run} read it, null if it did not. */
    @Nullable
    Instant readVersion() {
        return trail.readVersion();
    }

    /** The rows that the last {@link #run} and its last transaction added to the audit log. */
    Collection<AuditEntry> logged() {
        return trail.logged();
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
            if (!(write(write) instanceof Step.Done done)) {
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
            return commit.then().apply(tenant.store().transact(tx -> apply(tx, commit.changes())));
        }
        wrote = true;
        return write(step);
    }

    private Step write(Step step) {
        if (step instanceof Step.CreateGhl create) {
            CreateResult result = create(create.appId(), create.values());
            trail.answered(
                    result instanceof CreateResult.Created created
                            ? created.state().version()
                            : null);
            return create.then().apply(result);
        }
        if (step instanceof Step.PatchGhl patch) {
            FieldValues raw = tenant.toGhl(patch.changes(), patch.read().held());
            GhlRecord answer = ghl().update(patch.read().id(), raw);
            trail.answered(answer.version());
            return patch.then().apply(tenant.state(answer));
        }
        if (step instanceof Step.AddTags add) {
            List<String> tags = ghl().addTags(add.id(), add.tags());
            trail.answered(null);
            return add.then().apply(canonical(tags));
        }
        if (step instanceof Step.RemoveTags remove) {
            List<String> tags = ghl().removeTags(remove.id(), remove.tags());
            trail.answered(null);
            return remove.then().apply(canonical(tags));
        }
        if (step instanceof Step.DeleteGhl delete) {
            ghl().delete(delete.id());
            trail.answered(null);
            return delete.then().apply(true);
        }
        if (step instanceof Step.CreateApp create) {
            return create.then().apply(tenant.app().create(create.values(), create.key()));
        }
        if (step instanceof Step.PatchApp patch) {
            return patch.then().apply(patch.expected().access().patch(patch.changes()));
        }
        if (step instanceof Step.DeleteApp delete) {
            return delete.then().apply(delete.expected().access().delete());
        }
        if (step instanceof Step.ArchiveApp archive) {
            return archive.then().apply(archive.expected().access().archive());
        }
        throw new IllegalStateException("No way to perform " + step.getClass().getSimpleName() + ".");
    }

    private GhlRecords ghl() {
        calls++;
        return tenant.ghl();
    }

    /** Adds rows to the audit log, with what the run knows. */
    void log(StoreTransaction tx, List<AuditEntry> rows) {
        trail.append(tx, rows);
    }

    /** Stores the changes of a reconcile; fails if this worker lost the location. */
    Link apply(StoreTransaction tx, Changes changes) {
        tx.fences().check(tenant.location(), fence);
        for (Link released : changes.released()) {
            tx.links().update(released);
            Instant now = tenant.clock().instant();
            tx.reviews().of(released.id()).forEach(item -> tx.reviews().save(item.closed("linked otherwise", now)));
        }
        Link link = changes.link();
        boolean awaited = References.areAwaited(link.type(), tenant.synced());
        Link before = (awaited || watch.isAwake()) && link.version() != 0
                ? tx.links().find(link.id()).orElse(null)
                : null;
        Link stored = link.version() == 0
                ? tx.links()
                        .insert(link.edit()
                                .mappingVersion(tenant.mapping().version())
                                .build())
                : tx.links().update(link);
        trail.append(tx, changes.audit());
        trail.stored(stored);
        changes.reviews().forEach(tx.reviews()::save);
        watch.committed(tx, before, stored, changes.reviews(), trail.logged());
        Instant now = tenant.clock().instant();
        if (awaited) {
            for (RecordRef waiting : References.released(tx, stored)) {
                tx.signals()
                        .raise(
                                stored.location(),
                                waiting.type(),
                                waiting.side(),
                                waiting.id(),
                                now,
                                Signal.Cause.RETRY);
            }
            if (before != null && before.ghlId() != null && isLeft(before, stored)) {
                lookAtChildren(tx, before.ghlId(), stored, now);
            }
        }
        return stored;
    }

    /** Whether a link let go of its HighLevel record. */
    private static boolean isLeft(Link before, Link after) {
        boolean ended = after.state() == LinkState.TOMBSTONE
                || after.state() == LinkState.UNLINKED
                || after.state() == LinkState.ALIASED;
        return !Objects.equals(before.ghlId(), after.ghlId()) || (ended && before.state() != after.state());
    }

    /**
     * HighLevel deletes what belongs to a record with it, or moves it to the record that takes its place, and sends no
     * events about that.
     */
    private void lookAtChildren(StoreTransaction tx, String lost, Link parent, Instant now) {
        for (RecordType type : tenant.synced()) {
            if (type.parent().orElse(null) != parent.type()) {
                continue;
            }
            for (String child : tx.relations().under(parent.location(), type, lost)) {
                if (parent.ghlId() != null && !parent.ghlId().equals(lost)) {
                    tx.relations().place(parent.location(), type, child, parent.ghlId());
                }
                if (tx.links().of(parent.location(), type, Side.GHL, child).isPresent()) {
                    tx.signals().raise(parent.location(), type, Side.GHL, child, now, Signal.Cause.SWEEP);
                }
            }
        }
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

    private CreateResult create(String appId, FieldValues values) {
        FieldValues sent = tenant.toGhl(values, FieldValues.none());
        if (tenant.markerPath() != null) {
            sent = sent.with(tenant.markerPath(), FieldValue.text(appId));
        }
        GhlRecords.Created created = createUnderParent(sent);
        return created.record() != null
                ? new CreateResult.Created(tenant.state(created.record()))
                : new CreateResult.Duplicate(Objects.requireNonNull(created.duplicateOf()));
    }

    /** If HighLevel does not find something, it may be the record that this one belongs to, so that is looked at too. */
    private GhlRecords.Created createUnderParent(FieldValues sent) {
        try {
            return ghl().create(sent);
        } catch (NotFoundException e) {
            FieldRule parent = tenant.rules().parent();
            RecordType type = tenant.type().parent().orElse(null);
            if (parent != null && type != null && tenant.synced().contains(type)) {
                String parentId = Tenant.text(sent, parent.target().path());
                tenant.store().transact(tx -> {
                    if (parentId != null) {
                        tx.signals()
                                .raise(
                                        tenant.location(),
                                        type,
                                        Side.GHL,
                                        parentId,
                                        tenant.clock().instant(),
                                        Signal.Cause.SWEEP);
                    }
                    return null;
                });
            }
            throw e;
        }
    }

    /** Empty if tags are not mapped: an archived contact is marked by one all the same. */
    private Set<String> canonical(List<String> tags) {
        FieldValues raw = FieldValues.none().with("tags", FieldValue.labels(tags));
        FieldValues values = tenant.mapping().readGhl(raw).values();
        return tenant.rules().fields().stream()
                .filter(FieldRule::labels)
                .findFirst()
                .<Set<String>>map(rule -> values.get(rule.name()).asLabels())
                .orElse(Set.of());
    }
}
