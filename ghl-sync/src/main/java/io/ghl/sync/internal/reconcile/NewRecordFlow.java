package io.ghl.sync.internal.reconcile;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.match.MatchRecord;
import io.ghl.sync.internal.match.MatchResult;
import io.ghl.sync.internal.match.Matcher;
import io.ghl.sync.internal.match.Pair;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.reconcile.step.Candidate;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.internal.reconcile.step.Ids;
import io.ghl.sync.internal.reconcile.step.Outcome;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.internal.reconcile.step.Step;
import io.ghl.sync.internal.reconcile.step.Step.FindGhl.Effort;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.Signal.Cause;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A record that has no partner yet: link it, create its partner, or ask. The same rules as at first linking. */
final class NewRecordFlow {

    private final Rules rules;
    private final Ids ids;
    private final Situation situation;
    private final @Nullable Link standing;

    /** The flow for a record without a link, or with one that only says that its partner is in question. */
    NewRecordFlow(Rules rules, Ids ids, Situation situation, @Nullable Link standing) {
        this.rules = rules;
        this.ids = ids;
        this.situation = situation;
        this.standing = standing;
    }

    Step begin() {
        return situation.side() == Side.APP ? fromApp(situation.recordId()) : fromGhl(situation.recordId());
    }

    private Step fromApp(String appId) {
        return new Step.ReadApp(appId, app -> {
            if (app.isEmpty()) {
                return gone(Side.APP);
            }
            if (rules.waitsForParent(app.get().values(), app.get().waitsFor())) {
                return new Step.Done(new Outcome.Waiting(app.get().waitsFor()), null);
            }
            Effort effort = situation.causes().equals(Set.of(Cause.BACKFILL)) ? Effort.SINCE_SURVEY : Effort.BY_KEYS;
            return new Step.FindGhl(appId, app.get().values(), effort, found -> {
                List<Candidate> candidates =
                        similar(MatchKeys.of(appId, app.get().values(), rules, null), found);
                Candidate creating = beingCreated(candidates, LinkState.CREATING_APP);
                if (creating != null) {
                    return leaveTo(creating, Side.GHL);
                }
                return candidates.isEmpty()
                        ? create(app.get())
                        : new Matching(Side.APP, appId, app.get().values(), null, candidates, () -> create(app.get()))
                                .begin();
            });
        });
    }

    /** The record is gone; those that were in question with it may be clear now. */
    private Step gone(Side side) {
        if (standing == null) {
            // No link remembers when it was missed; the cause says that it was, unless there is news since.
            boolean isKnown = side == Side.APP || situation.causes().equals(Set.of(Cause.NOT_FOUND));
            return new Step.Done(
                    isKnown ? new Outcome.Settled() : new Outcome.Missing(rules.confirmMissingAfter()), null);
        }
        Draft draft = new Draft(standing, situation.now(), ids);
        Step later = side == Side.GHL ? draft.unlessMissingTwice(rules.confirmMissingAfter()) : null;
        if (later != null) {
            return later;
        }
        draft.edit().state(LinkState.TOMBSTONE).missingSince(draft.now());
        for (ReviewItem item : situation.reviews()) {
            draft.close(item, "the record is gone");
            item.candidates().forEach(candidate -> draft.wake(side.other(), candidate));
        }
        return draft.done(new Outcome.Settled());
    }

    private Step create(AppState app) {
        return new GhlCreateFlow(rules, situation, draft(app.id(), null, LinkState.CREATING_GHL)).begin(app);
    }

    private Step fromGhl(String ghlId) {
        return new Step.ReadGhl(ghlId, ghl -> {
            if (ghl.isEmpty()) {
                return gone(Side.GHL);
            }
            FieldValues values = ghl.get().values();
            if (rules.waitsForParent(values, ghl.get().waitsFor())) {
                return new Step.Done(new Outcome.Waiting(ghl.get().waitsFor()), null);
            }
            return new Step.FindApp(ghlId, values, ghl.get().marker(), found -> {
                List<Candidate> candidates =
                        similar(MatchKeys.of(ghlId, values, rules, ghl.get().marker()), found);
                Candidate creating = beingCreated(candidates, LinkState.CREATING_GHL);
                if (creating != null) {
                    return leaveTo(creating, Side.APP);
                }
                return candidates.isEmpty()
                        ? createInApp(ghl.get())
                        : new Matching(
                                        Side.GHL,
                                        ghlId,
                                        values,
                                        ghl.get().marker(),
                                        candidates,
                                        () -> createInApp(ghl.get()))
                                .begin();
            });
        });
    }

    private Step createInApp(GhlState ghl) {
        return new AppCreateFlow(rules, situation, draft(null, ghl.id(), LinkState.CREATING_APP)).begin(ghl);
    }

    /**
     * Those that could be the same. Records that belong to another one are found by that one, with all its others, and
     * may well hold the same as one that has its partner already.
     */
    private List<Candidate> similar(MatchRecord record, List<Candidate> found) {
        return rules.parent() == null
                ? found
                : found.stream()
                        .filter(candidate -> candidate.link() == null
                                || candidate.link().state() == LinkState.CANDIDATE
                                || candidate.link().appId() == null
                                || candidate.link().ghlId() == null)
                        .filter(candidate -> MatchKeys.agree(
                                        record,
                                        MatchKeys.of(candidate.id(), candidate.values(), rules, candidate.marker()))
                                || (candidate.link() != null && MatchKeys.wasSent(record, candidate.link(), rules)))
                        .toList();
    }

    private @Nullable Candidate beingCreated(List<Candidate> candidates, LinkState creating) {
        return candidates.stream()
                .filter(candidate ->
                        candidate.link() != null && candidate.link().state() == creating && !isFree(candidate.link()))
                .findFirst()
                .orElse(null);
    }

    /** Very likely our own create, seen before its answer was stored: its link decides. */
    private Step leaveTo(Candidate creating, Side side) {
        Draft draft = new Draft(Objects.requireNonNull(creating.link()), situation.now(), ids);
        draft.wake(side, creating.id());
        return draft.done(new Outcome.Settled());
    }

    private boolean isFree(@Nullable Link link) {
        return link == null || link.isAlone() || (standing == null && isYetToBeCreated(link));
    }

    /** Whether a record is to get a partner by a create that was never tried: what turns up meanwhile is not its work. */
    private static boolean isYetToBeCreated(Link link) {
        boolean creating = link.state() == LinkState.CREATING_APP || link.state() == LinkState.CREATING_GHL;
        return creating && link.intent() == null;
    }

    /**
     * Who of several candidates is the same. A candidate that other records of the same side match as well is not to be
     * had by whoever comes first, so these are looked up too.
     */
    private final class Matching {
        private final Side side;
        private final String id;
        private final FieldValues values;
        private final @Nullable String marker;
        private final List<Candidate> candidates;
        private final Supplier<Step> otherwise;
        private final Map<String, MatchRecord> own = new TreeMap<>();

        Matching(
                Side side,
                String id,
                FieldValues values,
                @Nullable String marker,
                List<Candidate> candidates,
                Supplier<Step> otherwise) {
            this.side = side;
            this.id = id;
            this.values = values;
            this.marker = marker;
            this.candidates = candidates;
            this.otherwise = otherwise;
        }

        Step begin() {
            MatchRecord record = MatchKeys.of(id, values, rules, marker);
            own.put(id, record);
            Candidate same = candidates.stream()
                    .filter(candidate -> isFree(candidate.link()) && MatchKeys.hold(record, record(candidate)))
                    .findFirst()
                    .orElse(null);
            return same == null ? rivals(0) : link(same, "content");
        }

        private Step rivals(int next) {
            if (next == candidates.size() || !areFree()) {
                return decide();
            }
            Candidate candidate = candidates.get(next);
            return side == Side.APP
                    ? new Step.FindApp(
                            candidate.id(), candidate.values(), candidate.marker(), found -> add(found, next))
                    : new Step.FindGhl(candidate.id(), candidate.values(), Effort.BY_KEYS, found -> add(found, next));
        }

        private Step add(List<Candidate> found, int next) {
            found.stream()
                    .filter(rival -> isFree(rival.link()))
                    .forEach(rival -> own.putIfAbsent(rival.id(), record(rival)));
            return rivals(next + 1);
        }

        private MatchRecord record(Candidate candidate) {
            return MatchKeys.of(candidate.id(), candidate.values(), rules, candidate.marker());
        }

        private boolean areFree() {
            return candidates.stream().allMatch(candidate -> isFree(candidate.link()));
        }

        private Step link(Candidate partner, String key) {
            Draft draft = side == Side.APP
                    ? draft(id, partner.id(), LinkState.LINKED)
                    : draft(partner.id(), id, LinkState.LINKED);
            situation.reviews().forEach(item -> draft.close(item, "one record is left"));
            if (partner.link() != null) {
                draft.takeOver(partner.link(), side.other());
            }
            draft.log(AuditEntry.Action.LINKED, "same " + key, "");
            return draft.done(new Outcome.Again());
        }

        private Step decide() {
            List<MatchRecord> theirs = candidates.stream().map(this::record).toList();
            MatchResult match = side == Side.APP
                    ? Matcher.match(MatchKeys.names(rules), own.values(), theirs)
                    : Matcher.match(MatchKeys.names(rules), theirs, own.values());
            if ((side == Side.APP ? match.unmatchedApp() : match.unmatchedGhl()).contains(id)) {
                return otherwise.get();
            }
            Pair pair = match.pairs().stream()
                    .filter(found -> (side == Side.APP ? found.appId() : found.ghlId()).equals(id))
                    .findFirst()
                    .orElse(null);
            if (pair != null && areFree()) {
                String partner = side == Side.APP ? pair.ghlId() : pair.appId();
                return link(
                        candidates.stream()
                                .filter(candidate -> candidate.id().equals(partner))
                                .findFirst()
                                .orElseThrow(),
                        pair.key());
            }
            Draft draft = draft(side == Side.APP ? id : null, side == Side.GHL ? id : null, LinkState.CANDIDATE);
            draft.ask(
                    situation.reviews().stream().findFirst().orElse(null),
                    ReviewItem.Kind.MATCH,
                    ReviewItem.WHOLE_RECORD,
                    FieldValue.absent(),
                    FieldValue.absent(),
                    candidates.stream().map(Candidate::id).toList(),
                    areFree()
                            ? "several records have the same keys, or the keys do not agree"
                            : "a record with the same keys is linked to another one, or in question too");
            return draft.done(new Outcome.Settled());
        }
    }

    /** A record whose partner a person was asked for: what was decided, or another look. */
    Step inQuestion(Link link) {
        ReviewItem item = situation.reviews().stream()
                .filter(review ->
                        review.kind() == ReviewItem.Kind.MATCH && review.status() == ReviewItem.Status.DECIDED)
                .findFirst()
                .orElse(null);
        Decision decision = item == null ? null : item.decision();
        if (item == null || decision == null) {
            return begin();
        }
        Draft draft = new Draft(link, situation.now(), ids);
        Side known = link.appId() != null ? Side.APP : Side.GHL;
        if (decision.choice() == Decision.Choice.LINK) {
            String chosen = Objects.requireNonNull(decision.recordId());
            Step found = new Step.FindLink(
                    known.other(), chosen, held -> link(draft, item, decision, known.other(), chosen, held));
            return known == Side.APP
                    ? draft.readGhl(chosen, ghl -> ghl.isPresent() ? found : chosenIsMissing(draft, item, known))
                    : new Step.ReadApp(chosen, app -> app.isPresent() ? found : chosenIsGone(draft, item, known));
        }
        if (decision.choice() == Decision.Choice.KEEP_APART) {
            draft.close(item, "decided by " + decision.actor());
            draft.edit().state(LinkState.UNLINKED).missingSince(null);
            draft.log(AuditEntry.Action.UNLINKED, "decided by " + decision.actor(), "kept apart");
            // They were in question with this record, and may be clear now.
            item.candidates().forEach(candidate -> draft.wake(known.other(), candidate));
            return draft.done(new Outcome.Settled());
        }
        // The question stays as it is until the record exists: it tells from whom to keep it apart.
        draft.edit().state(known == Side.APP ? LinkState.CREATING_GHL : LinkState.CREATING_APP);
        return draft.done(new Outcome.Again());
    }

    private Step chosenIsMissing(Draft draft, ReviewItem item, Side known) {
        Step later = draft.unlessMissingTwice(rules.confirmMissingAfter());
        return later == null ? chosenIsGone(draft, item, known) : later;
    }

    /** Those that are left are looked at anew; another one may be the same. */
    private static Step chosenIsGone(Draft draft, ReviewItem item, Side known) {
        draft.close(item, "the record that was chosen is gone");
        draft.edit().missingSince(null);
        item.candidates().forEach(candidate -> draft.wake(known.other(), candidate));
        return draft.done(new Outcome.Again());
    }

    private static Step link(
            Draft draft, ReviewItem item, Decision decision, Side side, String chosen, Optional<Link> held) {
        if (held.isPresent()
                && !held.get().isAlone()
                // What is left of a pair that is over can be given to another record.
                && !held.get().state().isEnded()) {
            draft.edit().missingSince(null);
            draft.ask(
                    item,
                    ReviewItem.Kind.MATCH,
                    ReviewItem.WHOLE_RECORD,
                    FieldValue.absent(),
                    FieldValue.absent(),
                    item.candidates(),
                    "the record that was chosen has been linked to another one meanwhile");
            return draft.done(new Outcome.Settled());
        }
        held.ifPresent(other -> draft.takeOver(other, side));
        draft.close(item, "decided by " + decision.actor());
        draft.edit().id(side, chosen).state(LinkState.LINKED).missingSince(null);
        draft.log(AuditEntry.Action.LINKED, "decided by " + decision.actor(), "");
        return draft.done(new Outcome.Again());
    }

    private Draft draft(@Nullable String appId, @Nullable String ghlId, LinkState state) {
        if (standing == null) {
            Link fresh = Link.fresh(ids.next(), situation.location(), situation.type(), appId, ghlId, state);
            return new Draft(fresh, situation.now(), ids);
        }
        Draft draft = new Draft(standing, situation.now(), ids);
        draft.edit().id(Side.APP, appId).id(Side.GHL, ghlId).state(state).missingSince(null);
        return draft;
    }
}
