package io.ghl.sync.internal.reconcile;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.match.MatchRecord;
import io.ghl.sync.internal.match.MatchResult;
import io.ghl.sync.internal.match.Matcher;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.reconcile.step.Candidate;
import io.ghl.sync.internal.reconcile.step.CreateResult;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.internal.reconcile.step.ManagedPlan;
import io.ghl.sync.internal.reconcile.step.Observation;
import io.ghl.sync.internal.reconcile.step.Outcome;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.internal.reconcile.step.Step;
import io.ghl.sync.internal.reconcile.step.Step.FindGhl.Effort;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Creates the partner of a record in HighLevel, and takes such a creation up again after a crash. HighLevel has no
 * idempotency keys, so an unanswered create is looked up before it is tried again.
 */
final class GhlCreateFlow {
    private final Rules rules;
    private final Situation situation;
    private final Draft draft;
    private final Creation creation;

    GhlCreateFlow(Rules rules, Situation situation, Draft draft) {
        this.rules = rules;
        this.situation = situation;
        this.draft = draft;
        this.creation = new Creation(rules, situation, draft);
    }

    /** Creates the application's record in HighLevel. */
    Step begin(AppState app) {
        FieldValues managed = app.managed();
        return new Step.CheckGhl(
                creation.filled(Side.GHL, managed), FieldValues.none(), refused -> inGhl(app, managed, refused));
    }

    /** Leaves out what HighLevel would refuse; a record that lacks what HighLevel needs waits for an edit. */
    private Step inGhl(AppState app, FieldValues managed, Map<String, String> refused) {
        FieldValues source = ManagedPlan.without(managed, refused.keySet());
        FieldValues values = creation.filled(Side.GHL, source);
        draft.edit().state(LinkState.CREATING_GHL);
        creation.askAbout(app.problems(), app.access().unmanaged(FieldValues.none()));
        refused.forEach((field, reason) ->
                refuse(field, managed.get(field), FieldValue.nothing(), "HighLevel would refuse it: " + reason));
        String lacking = rules.lacking(values);
        if (lacking != null) {
            // A try before it lacked that may have landed: it is looked for once more before the next.
            draft.edit().problem(lacking);
            refuse(ReviewItem.WHOLE_RECORD, FieldValue.absent(), FieldValue.absent(), lacking);
            return draft.done(new Outcome.Settled());
        }
        draft.edit().problem(null);
        draft.intend(Side.GHL, Intent.Operation.CREATE, values, source);
        return draft.commit(link -> call(app.id()));
    }

    private void refuse(String field, FieldValue app, FieldValue ghl, String reason) {
        ReviewItem standing = situation.question(field).orElse(null);
        draft.ask(standing, ReviewItem.Kind.REFUSED, field, app, ghl, List.of(), reason);
    }

    private Step call(String appId) {
        Intent intent = creation.intent();
        return new Step.CreateGhl(appId, intent.sent(), result -> {
            if (result instanceof CreateResult.Created created) {
                return created(intent, created.state());
            }
            String standing = ((CreateResult.Duplicate) result).id();
            return new Step.FindLink(
                    Side.GHL,
                    standing,
                    taken -> new Step.ReadGhl(
                            standing, found -> inTheWay(appId, standing, taken.orElse(null), found.orElse(null))));
        });
    }

    private Step created(Intent intent, GhlState answer) {
        FieldValues expected = FieldValues.none();
        for (FieldRule rule : rules.fields()) {
            expected = expected.with(rule.name(), FieldValue.nothing());
        }
        FieldValues shown = rules.shown(answer, expected.with(intent.sent()));
        GhlState state = new GhlState(answer.id(), answer.version(), shown, answer.problems(), answer.marker());
        adopt(intent, state);
        for (String field : intent.sent().names()) {
            if (state.values().get(field).isBlank() && !intent.sent().get(field).isBlank()) {
                // It was not taken, which is no reason to clear it in the application: to be filled like any blank.
                draft.edit().base(Side.APP, field, FieldValue.absent()).base(Side.GHL, field, FieldValue.absent());
            }
        }
        draft.log(
                AuditEntry.Action.CREATED,
                null,
                Side.GHL,
                FieldValue.absent(),
                FieldValue.absent(),
                FieldValue.absent(),
                "new in the application",
                "",
                intent.operationId());
        boolean asSent = rules.fields().stream()
                .map(FieldRule::name)
                .allMatch(field ->
                        state.values().get(field).equals(draft.link().ghlBase().get(field)));
        if (asSent) {
            draft.edit().ghlVersion(state.version()).seenAt(draft.now());
        }
        return draft.done(asSent ? new Outcome.Settled() : new Outcome.Again());
    }

    /** Takes the snapshot that was sent as the base, so that edits made since are seen as edits. */
    private void adopt(Intent intent, GhlState state) {
        draft.edit()
                .id(Side.GHL, state.id())
                .state(LinkState.LINKED)
                .intent(null)
                .missingSince(null)
                .onlySeenState(rules.fingerprint(state.values()));
        creation.closeQuestions();
        for (FieldRule rule : rules.fields()) {
            String field = rule.name();
            FieldValue sent = intent.sent().get(field);
            FieldValue source = intent.source().get(field);
            if (rule.target().isKeptApart() && !source.isBlank()) {
                // It takes a call of its own, now that the record is there: to be filled like any blank.
                draft.edit().base(Side.APP, field, FieldValue.absent()).base(Side.GHL, field, FieldValue.absent());
                continue;
            }
            FieldValue created = sent.isPresent() ? sent : FieldValue.nothing();
            // A field that is not synced has no base.
            boolean leftAlone = rule.conditional() && !source.isPresent();
            draft.edit().base(Side.APP, field, source);
            draft.edit().base(Side.GHL, field, leftAlone ? FieldValue.absent() : created);
        }
    }

    private Step inTheWay(String appId, String standing, @Nullable Link taken, @Nullable GhlState found) {
        if (found == null) {
            return draft.done(new Outcome.Again());
        }
        Candidate candidate = new Candidate(standing, found.values(), found.marker(), taken);
        if (keptApart() != null && !isOurs(appId, candidate)) {
            return ask(
                    List.of(candidate),
                    "HighLevel allows no duplicate of a contact with the same e-mail or phone number here, so the record"
                            + " cannot be kept apart");
        }
        return choose(appId, List.of(candidate));
    }

    /** Goes on with a create whose fate is unknown. */
    Step resume() {
        String appId = Objects.requireNonNull(draft.link().appId());
        return new Step.ReadApp(appId, app -> {
            if (app.isPresent()
                    && rules.waitsForParent(app.get().values(), app.get().waitsFor())) {
                return new Step.Done(new Outcome.Waiting(app.get().waitsFor()), null);
            }
            if (draft.link().intent() == null) {
                return app.isPresent() ? begin(app.get()) : creation.bury();
            }
            return new Step.FindGhl(
                    appId, creation.intent().sent(), Effort.THOROUGH, found -> resume(appId, app, found));
        });
    }

    private Step resume(String appId, Optional<AppState> app, List<Candidate> candidates) {
        List<Candidate> possible = candidates.stream()
                .filter(found -> isOurs(appId, found) || (keptApart() == null && isRival(appId, found)))
                .toList();
        if (!possible.isEmpty()) {
            return choose(appId, possible);
        }
        // Counted from the first look, because until then a call may have been under way.
        Instant first = draft.link().missingSince();
        if (first == null) {
            draft.edit().missingSince(draft.now());
            first = draft.now();
        }
        Instant visible = first.plus(rules.indexLag());
        if (situation.now().isBefore(visible)) {
            return draft.done(new Outcome.Later(visible));
        }
        draft.edit().missingSince(null);
        if (app.isEmpty()) {
            return creation.bury();
        }
        // It did not land, so the record is sent as it is now: an edit may have mended what HighLevel refused.
        return begin(app.get());
    }

    /** Which of the records that HighLevel holds is the one: ours, the same person's, or a question. */
    private Step choose(String appId, List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> isOurs(appId, candidate))
                .findFirst()
                .map(this::carriesWhatWasSent)
                .orElseGet(() -> chooseByEvents(candidates, 0, new HashMap<>()));
    }

    /** By now it may carry no more than an earlier attempt sent, and an event may have shown what a later one did. */
    private Step carriesWhatWasSent(Candidate candidate) {
        String evidence = "it carries what was sent";
        Intent carried = lost().shownBy(List.of(candidate.values())).orElse(creation.intent());
        if (!lost().sentLess(carried)) {
            return recovered(candidate, carried, evidence);
        }
        return new Step.ReadEvents(candidate.id(), Instant.EPOCH, events -> {
            List<FieldValues> shown = valuesOf(events);
            shown.add(candidate.values());
            return recovered(candidate, lost().shownBy(shown).orElse(carried), evidence);
        });
    }

    private static List<FieldValues> valuesOf(List<Observation> events) {
        return events.stream().map(Observation::values).collect(Collectors.toCollection(ArrayList::new));
    }

    private LostCreate lost() {
        return new LostCreate(rules, creation.intent());
    }

    private Step recovered(Candidate candidate, Intent intent, String evidence) {
        LostCreate lost = lost();
        adopt(intent, new GhlState(candidate.id(), null, candidate.values(), Map.of(), candidate.marker()));
        lost.agreeOnLeftOut(draft, intent, candidate.values());
        draft.log(AuditEntry.Action.RECOVERED, "create found in HighLevel", evidence + "; attempt " + intent.attempt());
        return draft.done(new Outcome.Again());
    }

    /** A record that was edited since shows no longer what was sent; an event may have shown it before. */
    private Step chooseByEvents(List<Candidate> candidates, int next, Map<String, List<FieldValues>> shown) {
        if (next == candidates.size()) {
            return chooseByKeys(candidates, shown);
        }
        Candidate candidate = candidates.get(next);
        boolean mayBeOurs = candidate.link() == null && candidate.marker() == null && !isKeptApart(candidate);
        if (!mayBeOurs) {
            return chooseByEvents(candidates, next + 1, shown);
        }
        return new Step.ReadEvents(candidate.id(), Instant.EPOCH, events -> {
            List<FieldValues> values = valuesOf(events);
            Optional<Intent> landed = lost().shownBy(values);
            if (landed.isPresent()) {
                return recovered(candidate, landed.get(), "an event showed what was sent");
            }
            shown.put(candidate.id(), values);
            return chooseByEvents(candidates, next + 1, shown);
        });
    }

    private boolean isKeptApart(Candidate candidate) {
        ReviewItem apart = keptApart();
        return apart != null && apart.candidates().contains(candidate.id());
    }

    private Step chooseByKeys(List<Candidate> candidates, Map<String, List<FieldValues>> shown) {
        Intent intent = creation.intent();
        String appId = Objects.requireNonNull(draft.link().appId());
        MatchRecord mine = record(appId, intent.sent());
        List<MatchRecord> theirs = candidates.stream()
                .filter(candidate -> candidate.link() == null)
                .map(candidate -> record(candidate.id(), candidate.values()))
                .toList();
        MatchResult match = Matcher.match(MatchKeys.names(rules), List.of(mine), theirs);
        if (match.pairs().size() == 1 && theirs.size() == candidates.size()) {
            LostCreate lost = lost();
            draft.edit()
                    .id(Side.GHL, match.pairs().get(0).ghlId())
                    .state(LinkState.LINKED)
                    .missingSince(null)
                    .intent(isAnswered(intent) ? null : intent);
            lost.agree(draft, shownOf(match.pairs().get(0).ghlId(), candidates, shown));
            creation.closeQuestions();
            draft.log(AuditEntry.Action.LINKED, "same " + match.pairs().get(0).key(), "HighLevel holds it already");
            return draft.done(new Outcome.Again());
        }
        return ask(candidates, "HighLevel holds records with the same keys that are linked already or do not agree");
    }

    /**
     * Whether the only attempt was answered, by this run: HighLevel refused it. Otherwise the record may be ours, edited
     * since, and a webhook that shows what was sent may be on its way.
     */
    private boolean isAnswered(Intent intent) {
        return intent.attempt() == 1 && intent.createdAt().equals(situation.now());
    }

    private static List<FieldValues> shownOf(
            String id, List<Candidate> candidates, Map<String, List<FieldValues>> shown) {
        List<FieldValues> all = new ArrayList<>(shown.getOrDefault(id, List.of()));
        candidates.stream()
                .filter(candidate -> candidate.id().equals(id))
                .map(Candidate::values)
                .forEach(all::add);
        return all;
    }

    private Step ask(List<Candidate> candidates, String reason) {
        draft.edit().state(LinkState.CANDIDATE).intent(null).missingSince(null);
        draft.ask(
                situation.reviews().stream().findFirst().orElse(null),
                ReviewItem.Kind.MATCH,
                ReviewItem.WHOLE_RECORD,
                FieldValue.absent(),
                FieldValue.absent(),
                candidates.stream().map(Candidate::id).toList(),
                reason);
        return draft.done(new Outcome.Settled());
    }

    /** The decision to keep the record apart from those that were in question, null if there is none. */
    private @Nullable ReviewItem keptApart() {
        return situation.reviews().stream()
                .filter(item -> item.kind() == ReviewItem.Kind.MATCH && item.status() == ReviewItem.Status.DECIDED)
                .findFirst()
                .orElse(null);
    }

    /** Whether a record, if it is not ours, may be taken for it; siblings that only have the same parent are not. */
    private boolean isRival(String appId, Candidate candidate) {
        return rules.parent() == null
                || (candidate.link() == null
                        && MatchKeys.agree(
                                record(appId, creation.intent().sent()), record(candidate.id(), candidate.values())));
    }

    /** Whether a record is the one that an unanswered create made. */
    private boolean isOurs(String appId, Candidate candidate) {
        if (candidate.link() != null) {
            return false;
        }
        if (candidate.marker() != null) {
            return appId.equals(candidate.marker());
        }
        return !isKeptApart(candidate)
                && lost().shownBy(List.of(candidate.values())).isPresent();
    }

    private MatchRecord record(String id, FieldValues values) {
        return MatchKeys.of(id, values, rules, null);
    }
}
