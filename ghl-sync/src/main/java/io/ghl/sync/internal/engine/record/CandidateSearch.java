package io.ghl.sync.internal.engine.record;

import io.ghl.sync.internal.engine.feed.Streams;
import io.ghl.sync.internal.engine.feed.SurveyedKeys;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.match.MatchRecord;
import io.ghl.sync.internal.reconcile.MatchKeys;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.reconcile.step.Candidate;
import io.ghl.sync.internal.reconcile.step.Step;
import io.ghl.sync.internal.reconcile.step.Step.FindGhl.Effort;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Cursors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds records that may be the partner of another one, on either side. */
final class CandidateSearch {
    private static final Duration BEFORE_SWEEP = Duration.ofHours(1);

    private final Tenant tenant;
    private final SurveyedKeys surveyed;
    private final Supplier<GhlRecords> ghl;

    /**
     * A search for one type of records.
     *
     * @param ghl HighLevel's records, asked for before each call
     */
    CandidateSearch(Tenant tenant, SurveyedKeys surveyed, Supplier<GhlRecords> ghl) {
        this.tenant = tenant;
        this.surveyed = surveyed;
        this.ghl = ghl;
    }

    /** Records of HighLevel. */
    List<Candidate> inGhl(Step.FindGhl find) {
        if (find.effort() == Effort.SINCE_SURVEY && !surveyed.mayKnow(find.values())) {
            return List.of();
        }
        FieldValues keys = FieldValues.none();
        for (String field : find.values().names()) {
            if (!find.values().get(field).isBlank() && isKey(field)) {
                keys = keys.with(field, find.values().get(field));
            }
        }
        String markerPath = keys.isEmpty() || find.effort() == Effort.THOROUGH ? tenant.markerPath() : null;
        if (keys.isEmpty() && (find.appId() == null || markerPath == null)) {
            return List.of();
        }
        List<Candidate> candidates = new ArrayList<>();
        for (GhlRecord record : ghl.get().find(tenant.toAskBy(keys), markerPath, find.appId())) {
            var state = tenant.state(record);
            Known known = known(Side.GHL, record.id(), find.appId());
            if (!known.apart()) {
                candidates.add(new Candidate(record.id(), state.values(), state.marker(), known.link()));
            }
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

    /** Records of HighLevel into which a lost one may have been merged. */
    List<Candidate> survivors(String lostId, FieldValues held) {
        if (tenant.type() != RecordType.CONTACT) {
            return List.of();
        }
        return survivors(tenant, ghl.get(), lostId, held).stream()
                .map(tenant::state)
                .map(state -> new Candidate(
                        state.id(),
                        state.values(),
                        state.marker(),
                        known(Side.GHL, state.id(), null).link()))
                .toList();
    }

    /**
     * Contacts of HighLevel into which a lost one may have been merged, as searches show them. The last sweep may be the
     * one that missed the contact, but the one before saw it: since then it was merged, however long nobody looked.
     */
    static List<GhlRecord> survivors(Tenant contacts, GhlRecords ghl, String lostId, FieldValues held) {
        Instant since = contacts.store()
                .transact(tx -> lastSeen(tx.cursors(), contacts))
                .minus(BEFORE_SWEEP);
        return ghl.survivors(contacts.toAskBy(held), since).stream()
                .filter(record -> !record.id().equals(lostId))
                .toList();
    }

    private static Instant lastSeen(Cursors cursors, Tenant contacts) {
        Streams streams = Streams.of(contacts.type());
        return cursors.read(contacts.location(), streams.sweepBefore())
                .or(() -> cursors.read(contacts.location(), streams.sweep()))
                .map(Instant::parse)
                .orElseGet(contacts.clock()::instant);
    }

    /** Records of the application. */
    List<Candidate> inApp(Step.FindApp find) {
        FieldValues values = find.values();
        String marker = find.marker();
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
        List<Candidate> candidates = new ArrayList<>();
        for (AppState state : found.values()) {
            Known known = known(Side.APP, state.id(), find.ghlId());
            if (!known.apart()) {
                String own = state.id().equals(marker) ? marker : null;
                candidates.add(new Candidate(state.id(), state.values(), own, known.link()));
            }
        }
        for (Link creating : beingCreatedAs(find)) {
            String appId = Objects.requireNonNull(creating.appId());
            if (!found.containsKey(appId)
                    && !known(Side.APP, appId, find.ghlId()).apart()) {
                FieldValues sent = Objects.requireNonNull(creating.intent()).sent();
                candidates.add(new Candidate(appId, sent, null, creating));
            }
        }
        return candidates;
    }

    /**
     * Creates whose answer is not known, and that sent what a record of HighLevel has. The application may have changed or
     * deleted its record since, and would not be found by what it holds.
     */
    private List<Link> beingCreatedAs(Step.FindApp find) {
        MatchRecord record = MatchKeys.of(find.ghlId(), find.values(), tenant.rules(), null);
        List<Link> creating = new ArrayList<>();
        tenant.eachInState(LinkState.CREATING_GHL, link -> {
            if (MatchKeys.wasSent(record, link, tenant.rules())) {
                creating.add(link);
            }
        });
        return creating;
    }

    /** What the store knows of a record: its link, and whether a person keeps it apart from another one. */
    private record Known(@Nullable Link link, boolean apart) {}

    private Known known(Side side, String recordId, @Nullable String otherId) {
        return tenant.store().transact(tx -> {
            Link link = tx.links()
                    .of(tenant.location(), tenant.type(), side, recordId)
                    .orElse(null);
            boolean apart = otherId != null
                    && tx.decisions().apartFrom(tenant.location(), tenant.type(), side, recordId).stream()
                            .anyMatch(pair -> (side == Side.APP ? pair.ghlId() : pair.appId()).equals(otherId));
            return new Known(link, apart);
        });
    }
}
