package io.ghl.sync.internal.engine;

import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.reconcile.AppState;
import io.ghl.sync.internal.reconcile.Candidate;
import io.ghl.sync.internal.reconcile.Changes;
import io.ghl.sync.internal.reconcile.CreateResult;
import io.ghl.sync.internal.reconcile.Observation;
import io.ghl.sync.internal.reconcile.Step;
import io.ghl.sync.internal.reconcile.Step.FindGhl.Effort;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordRef;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.ReceivedEvent;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.StoreTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Performs the steps of reconciles, one after the other, until one is the last. Single-threaded per location. */
final class StepRunner {
    private static final Duration SURVIVOR_CHANGED_WITHIN = Duration.ofHours(1);

    private final Tenant tenant;
    private final long fence;
    private final SurveyedKeys surveyed;
    private final DeletionGuard guard;
    private int calls;
    private boolean wrote;

    StepRunner(Tenant tenant, long fence, SurveyedKeys surveyed, DeletionGuard guard) {
        this.tenant = tenant;
        this.fence = fence;
        this.surveyed = surveyed;
        this.guard = guard;
    }

    /** Calls made to HighLevel since the last {@link #run}. */
    int calls() {
        return calls;
    }

    /** Whether the last {@link #run} wrote anything on either side. */
    boolean wrote() {
        return wrote;
    }

    /** Runs to the end. */
    Step.Done run(Step first) {
        calls = 0;
        wrote = false;
        Step step = first;
        while (!(step instanceof Step.Done done)) {
            step = perform(step);
        }
        return done;
    }

    private Step perform(Step step) {
        if (step instanceof Step.ReadApp read) {
            return read.then().apply(tenant.resolved(tenant.app().read(read.id())));
        }
        if (step instanceof Step.ReadGhl read) {
            return read.then().apply(ghl().read(read.id()).map(tenant::state));
        }
        if (step instanceof Step.ReadEvents read) {
            return read.then().apply(events(read.ghlId(), read.since()));
        }
        if (step instanceof Step.FindGhl find) {
            return find.then().apply(findGhl(find));
        }
        if (step instanceof Step.FindApp find) {
            return find.then().apply(findApp(find.values(), find.marker()));
        }
        if (step instanceof Step.FindSurvivors find) {
            return find.then().apply(survivors(find.lostId(), find.held()));
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
        if (step instanceof Step.Commit commit) {
            return commit.then().apply(tenant.store().transact(tx -> apply(tx, commit.changes())));
        }
        wrote = true;
        return write(step);
    }

    private Step write(Step step) {
        if (step instanceof Step.CreateGhl create) {
            return create.then().apply(create(create.appId(), create.values()));
        }
        if (step instanceof Step.PatchGhl patch) {
            FieldValues raw = tenant.toGhl(patch.changes(), patch.read().held());
            GhlRecord answer = ghl().update(patch.read().id(), raw);
            return patch.then().apply(tenant.state(answer));
        }
        if (step instanceof Step.AddTags add) {
            return add.then().apply(canonical(ghl().addTags(add.id(), add.tags())));
        }
        if (step instanceof Step.RemoveTags remove) {
            return remove.then().apply(canonical(ghl().removeTags(remove.id(), remove.tags())));
        }
        if (step instanceof Step.DeleteGhl delete) {
            ghl().delete(delete.id());
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

    /** Stores the changes of a reconcile; fails if this worker lost the location. */
    Link apply(StoreTransaction tx, Changes changes) {
        tx.fences().check(tenant.location(), fence);
        for (Link released : changes.released()) {
            tx.links().update(released);
            tx.reviews().of(released.id()).forEach(item -> tx.reviews().save(item.closed()));
        }
        Link link = changes.link();
        Link stored = link.version() == 0
                ? tx.links()
                        .insert(link.edit()
                                .mappingVersion(tenant.mapping().version())
                                .build())
                : tx.links().update(link);
        changes.audit().forEach(tx.audit()::append);
        changes.reviews().forEach(tx.reviews()::save);
        Instant now = tenant.clock().instant();
        for (RecordRef waiting : References.released(tx, stored)) {
            tx.signals()
                    .raise(stored.location(), waiting.type(), waiting.side(), waiting.id(), now, Signal.Cause.RETRY);
        }
        return stored;
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
                .allMatch(target -> target.isCustom() || shown.carried().contains(target.path()));
        return new Observation(event.sentAt(), tenant.state(shown.record()).values(), complete);
    }

    private List<Candidate> findGhl(Step.FindGhl find) {
        if (find.effort() == Effort.SINCE_SURVEY && !surveyed.mayKnow(find.values())) {
            return List.of();
        }
        FieldValues known = FieldValues.none();
        for (String field : find.values().names()) {
            if (!find.values().get(field).isBlank() && isKey(field)) {
                known = known.with(field, find.values().get(field));
            }
        }
        String markerPath = known.isEmpty() || find.effort() == Effort.THOROUGH ? tenant.markerPath() : null;
        if (known.isEmpty() && (find.appId() == null || markerPath == null)) {
            return List.of();
        }
        List<Candidate> candidates = new ArrayList<>();
        for (GhlRecord record : ghl().find(tenant.toGhl(known, FieldValues.none()), markerPath, find.appId())) {
            var state = tenant.state(record);
            candidates.add(new Candidate(record.id(), state.values(), state.marker(), link(Side.GHL, record.id())));
        }
        return candidates;
    }

    /** Whether HighLevel can be asked for records by a field. */
    private boolean isKey(String field) {
        return tenant.rules().fields().stream()
                .filter(rule -> rule.name().equals(field))
                .map(FieldRule::target)
                .anyMatch(target -> target.isParent() || tenant.ghl().findsBy().contains(target.path()));
    }

    private List<Candidate> survivors(String lostId, FieldValues held) {
        if (tenant.type() != RecordType.CONTACT) {
            return List.of();
        }
        Instant since = tenant.clock().instant().minus(SURVIVOR_CHANGED_WITHIN);
        return ghl().survivors(tenant.toGhl(held, FieldValues.none()), since).stream()
                .filter(record -> !record.id().equals(lostId))
                .map(tenant::state)
                .map(state -> new Candidate(state.id(), state.values(), state.marker(), link(Side.GHL, state.id())))
                .toList();
    }

    private List<Candidate> findApp(FieldValues values, @Nullable String marker) {
        Map<String, AppState> found = new LinkedHashMap<>();
        if (marker != null) {
            tenant.app().read(marker).ifPresent(state -> found.put(state.id(), state));
        }
        FieldRule parent = tenant.rules().parent();
        List<String> keys = parent == null ? tenant.rules().matchKeys() : List.of(parent.name());
        for (String key : keys) {
            String value = Tenant.text(values, key);
            if (value != null) {
                tenant.app().findByKey(key, value).stream()
                        .filter(state -> value.equals(Tenant.text(state.values(), key)))
                        .forEach(state -> found.put(state.id(), state));
            }
        }
        return found.values().stream()
                .map(state -> new Candidate(
                        state.id(),
                        state.values(),
                        state.id().equals(marker) ? marker : null,
                        link(Side.APP, state.id())))
                .toList();
    }

    private @Nullable Link link(Side side, String recordId) {
        return tenant.store()
                .transact(tx -> tx.links().of(tenant.location(), tenant.type(), side, recordId))
                .orElse(null);
    }

    private CreateResult create(String appId, FieldValues values) {
        FieldValues sent = tenant.toGhl(values, FieldValues.none());
        if (tenant.markerPath() != null) {
            sent = sent.with(tenant.markerPath(), FieldValue.text(appId));
        }
        GhlRecords.Created created = ghl().create(sent);
        return created.record() != null
                ? new CreateResult.Created(tenant.state(created.record()))
                : new CreateResult.Duplicate(Objects.requireNonNull(created.duplicateOf()));
    }

    private Set<String> canonical(List<String> tags) {
        FieldValues raw = FieldValues.none().with("tags", FieldValue.labels(tags));
        FieldValues values = tenant.mapping().readGhl(raw).values();
        return tenant.rules().fields().stream()
                .filter(FieldRule::labels)
                .findFirst()
                .map(rule -> values.get(rule.name()).asLabels())
                .orElseThrow();
    }
}
