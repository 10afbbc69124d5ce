package io.ghl.sync.internal.reconcile;

import io.ghl.sync.internal.plan.FieldOutcome;
import io.ghl.sync.internal.plan.PlanInput;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.internal.reconcile.step.ManagedPlan;
import io.ghl.sync.internal.reconcile.step.Observation;
import io.ghl.sync.internal.reconcile.step.Outcome;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.internal.reconcile.step.Step;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.merge.ChangeInterval;
import io.ghl.sync.record.FieldNote;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.RecordRef;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.ReviewItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Both records are there: merge each field, write HighLevel (one intent per call), then the application, then store what
 * is now agreed. Bases move on only for what was written or seen equal; anything else that moved meanwhile is looked at
 * again.
 */
final class FieldFlow {
    private final Rules rules;
    private final Situation situation;
    private final Draft draft;
    private final AppState app;
    private final GhlState ghl;
    private final Set<String> inDoubt;
    private final Outcomes outcomes = new Outcomes();
    private final FieldLog log;
    private final Refusals refusals;
    private final GhlUpdateFlow inGhl;
    private Set<String> unmanaged = Set.of();
    private Reservations reservations;
    private boolean appMovedMeanwhile;

    /** Merges; {@code inDoubt} names fields of which HighLevel may have held what was written to it, before it changed. */
    FieldFlow(Rules rules, Situation situation, Draft draft, AppState app, GhlState ghl, Set<String> inDoubt) {
        this.rules = rules;
        this.situation = situation;
        this.draft = draft;
        this.app = app;
        this.ghl = ghl;
        this.inDoubt = inDoubt;
        this.log = new FieldLog(draft, situation);
        this.refusals = new Refusals(rules, situation.reviews());
        this.inGhl = new GhlUpdateFlow(rules, draft, app.values(), ghl, outcomes, log, this::writeApp);
        this.reservations = reserving(Set.of());
    }

    Step begin() {
        List<FieldOutcome> plain = plan(List.of());
        if (plain.stream().noneMatch(FieldFlow::isContested)) {
            return carryOut(plain);
        }
        Instant since =
                draft.link().seenAt() == null ? Instant.EPOCH : draft.link().seenAt();
        return new Step.ReadEvents(ghl.id(), since, events -> {
            reservations = reserving(Recovery.settleLate(draft, situation.reviews(), app.values(), events));
            return carryOut(plan(events));
        });
    }

    private Reservations reserving(Set<String> cameLate) {
        return new Reservations(rules, situation, draft, app.values(), ghl.values(), inDoubt, cameLate);
    }

    private static boolean isContested(FieldOutcome outcome) {
        return outcome instanceof FieldOutcome.Ask
                || (outcome instanceof FieldOutcome.Write write
                        && (write.cause() == FieldOutcome.Cause.CONFLICT
                                || write.cause() == FieldOutcome.Cause.FIRST_LINK));
    }

    private List<FieldOutcome> plan(List<Observation> events) {
        Map<String, ChangeInterval> appChanged = new TreeMap<>();
        Map<String, ChangeInterval> ghlChanged = new TreeMap<>();
        for (FieldRule rule : rules.fields()) {
            appChanged.put(rule.name(), Evidence.app(rule.name(), draft.link(), app, draft.now()));
            ghlChanged.put(
                    rule.name(), Evidence.ghl(rule.name(), draft.link(), ghl, events, situation.skew(), draft.now()));
        }
        ManagedPlan plan = ManagedPlan.of(
                app,
                values -> new PlanInput(
                        rules.fields(),
                        draft.link().appBase(),
                        draft.link().ghlBase(),
                        values,
                        ghl.values(),
                        appChanged,
                        ghlChanged,
                        situation.skew(),
                        Decisions.standing(situation.reviews(), draft.link(), app.values(), ghl.values())));
        unmanaged = plan.unmanaged();
        return plan.outcomes();
    }

    private Step carryOut(List<FieldOutcome> planned) {
        outcomes.plan(planned.stream()
                .map(reservations::about)
                .map(refusals::overruled)
                .toList());
        FieldValues patch = inGhl.patch();
        return patch.isEmpty()
                ? write()
                : new Step.CheckGhl(patch, ghl.held(), refused -> {
                    refusals.add(refused, outcomes, ghl.values());
                    return write();
                });
    }

    private Step write() {
        // Noted before the first write: a run that dies behind it must not forget that it wrote.
        for (FieldOutcome.Write write : outcomes.writes()) {
            Flaps.after(draft.link(), write, rules.isLabels(write.field()), draft.now())
                    .forEach((name, note) -> draft.edit().note(name, note));
        }
        return inGhl.begin();
    }

    private Step writeApp() {
        FieldValues changes = FieldValues.none();
        FieldValues source = FieldValues.none();
        for (FieldOutcome.Write write : outcomes.writes()) {
            if (write.toApp().isPresent()) {
                changes = changes.with(write.field(), write.toApp());
                source = source.with(write.field(), inGhl.held().get(write.field()));
                agreeOnOwnLabels(write);
            }
        }
        if (changes.isEmpty()) {
            return finish();
        }
        FieldValues wanted = changes;
        Intent intent = draft.intend(Side.APP, Intent.Operation.PATCH, wanted, source);
        log.losers(intent, outcomes);
        return draft.commit(link -> new Step.PatchApp(app, wanted, written -> afterApp(intent, written)));
    }

    /**
     * The labels that the application changed are in HighLevel by now, so its base may move on to what it holds. Then the
     * base and what is sent differ by just what this write does, by which it is recognised after a crash.
     */
    private void agreeOnOwnLabels(FieldOutcome.Write write) {
        String field = write.field();
        FieldValue base = draft.link().ghlBase().get(field);
        boolean ghlStillMoved = base.isPresent() && !base.equals(inGhl.held().get(field));
        boolean joined = rules.isLabels(field)
                && Objects.requireNonNull(rules.labels()).owner() == null
                && draft.link().appBase().get(field).isPresent();
        if (joined && ghlStillMoved) {
            draft.edit().base(Side.APP, field, write.app());
        }
    }

    private Step afterApp(Intent intent, Optional<FieldValues> written) {
        if (written.isEmpty()) {
            // The application changed the record while we worked. The intent stays: a worker that lost the location may
            // have written the same, so the next run compares.
            return draft.done(new Outcome.Again());
        }
        for (String field : intent.sent().names()) {
            FieldOutcome.Write write = outcomes.write(field);
            draft.edit().base(Side.APP, field, written.get().get(field));
            draft.edit().base(Side.GHL, field, intent.source().get(field));
            log.written(write, Side.APP, write.app(), write.toApp(), write.ghl(), intent.operationId());
        }
        draft.edit().intent(null);
        appMovedMeanwhile |= rules.fields().stream()
                .filter(rule -> !rule.writableInApp())
                .map(FieldRule::name)
                .anyMatch(field -> !written.get().get(field).equals(app.values().get(field)));
        return finish();
    }

    private Step finish() {
        for (FieldOutcome outcome : outcomes.all()) {
            if (outcome instanceof FieldOutcome.Agreed agreed) {
                log.agreed(agreed);
                draft.edit().base(Side.APP, agreed.field(), agreed.app());
                draft.edit().base(Side.GHL, agreed.field(), agreed.ghl());
            }
            if (!(outcome instanceof FieldOutcome.Ask)) {
                FieldNote note = draft.link().note(outcome.field());
                draft.edit().note(outcome.field(), note.withHeldAt(null));
            }
            if (outcome instanceof FieldOutcome.Ask ask) {
                FieldNote note = draft.link().note(ask.field());
                draft.edit()
                        .note(
                                ask.field(),
                                note.heldAt() == null
                                        ? note.withHeldAt(draft.link().seenAt())
                                        : note);
                draft.ask(
                        situation.question(ask.field()).orElse(null),
                        reservations.isFought(ask.field()) ? ReviewItem.Kind.FIGHTING : refusals.kind(ask.field()),
                        ask.field(),
                        ask.app(),
                        ask.ghl(),
                        List.of(),
                        ask.reason());
            }
        }
        for (String field : unmanaged) {
            draft.edit().base(Side.APP, field, FieldValue.absent()).base(Side.GHL, field, FieldValue.absent());
        }
        Map<String, String> problems = new TreeMap<>(ghl.problems());
        problems.putAll(app.problems());
        problems.keySet().removeAll(unmanaged);
        problems.forEach((field, problem) -> draft.ask(
                situation.question(field).orElse(null),
                ReviewItem.Kind.FIELD,
                field,
                app.values().get(field),
                ghl.values().get(field),
                List.of(),
                problem));
        for (ReviewItem item : situation.reviews()) {
            if (outcomes.isAsked(item.field()) || problems.containsKey(item.field())) {
                continue;
            }
            if (isUnanswered(item)) {
                FieldValue held = inGhl.held().get(item.field());
                draft.ask(
                        item,
                        item.kind(),
                        item.field(),
                        app.values().get(item.field()),
                        held,
                        List.of(),
                        item.reason());
            } else {
                draft.close(item, closing(item));
            }
        }
        if (appMovedMeanwhile || inGhl.movedMeanwhile()) {
            return draft.done(new Outcome.Again());
        }
        draft.edit().ghlVersion(inGhl.version()).seenAt(draft.now());
        List<RecordRef> waitsFor =
                Stream.concat(app.waitsFor().stream(), ghl.waitsFor().stream()).toList();
        return draft.done(waitsFor.isEmpty() ? new Outcome.Settled() : new Outcome.Waiting(waitsFor));
    }

    /** Whether both sides are back at what they held before, which is not the same, as a run that died can leave it. */
    private boolean isUnanswered(ReviewItem item) {
        FieldValue inApp = app.values().get(item.field());
        FieldValue held = inGhl.held().get(item.field());
        return item.status() == ReviewItem.Status.OPEN
                && outcomes.isUnchanged(item.field())
                && !unmanaged.contains(item.field())
                && inApp.isPresent()
                && held.isPresent()
                && !inApp.equals(held)
                && rules.fields().stream()
                        .anyMatch(rule ->
                                rule.name().equals(item.field()) && rule.owner() == null && !rule.ignoresBlank());
    }

    private String closing(ReviewItem item) {
        Decision decision = item.decision();
        FieldOutcome.Write write = outcomes.writeOrNull(item.field());
        if (item.kind() == ReviewItem.Kind.UNDO) {
            return decision != null && isRestored(item.field(), decision.value(), write)
                    ? UndoFlow.done(decision)
                    : UndoFlow.MOVED;
        }
        if (decision != null && item.status() == ReviewItem.Status.DECIDED) {
            return "decided by " + decision.actor();
        }
        if (unmanaged.contains(item.field())) {
            return "its condition does not hold any more";
        }
        if (!item.field().equals(ReviewItem.WHOLE_RECORD) && !outcomes.knows(item.field())) {
            return "the field is not mapped any more";
        }
        return write == null ? "both sides agree" : write.rule();
    }

    /** A run that died may have written one side or both, so what counts is what both hold in the end. */
    private boolean isRestored(String field, FieldValue value, FieldOutcome.@Nullable Write write) {
        if (write != null && write.cause() == FieldOutcome.Cause.DECISION) {
            return true;
        }
        FieldValue inApp = write != null && write.toApp().isPresent()
                ? write.toApp()
                : app.values().get(field);
        return value.isPresent()
                && value.equals(inApp)
                && value.equals(inGhl.held().get(field));
    }
}
