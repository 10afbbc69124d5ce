package io.ghl.sync.internal.reconcile;

import io.ghl.sync.audit.AuditEntry.Action;
import io.ghl.sync.internal.plan.FieldOutcome;
import io.ghl.sync.internal.plan.LabelDelta;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.internal.reconcile.step.Step;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.Side;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes to HighLevel what a merge came to, one intent per call, and keeps track of what HighLevel holds by then. A value
 * that it did not keep becomes a question.
 */
final class GhlUpdateFlow {
    private final Rules rules;
    private final Draft draft;
    private final FieldValues app;
    private final GhlState read;
    private final Outcomes outcomes;
    private final FieldLog log;
    private final Supplier<Step> then;
    private final Deque<Call> calls = new ArrayDeque<>();
    private FieldValues held;
    private @Nullable Instant version;
    private boolean movedMeanwhile;
    private boolean wrote;

    /** One write to HighLevel. */
    private record Call(Intent.Operation operation, FieldValues sent) {}

    /**
     * The writes to one record.
     *
     * @param app what the application holds
     * @param read the record as it was read
     * @param outcomes what becomes of each field, complete before {@link #begin}
     * @param then follows the last write
     */
    GhlUpdateFlow(
            Rules rules,
            Draft draft,
            FieldValues app,
            GhlState read,
            Outcomes outcomes,
            FieldLog log,
            Supplier<Step> then) {
        this.rules = rules;
        this.draft = draft;
        this.app = app;
        this.read = read;
        this.outcomes = outcomes;
        this.log = log;
        this.then = then;
        this.held = read.values();
        this.version = read.version();
    }

    /** What HighLevel holds, as far as is known by now. */
    FieldValues held() {
        return held;
    }

    /** The version of {@link #held}. */
    @Nullable
    Instant version() {
        return version;
    }

    /** Whether an answer showed that somebody else changed the record. */
    boolean movedMeanwhile() {
        return movedMeanwhile;
    }

    /** What is to be written, tags left out. */
    FieldValues patch() {
        FieldValues patch = FieldValues.none();
        for (FieldRule rule : rules.fields()) {
            FieldOutcome.Write write = outcomes.writeOrNull(rule.name());
            if (!rule.labels() && write != null) {
                patch = patch.with(rule.name(), write.toGhl());
            }
        }
        return patch;
    }

    Step begin() {
        FieldValues patch = patch();
        if (!patch.isEmpty()) {
            calls.addLast(new Call(Intent.Operation.PATCH, patch));
        }
        for (FieldRule rule : rules.fields()) {
            FieldOutcome.Write write = outcomes.writeOrNull(rule.name());
            if (rule.labels() && write != null) {
                agreeOnCommonLabels(write);
                LabelDelta delta = LabelDelta.between(write.ghl(), write.toGhl());
                addCall(Intent.Operation.ADD_TAGS, rule.name(), delta.add());
                addCall(Intent.Operation.REMOVE_TAGS, rule.name(), delta.remove());
            }
        }
        draft.edit().onlySeenState(rules.fingerprint(read.values()));
        return nextCall();
    }

    /**
     * At the first comparison both sides agree on the labels that both have: whoever takes one of them away while the
     * others are written removes it, and it is not given again.
     */
    private void agreeOnCommonLabels(FieldOutcome.Write write) {
        Link link = draft.link();
        String field = write.field();
        Set<String> common = new TreeSet<>(write.app().asLabels());
        common.retainAll(write.ghl().asLabels());
        if (!common.isEmpty()
                && !link.appBase().get(field).isPresent()
                && !link.ghlBase().get(field).isPresent()) {
            draft.edit().base(Side.APP, field, labels(common)).base(Side.GHL, field, labels(common));
        }
    }

    private void addCall(Intent.Operation operation, String field, Set<String> labels) {
        if (!labels.isEmpty()) {
            calls.addLast(new Call(operation, FieldValues.none().with(field, FieldValue.labels(labels))));
        }
    }

    private Step nextCall() {
        Call call = calls.pollFirst();
        if (call == null) {
            return then.get();
        }
        Intent intent = draft.intend(Side.GHL, call.operation(), call.sent(), sourceOf(call), version);
        log.losers(intent, outcomes);
        return draft.commit(link -> switch (call.operation()) {
            case ADD_TAGS -> new Step.AddTags(read.id(), labelsIn(call), tags -> afterTags(intent, tags));
            case REMOVE_TAGS -> new Step.RemoveTags(read.id(), labelsIn(call), tags -> afterTags(intent, tags));
            default -> new Step.PatchGhl(read, call.sent(), state -> afterPatch(intent, state));
        });
    }

    /** What the application held in the fields sent. */
    private FieldValues sourceOf(Call call) {
        FieldValues source = FieldValues.none();
        for (String field : call.sent().names()) {
            source = source.with(field, outcomes.write(field).app());
        }
        return source;
    }

    private static Set<String> labelsIn(Call call) {
        return call.sent().asMap().values().iterator().next().asLabels();
    }

    private Step afterPatch(Intent intent, GhlState answer) {
        FieldValues kept = FieldValues.none();
        FieldValues shown = rules.shown(answer, held.with(intent.sent()));
        for (FieldRule rule : rules.fields()) {
            String field = rule.name();
            FieldValue sent = intent.sent().get(field);
            FieldValue got = shown.get(field);
            if (sent.isPresent()
                    && !got.equals(sent)
                    && got.equals(read.values().get(field))) {
                notKept(field);
                continue;
            }
            kept = kept.with(field, sent);
            // An answer that differs is somebody's edit or HighLevel's own change: not agreed on, so looked at again.
            movedMeanwhile |= !got.equals(sent.isPresent() ? sent : held.get(field));
        }
        held = held.with(kept);
        version = answer.version() == null ? version : answer.version();
        landed(intent, kept, shown);
        return nextCall();
    }

    private void notKept(String field) {
        calls.removeIf(call -> call.sent().names().contains(field));
        outcomes.ask(new FieldOutcome.Ask(field, app.get(field), held.get(field), Decisions.NOT_KEPT));
    }

    private Step afterTags(Intent intent, Set<String> tags) {
        String field = intent.sent().names().iterator().next();
        Set<String> before = held.get(field).asLabels();
        Set<String> expected = new TreeSet<>(before);
        if (intent.operation() == Intent.Operation.ADD_TAGS) {
            expected.addAll(intent.sent().get(field).asLabels());
        } else {
            expected.removeAll(intent.sent().get(field).asLabels());
        }
        if (before.equals(tags)) {
            notKept(field);
            landed(intent, FieldValues.none(), held);
            return nextCall();
        }
        movedMeanwhile |= !expected.equals(tags);
        held = held.with(field, labels(expected));
        landed(intent, intent.sent(), held.with(field, labels(tags)));
        return nextCall();
    }

    private void landed(Intent intent, FieldValues kept, FieldValues state) {
        if (kept.names().stream().map(outcomes::write).anyMatch(FieldLog::isToldBefore)) {
            FieldValue none = FieldValue.absent();
            draft.log(Action.CONFIRMED, null, Side.GHL, none, none, none, "answered", "", intent.operationId());
        }
        for (String field : kept.names()) {
            Recovery.advance(draft, intent, field);
            FieldOutcome.Write write = outcomes.write(field);
            log.written(write, Side.GHL, write.ghl(), write.toGhl(), write.app(), intent.operationId());
        }
        draft.edit().intent(null);
        String shown = rules.fingerprint(state);
        if (wrote) {
            draft.edit().seenState(shown);
        } else {
            // The state before our write is over: an event that shows it again tells of an edit.
            draft.edit().onlySeenState(shown);
        }
        wrote = true;
    }

    private static FieldValue labels(Set<String> labels) {
        return labels.isEmpty() ? FieldValue.nothing() : FieldValue.labels(labels);
    }
}
