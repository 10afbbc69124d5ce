package io.ghl.sync.internal.reconcile;

import io.ghl.sync.audit.AuditEntry.Action;
import io.ghl.sync.internal.plan.FieldOutcome;
import io.ghl.sync.internal.plan.LabelDelta;
import io.ghl.sync.internal.plan.PlanInput;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Both records are there: merge each field, write HighLevel (one intent per call), then the application, then store what
 * is now agreed. Bases move on only for what was written or seen equal; anything else that moved meanwhile is looked at
 * again.
 */
final class FieldFlow {
    private static final String NOT_KEPT = "HighLevel accepted what was written to it and did not keep it";

    private final Rules rules;
    private final Situation situation;
    private final Draft draft;
    private final AppState app;
    private final GhlState ghl;
    private final Deque<Call> calls = new ArrayDeque<>();
    private Map<String, FieldOutcome> outcomes = Map.of();
    private Set<String> unmanaged = Set.of();
    private FieldValues ghlNow;
    private @Nullable Instant version;
    private final Map<String, FieldNote> notes = new TreeMap<>();
    private final Set<String> fought = new TreeSet<>();
    private boolean movedMeanwhile;
    private boolean wroteGhl;

    /** One write to HighLevel. */
    private record Call(Intent.Operation operation, FieldValues sent) {}

    FieldFlow(Rules rules, Situation situation, Draft draft, AppState app, GhlState ghl) {
        this.rules = rules;
        this.situation = situation;
        this.draft = draft;
        this.app = app;
        this.ghl = ghl;
        this.ghlNow = ghl.values();
        this.version = ghl.version();
    }

    Step begin() {
        List<FieldOutcome> plain = plan(List.of());
        if (plain.stream().noneMatch(FieldFlow::isContested)) {
            return carryOut(plain);
        }
        Instant since =
                draft.link().seenAt() == null ? Instant.EPOCH : draft.link().seenAt();
        return new Step.ReadEvents(ghl.id(), since, events -> carryOut(plan(events)));
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
                        decisions()));
        unmanaged = plan.unmanaged();
        return plan.outcomes();
    }

    /** Decisions that were made on what both sides still hold. */
    private Map<String, Decision> decisions() {
        return situation.reviews().stream()
                .filter(item -> item.kind() == ReviewItem.Kind.FIELD || item.kind() == ReviewItem.Kind.FIGHTING)
                .filter(item -> item.decision() != null)
                .filter(item -> item.app().equals(app.values().get(item.field()))
                        && item.ghl().equals(ghl.values().get(item.field())))
                .collect(Collectors.toMap(ReviewItem::field, ReviewItem::decision));
    }

    private Step carryOut(List<FieldOutcome> planned) {
        outcomes = planned.stream()
                .map(this::unlessNotKept)
                .map(this::unlessFought)
                .collect(Collectors.toMap(FieldOutcome::field, Function.identity(), (a, b) -> a, TreeMap::new));
        FieldValues patch = FieldValues.none();
        for (FieldRule rule : rules.fields()) {
            if (!(outcomes.get(rule.name()) instanceof FieldOutcome.Write write)
                    || !write.toGhl().isPresent()) {
                continue;
            }
            if (rule.labels()) {
                LabelDelta delta = LabelDelta.between(write.ghl(), write.toGhl());
                addCall(Intent.Operation.ADD_TAGS, rule.name(), delta.add());
                addCall(Intent.Operation.REMOVE_TAGS, rule.name(), delta.remove());
            } else {
                patch = patch.with(rule.name(), write.toGhl());
            }
        }
        if (!patch.isEmpty()) {
            calls.addFirst(new Call(Intent.Operation.PATCH, patch));
        }
        // Noted before the first write: a run that dies behind it must not forget that it wrote.
        notes.forEach((name, note) -> draft.edit().note(name, note));
        draft.edit().onlySeenState(rules.fingerprint(ghl.values()));
        return nextCall();
    }

    /** What HighLevel did not keep is not written again and again: it waits for a person, or until a side moves. */
    private FieldOutcome unlessNotKept(FieldOutcome outcome) {
        ReviewItem asked = question(outcome.field());
        if (!(outcome instanceof FieldOutcome.Write write)
                || !write.toGhl().isPresent()
                || asked == null
                || !asked.reason().equals(NOT_KEPT)
                || !asked.app().equals(write.app())
                || !asked.ghl().equals(write.ghl())) {
            return outcome;
        }
        Decision decision = asked.decision();
        if (decision == null) {
            return new FieldOutcome.Ask(write.field(), write.app(), write.ghl(), NOT_KEPT);
        }
        return decision.choice() == Decision.Choice.GHL
                ? new FieldOutcome.Write(
                        write.field(),
                        write.app(),
                        write.ghl(),
                        write.ghl(),
                        FieldValue.absent(),
                        FieldOutcome.Cause.DECISION,
                        "decision",
                        "decided at " + decision.at())
                : write;
    }

    /** A field over which the sides fight is left alone until a person decides; what is decided is carried out at once. */
    private FieldOutcome unlessFought(FieldOutcome outcome) {
        ReviewItem asked = question(outcome.field());
        boolean suspended = asked != null && asked.kind() == ReviewItem.Kind.FIGHTING;
        if (suspended && outcome instanceof FieldOutcome.Ask ask && asked.decision() == null) {
            fought.add(ask.field());
            return new FieldOutcome.Ask(ask.field(), ask.app(), ask.ghl(), asked.reason());
        }
        if (!(outcome instanceof FieldOutcome.Write write)) {
            return outcome;
        }
        if (suspended) {
            Decision decision = asked.decision();
            boolean asSeen = asked.app().equals(write.app()) && asked.ghl().equals(write.ghl());
            if (decision == null || !asSeen) {
                fought.add(write.field());
                return new FieldOutcome.Ask(write.field(), write.app(), write.ghl(), asked.reason());
            }
            FieldOutcome settled = decided(write, decision);
            note(settled);
            return settled;
        }
        Map<String, FieldNote> next = Flaps.after(draft.link(), write, rules.isLabels(write.field()), draft.now());
        String fight = Flaps.fight(next);
        if (fight != null && write.cause() != FieldOutcome.Cause.DECISION) {
            fought.add(write.field());
            return new FieldOutcome.Ask(write.field(), write.app(), write.ghl(), fight);
        }
        notes.putAll(next);
        return outcome;
    }

    private void note(FieldOutcome settled) {
        if (settled instanceof FieldOutcome.Write write) {
            notes.putAll(Flaps.after(draft.link(), write, rules.isLabels(write.field()), draft.now()));
        }
    }

    private FieldOutcome decided(FieldOutcome.Write write, Decision decision) {
        FieldRule rule = rules.fields().stream()
                .filter(each -> each.name().equals(write.field()))
                .findFirst()
                .orElseThrow();
        FieldValue value = switch (decision.choice()) {
            case APP -> write.app();
            case GHL -> write.ghl();
            default -> rule.canonical().apply(decision.value());
        };
        boolean cleared = value.isBlank() && !write.ghl().isBlank();
        if (!value.isPresent() || (cleared && !rule.clearableInGhl())) {
            return new FieldOutcome.Ask(
                    write.field(), write.app(), write.ghl(), "the field cannot hold what was decided");
        }
        return new FieldOutcome.Write(
                write.field(),
                write.app(),
                write.ghl(),
                value.equals(write.app()) ? FieldValue.absent() : value,
                value.equals(write.ghl()) ? FieldValue.absent() : value,
                FieldOutcome.Cause.DECISION,
                "decision",
                "decided at " + decision.at());
    }

    private void addCall(Intent.Operation operation, String field, Set<String> labels) {
        if (!labels.isEmpty()) {
            calls.addLast(new Call(operation, FieldValues.none().with(field, FieldValue.labels(labels))));
        }
    }

    // ---- HighLevel ----

    private Step nextCall() {
        Call call = calls.pollFirst();
        if (call == null) {
            return writeApp();
        }
        Intent intent = draft.intend(Side.GHL, call.operation(), call.sent(), sourceOf(call));
        logLosers(intent);
        return draft.commit(link -> switch (call.operation()) {
            case ADD_TAGS -> new Step.AddTags(ghl.id(), labelsIn(call), tags -> afterTags(intent, tags));
            case REMOVE_TAGS -> new Step.RemoveTags(ghl.id(), labelsIn(call), tags -> afterTags(intent, tags));
            default -> new Step.PatchGhl(ghl, call.sent(), state -> afterPatch(intent, state));
        });
    }

    /** What the application held in the fields sent. */
    private FieldValues sourceOf(Call call) {
        FieldValues source = FieldValues.none();
        for (String field : call.sent().names()) {
            FieldOutcome.Write write = write(field);
            source = source.with(field, write.app());
        }
        return source;
    }

    private static Set<String> labelsIn(Call call) {
        return call.sent().asMap().values().iterator().next().asLabels();
    }

    private Step afterPatch(Intent intent, GhlState answer) {
        FieldValues kept = FieldValues.none();
        for (FieldRule rule : rules.fields()) {
            String field = rule.name();
            FieldValue sent = intent.sent().get(field);
            FieldValue got = answer.values().get(field);
            if (sent.isPresent() && !got.equals(sent) && got.equals(ghl.values().get(field))) {
                notKept(field);
                continue;
            }
            kept = kept.with(field, sent);
            // An answer that differs is somebody's edit or HighLevel's own change: not agreed on, so looked at again.
            movedMeanwhile |= !got.equals(sent.isPresent() ? sent : ghlNow.get(field));
        }
        ghlNow = ghlNow.with(kept);
        version = answer.version();
        landed(intent, kept, answer.values());
        return nextCall();
    }

    private void notKept(String field) {
        calls.removeIf(call -> call.sent().names().contains(field));
        outcomes.put(field, new FieldOutcome.Ask(field, app.values().get(field), ghlNow.get(field), NOT_KEPT));
    }

    private Step afterTags(Intent intent, Set<String> tags) {
        String field = intent.sent().names().iterator().next();
        Set<String> before = ghlNow.get(field).asLabels();
        Set<String> expected = new TreeSet<>(before);
        if (intent.operation() == Intent.Operation.ADD_TAGS) {
            expected.addAll(intent.sent().get(field).asLabels());
        } else {
            expected.removeAll(intent.sent().get(field).asLabels());
        }
        if (before.equals(tags)) {
            notKept(field);
            landed(intent, FieldValues.none(), ghlNow);
            return nextCall();
        }
        movedMeanwhile |= !expected.equals(tags);
        ghlNow = ghlNow.with(field, labels(expected));
        landed(intent, intent.sent(), ghlNow.with(field, labels(tags)));
        return nextCall();
    }

    private void landed(Intent intent, FieldValues kept, FieldValues state) {
        for (String field : kept.names()) {
            Recovery.advance(draft, intent, field);
            FieldOutcome.Write write = write(field);
            logWritten(write, Side.GHL, write.ghl(), write.toGhl(), write.app(), intent.operationId());
        }
        draft.edit().intent(null);
        String shown = rules.fingerprint(state);
        if (wroteGhl) {
            draft.edit().seenState(shown);
        } else {
            // The state before our write is over: an event that shows it again tells of an edit.
            draft.edit().onlySeenState(shown);
        }
        wroteGhl = true;
    }

    private FieldOutcome.Write write(String field) {
        return (FieldOutcome.Write) Objects.requireNonNull(outcomes.get(field));
    }

    private static FieldValue labels(Set<String> labels) {
        return labels.isEmpty() ? FieldValue.nothing() : FieldValue.labels(labels);
    }

    // ---- the application ----

    private Step writeApp() {
        FieldValues changes = FieldValues.none();
        FieldValues source = FieldValues.none();
        for (FieldOutcome outcome : outcomes.values()) {
            if (outcome instanceof FieldOutcome.Write write && write.toApp().isPresent()) {
                changes = changes.with(write.field(), write.toApp());
                source = source.with(write.field(), ghlNow.get(write.field()));
                agreeOnOwnLabels(write);
            }
        }
        if (changes.isEmpty()) {
            return finish();
        }
        FieldValues wanted = changes;
        Intent intent = draft.intend(Side.APP, Intent.Operation.PATCH, wanted, source);
        logLosers(intent);
        return draft.commit(link -> new Step.PatchApp(app, wanted, written -> afterApp(intent, written)));
    }

    /**
     * The labels that the application changed are in HighLevel by now, so its base may move on to what it holds. Then the
     * base and what is sent differ by just what this write does, by which it is recognised after a crash.
     */
    private void agreeOnOwnLabels(FieldOutcome.Write write) {
        String field = write.field();
        FieldValue base = draft.link().ghlBase().get(field);
        boolean ghlStillMoved = base.isPresent() && !base.equals(ghlNow.get(field));
        boolean joined = rules.isLabels(field)
                && Objects.requireNonNull(rules.labels()).owner() == null
                && draft.link().appBase().get(field).isPresent();
        if (joined && ghlStillMoved) {
            draft.edit().base(Side.APP, field, write.app());
        }
    }

    private Step afterApp(Intent intent, Optional<FieldValues> written) {
        if (written.isEmpty()) {
            // The application changed the record while we worked; its base stays, and the next run sees both.
            draft.edit().intent(null);
            return draft.done(new Outcome.Again());
        }
        for (String field : intent.sent().names()) {
            FieldOutcome.Write write = write(field);
            draft.edit().base(Side.APP, field, written.get().get(field));
            draft.edit().base(Side.GHL, field, intent.source().get(field));
            logWritten(write, Side.APP, write.app(), write.toApp(), write.ghl(), intent.operationId());
        }
        draft.edit().intent(null);
        movedMeanwhile |= rules.fields().stream()
                .filter(rule -> !rule.writableInApp())
                .map(FieldRule::name)
                .anyMatch(field -> !written.get().get(field).equals(app.values().get(field)));
        return finish();
    }

    // ---- the end ----

    private Step finish() {
        for (FieldOutcome outcome : outcomes.values()) {
            if (outcome instanceof FieldOutcome.Agreed agreed) {
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
                        question(ask.field()),
                        fought.contains(ask.field()) ? ReviewItem.Kind.FIGHTING : ReviewItem.Kind.FIELD,
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
                question(field),
                ReviewItem.Kind.FIELD,
                field,
                app.values().get(field),
                ghl.values().get(field),
                List.of(),
                problem));
        for (ReviewItem item : situation.reviews()) {
            if (!(outcomes.get(item.field()) instanceof FieldOutcome.Ask) && !problems.containsKey(item.field())) {
                draft.close(item, closing(item));
            }
        }
        if (movedMeanwhile) {
            return draft.done(new Outcome.Again());
        }
        draft.edit().ghlVersion(version).seenAt(draft.now());
        List<RecordRef> waitsFor =
                Stream.concat(app.waitsFor().stream(), ghl.waitsFor().stream()).toList();
        return draft.done(waitsFor.isEmpty() ? new Outcome.Settled() : new Outcome.Waiting(waitsFor));
    }

    private String closing(ReviewItem item) {
        if (item.decision() != null) {
            return "decided by " + item.decision().actor();
        }
        return unmanaged.contains(item.field()) ? "its condition does not hold any more" : "both sides agree";
    }

    private @Nullable ReviewItem question(String field) {
        return situation.reviews().stream()
                .filter(item -> item.field().equals(field))
                .findFirst()
                .orElse(null);
    }

    /** A value that is about to be overwritten is told before, because after a crash nobody holds it any more. */
    private void logLosers(Intent intent) {
        for (String field : intent.sent().names()) {
            FieldOutcome.Write write = write(field);
            if (isContested(write)) {
                boolean app = intent.side() == Side.APP;
                log(
                        write,
                        field,
                        intent.side(),
                        app ? write.app() : write.ghl(),
                        app ? write.toApp() : write.toGhl(),
                        app ? write.ghl() : write.app(),
                        intent.operationId());
            }
        }
    }

    private void logWritten(
            FieldOutcome.Write write, Side written, FieldValue before, FieldValue after, FieldValue other, String id) {
        if (!isContested(write)) {
            log(write, write.field(), written, before, after, other, id);
        }
    }

    private void log(
            FieldOutcome.Write write,
            String field,
            Side written,
            FieldValue before,
            FieldValue after,
            FieldValue other,
            String operationId) {
        Action action = switch (write.cause()) {
            case CONFLICT -> Action.CONFLICT_SETTLED;
            case MERGED -> Action.MERGED;
            default -> Action.UPDATED;
        };
        draft.log(action, field, written, before, after, other, write.rule(), write.evidence(), operationId);
    }
}
