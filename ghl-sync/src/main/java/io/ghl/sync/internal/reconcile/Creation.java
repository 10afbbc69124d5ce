package io.ghl.sync.internal.reconcile;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.plan.FieldOutcome;
import io.ghl.sync.internal.plan.FieldPlanner;
import io.ghl.sync.internal.plan.PlanInput;
import io.ghl.sync.internal.reconcile.step.Outcome;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.internal.reconcile.step.Step;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A create under way, on either side.
 *
 * @param rules what the user configured
 * @param situation where this run started
 * @param draft the link of the record that is to get a partner
 */
record Creation(Rules rules, Situation situation, Draft draft) {
    /** What was sent, or is to be. */
    Intent intent() {
        return Objects.requireNonNull(draft.link().intent(), "a create under way must have an intent");
    }

    /** What a blank record of one side gets from the other, by the same rules as at first linking. */
    FieldValues filled(Side side, FieldValues from) {
        FieldValues blank = FieldValues.none();
        for (FieldRule rule : rules.fields()) {
            blank = blank.with(rule.name(), FieldValue.nothing());
        }
        boolean toGhl = side == Side.GHL;
        FieldValues values = FieldValues.none();
        FieldRule parent = rules.parent();
        if (parent != null) {
            // Taken at creation only, so planning, which goes by what can be changed, leaves it out.
            values = values.with(parent.name(), from.get(parent.name()));
        }
        for (FieldOutcome outcome : FieldPlanner.plan(new PlanInput(
                rules.fields(),
                FieldValues.none(),
                FieldValues.none(),
                toGhl ? from : blank,
                toGhl ? blank : from,
                Map.of(),
                Map.of(),
                null,
                Map.of()))) {
            if (outcome instanceof FieldOutcome.Write write && !(toGhl && isKeptApart(write.field()))) {
                values = values.with(write.field(), toGhl ? write.toGhl() : write.toApp());
            }
        }
        return values;
    }

    private boolean isKeptApart(String field) {
        return rules.fields().stream()
                .anyMatch(rule -> rule.name().equals(field) && rule.target().isKeptApart());
    }

    /** What cannot be read is left out of a new record, and a person is asked about it. */
    void askAbout(Map<String, String> problems, Set<String> unmanaged) {
        problems.forEach((field, problem) -> {
            if (!unmanaged.contains(field)) {
                draft.ask(
                        situation.question(field).orElse(null),
                        ReviewItem.Kind.FIELD,
                        field,
                        FieldValue.absent(),
                        FieldValue.absent(),
                        List.of(),
                        problem);
            }
        });
    }

    /** The record has its partner now. */
    void closeQuestions() {
        situation.reviews().stream()
                // What single fields wait for is settled once the records are compared.
                .filter(item -> item.field().equals(ReviewItem.WHOLE_RECORD))
                .forEach(item -> draft.close(
                        item,
                        item.decision() == null
                                ? "linked"
                                : "decided by " + item.decision().actor()));
    }

    /** The record went before it had a partner. */
    Step bury() {
        draft.edit().state(LinkState.TOMBSTONE).intent(null).missingSince(draft.now());
        closeQuestions();
        draft.log(AuditEntry.Action.UNLINKED, "gone before it was created on the other side", "");
        return draft.done(new Outcome.Settled());
    }
}
