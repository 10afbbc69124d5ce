package io.ghl.sync.internal.reconcile;

import io.ghl.sync.internal.plan.FieldOutcome;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.review.ReviewItem;
import java.util.Set;
import java.util.TreeSet;

/** Where a person decides although the plan knows what to do: what is not kept, in doubt, or fought over. */
final class Reservations {
    private final Rules rules;
    private final Situation situation;
    private final Draft draft;
    private final FieldValues app;
    private final FieldValues ghl;
    private final Set<String> inDoubt;
    private final Set<String> cameLate;
    private final Set<String> fought = new TreeSet<>();

    /**
     * Reservations about the plan for two records.
     *
     * @param app what the application holds
     * @param ghl what HighLevel holds
     * @param inDoubt fields of which HighLevel may have held what was written to it, before it changed
     * @param cameLate fields whose write landed after it had been taken for not kept
     */
    Reservations(
            Rules rules,
            Situation situation,
            Draft draft,
            FieldValues app,
            FieldValues ghl,
            Set<String> inDoubt,
            Set<String> cameLate) {
        this.rules = rules;
        this.situation = situation;
        this.draft = draft;
        this.app = app;
        this.ghl = ghl;
        this.inDoubt = inDoubt;
        this.cameLate = cameLate;
    }

    /** The outcome, or the question that takes its place. */
    FieldOutcome about(FieldOutcome planned) {
        return unlessFought(unlessInDoubt(unlessNotKept(planned)));
    }

    /** Whether a field is asked about because the sides fight over it. */
    boolean isFought(String field) {
        return fought.contains(field);
    }

    /**
     * What HighLevel did not keep is not written again and again: it waits for a person, or until a side moves. It was
     * often a decision, which left to the field's own plan would go the other way, or nowhere.
     */
    private FieldOutcome unlessNotKept(FieldOutcome outcome) {
        String field = outcome.field();
        ReviewItem asked = situation.question(field).orElse(null);
        FieldValue inApp = app.get(field);
        FieldValue inGhl = ghl.get(field);
        boolean waits = (outcome instanceof FieldOutcome.Write || outcome instanceof FieldOutcome.Unchanged)
                && asked != null
                && asked.status() != ReviewItem.Status.DECIDED
                && !cameLate.contains(field)
                && isStillAsked(asked, inApp, inGhl, Decisions.NOT_KEPT);
        return waits ? new FieldOutcome.Ask(field, inApp, inGhl, Decisions.NOT_KEPT) : outcome;
    }

    /**
     * A value that may have been made of what we wrote is no conflict, and one that was not is: nobody can tell, so a
     * person decides before it is overwritten.
     */
    private FieldOutcome unlessInDoubt(FieldOutcome outcome) {
        if (!(outcome instanceof FieldOutcome.Write write)
                || write.cause() != FieldOutcome.Cause.CONFLICT
                || !write.toGhl().isPresent()
                || rules.isLabels(write.field())) {
            return outcome;
        }
        ReviewItem asked = situation.question(write.field()).orElse(null);
        return inDoubt.contains(write.field())
                        || (asked != null && isStillAsked(asked, write.app(), write.ghl(), Decisions.IN_DOUBT))
                ? new FieldOutcome.Ask(write.field(), write.app(), write.ghl(), Decisions.IN_DOUBT)
                : outcome;
    }

    private static boolean isStillAsked(ReviewItem asked, FieldValue app, FieldValue ghl, String reason) {
        return asked.reason().equals(reason)
                && asked.app().equals(app)
                && asked.ghl().equals(ghl);
    }

    /** A field over which the sides fight is left alone until a person decides; what is decided is carried out at once. */
    private FieldOutcome unlessFought(FieldOutcome outcome) {
        ReviewItem asked = situation.question(outcome.field()).orElse(null);
        if (asked != null && asked.kind() == ReviewItem.Kind.FIGHTING) {
            return Decisions.standing(situation.reviews(), draft.link(), app, ghl)
                            .containsKey(outcome.field())
                    ? outcome
                    : suspended(outcome, asked.reason());
        }
        if (!(outcome instanceof FieldOutcome.Write write) || write.cause() == FieldOutcome.Cause.DECISION) {
            return outcome;
        }
        String fight = Flaps.fight(Flaps.after(draft.link(), write, rules.isLabels(write.field()), draft.now()));
        return fight == null ? outcome : suspended(outcome, fight);
    }

    private FieldOutcome suspended(FieldOutcome outcome, String reason) {
        if (outcome instanceof FieldOutcome.Write || outcome instanceof FieldOutcome.Ask) {
            String field = outcome.field();
            fought.add(field);
            return new FieldOutcome.Ask(field, app.get(field), ghl.get(field), reason);
        }
        return outcome;
    }
}
