package io.ghl.sync.internal.plan;

import io.ghl.sync.internal.plan.FieldOutcome.Agreed;
import io.ghl.sync.internal.plan.FieldOutcome.Ask;
import io.ghl.sync.internal.plan.FieldOutcome.Cause;
import io.ghl.sync.internal.plan.FieldOutcome.Unchanged;
import io.ghl.sync.internal.plan.FieldOutcome.Write;
import io.ghl.sync.mapping.ClearPolicy;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.merge.ChangeInterval;
import io.ghl.sync.merge.Conflict;
import io.ghl.sync.merge.ConflictStrategy;
import io.ghl.sync.merge.Resolution;
import io.ghl.sync.merge.SetMerge;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The plan of one field. All values are in canonical form, in which no value is empty but Null. */
final class FieldPlan {
    private final FieldRule rule;
    private final String name;
    private final FieldValue observedApp;
    private final FieldValue observedGhl;
    private final Conflict state;
    private final boolean appMoved;
    private final boolean ghlMoved;
    private final boolean firstLink;
    private final @Nullable Decision decision;

    FieldPlan(FieldRule rule, PlanInput input) {
        this.rule = rule;
        this.name = rule.name();
        this.observedApp = input.app().get(name);
        this.observedGhl = input.ghl().get(name);
        this.state = new Conflict(
                name,
                canonical(input.appBase().get(name)),
                canonical(input.ghlBase().get(name)),
                canonical(observedApp),
                canonical(observedGhl),
                input.appChanged().getOrDefault(name, ChangeInterval.UNKNOWN),
                input.ghlChanged().getOrDefault(name, ChangeInterval.UNKNOWN),
                input.skew());
        this.appMoved = !state.app().equals(state.appBase());
        this.ghlMoved = !state.ghl().equals(state.ghlBase());
        this.firstLink = !state.appBase().isPresent() || !state.ghlBase().isPresent();
        this.decision = input.decisions().get(name);
    }

    FieldOutcome outcome() {
        boolean known = state.app().isPresent() && state.ghl().isPresent();
        boolean moved = appMoved || ghlMoved;
        if (!known || !moved) {
            return new Unchanged(name);
        }
        if (state.app().equals(state.ghl())) {
            return agreed();
        }
        SetMerge tags = rule.tags();
        if (tags != null) {
            return labels(tags);
        }
        return firstLink ? firstLink() : linked();
    }

    private FieldOutcome firstLink() {
        Side owner = rule.owner();
        if (state.app().isBlank()) {
            return fill(Side.APP);
        }
        if (state.ghl().isBlank()) {
            return fill(Side.GHL);
        }
        return owner == null
                ? conflict(rule.onFirstLink(), Cause.FIRST_LINK)
                : flow(owner, Cause.FIRST_LINK, "owned by " + owner, "");
    }

    /** A field of one side that is never written cannot be filled; it stays as it is on both sides. */
    private FieldOutcome fill(Side blank) {
        boolean writable = blank == Side.APP ? rule.writableInApp() : rule.writableInGhl();
        return writable ? flow(blank.other(), Cause.FIRST_LINK, "blank filled", "") : agreed();
    }

    private FieldOutcome linked() {
        Side owner = rule.owner();
        if (owner != null) {
            return isIgnored(owner) ? agreed() : owned(owner);
        }
        boolean appChanged = appMoved && !isIgnored(Side.APP);
        boolean ghlChanged = ghlMoved && !isIgnored(Side.GHL);
        if (appChanged && ghlChanged) {
            return conflict(rule.onConflict(), Cause.CONFLICT);
        }
        if (appChanged) {
            return flow(Side.APP, Cause.APP_CHANGED, "only APP changed it", "");
        }
        return ghlChanged ? flow(Side.GHL, Cause.GHL_CHANGED, "only GHL changed it", "") : agreed();
    }

    /** Whether a side is blank and that counts as unchanged. */
    private boolean isIgnored(Side side) {
        return value(side).isBlank() && rule.whenClears(side) == ClearPolicy.IGNORE;
    }

    private FieldOutcome owned(Side owner) {
        boolean otherMoved = owner == Side.APP ? ghlMoved : appMoved;
        Cause alone = owner == Side.APP ? Cause.APP_CHANGED : Cause.GHL_CHANGED;
        return flow(owner, otherMoved ? Cause.OWNED : alone, "owned by " + owner, "");
    }

    private FieldOutcome labels(SetMerge how) {
        Side owner = rule.owner();
        if (firstLink) {
            return owner == null || value(owner).isBlank()
                    ? both(mergedLabels(how), Cause.FIRST_LINK, "union of labels", "")
                    : flow(owner, Cause.FIRST_LINK, "owned by " + owner, "");
        }
        if (owner != null) {
            return owned(owner);
        }
        Cause oneSide = appMoved ? Cause.APP_CHANGED : Cause.GHL_CHANGED;
        return both(mergedLabels(how), appMoved && ghlMoved ? Cause.MERGED : oneSide, "labels merged", "");
    }

    private FieldValue mergedLabels(SetMerge how) {
        Set<String> app = state.app().asLabels();
        Set<String> ghl = state.ghl().asLabels();
        // Without both bases nothing proves a removal.
        Set<String> merged = firstLink
                ? SetMerge.ADD_WINS.merge(Set.of(), Set.of(), app, ghl)
                : how.merge(state.appBase().asLabels(), state.ghlBase().asLabels(), app, ghl);
        return canonical(FieldValue.labels(merged));
    }

    private FieldOutcome conflict(ConflictStrategy strategy, Cause cause) {
        if (decidesField()) {
            return decided();
        }
        Resolution resolution;
        try {
            resolution = strategy.resolve(state);
        } catch (RuntimeException e) {
            // The message may quote values. One field's rule is not to hold up the others.
            return ask(Ask.STRATEGY_FAILS + e.getClass().getSimpleName());
        }
        if (resolution instanceof Resolution.Take take) {
            return flow(take.winner(), cause, take.rule(), take.evidence());
        }
        if (resolution instanceof Resolution.Combine combine) {
            return combined(combine, cause);
        }
        return ask(
                resolution instanceof Resolution.Ask asked
                        ? asked.reason()
                        : "its conflict strategy gave no resolution");
    }

    private FieldOutcome combined(Resolution.Combine combine, Cause cause) {
        FieldValue value = canonical(combine.value());
        if (!value.isPresent()) {
            return ask("the rule \"" + combine.rule() + "\" gave a value that the field cannot hold");
        }
        boolean mayClear = !firstLink
                && rule.whenAppClears() == ClearPolicy.PROPAGATE
                && rule.whenGhlClears() == ClearPolicy.PROPAGATE;
        if (value.isBlank() && !mayClear) {
            return ask("the rule \"" + combine.rule() + "\" would clear the field");
        }
        return both(value, firstLink ? cause : Cause.MERGED, combine.rule(), combine.evidence());
    }

    private boolean decidesField() {
        return decision != null
                && switch (decision.choice()) {
                    case APP, GHL, VALUE -> true;
                    case LINK, SEPARATE, GO_AHEAD, REVERT, LEAVE -> false;
                };
    }

    private FieldOutcome decided() {
        Decision made = Objects.requireNonNull(decision);
        FieldValue value = switch (made.choice()) {
            case APP -> state.app();
            case GHL -> state.ghl();
            default -> canonical(made.value());
        };
        return value.isPresent()
                ? both(value, Cause.DECISION, "decision", "decided at " + made.at())
                : ask("the decided value does not fit the field");
    }

    /** One side's value goes to the other. */
    private FieldOutcome flow(Side from, Cause cause, String by, String evidence) {
        boolean clears = value(from).isBlank() && rule.tags() == null;
        return clears && rule.whenClears(from) == ClearPolicy.REVIEW
                ? orDecided(cause, from + " emptied it")
                : both(value(from), cause, by, evidence);
    }

    /** A value goes to each side that has another one. */
    private FieldOutcome both(FieldValue value, Cause cause, String by, String evidence) {
        FieldValue toApp = value.equals(state.app()) ? FieldValue.absent() : value;
        FieldValue toGhl = value.equals(state.ghl()) ? FieldValue.absent() : value;
        if (toGhl.isPresent() && !rule.writableInGhl()) {
            return orDecided(cause, "HighLevel cannot change " + rule.target());
        }
        if (toGhl.isBlank() && !rule.clearableInGhl()) {
            return orDecided(cause, "HighLevel cannot clear " + rule.target());
        }
        if (toApp.isPresent() && !rule.writableInApp()) {
            return orDecided(cause, "the application computes it and cannot be written");
        }
        return new Write(name, observedApp, observedGhl, toApp, toGhl, cause, by, evidence);
    }

    /** A person has to know, unless it was decided already and the decision can be carried out. */
    private FieldOutcome orDecided(Cause cause, String reason) {
        return cause != Cause.DECISION && decidesField() ? decided() : ask(reason);
    }

    private FieldOutcome agreed() {
        return new Agreed(name, observedApp, observedGhl);
    }

    private FieldOutcome ask(String reason) {
        return new Ask(name, observedApp, observedGhl, reason);
    }

    private FieldValue value(Side side) {
        return side == Side.APP ? state.app() : state.ghl();
    }

    private FieldValue canonical(FieldValue value) {
        return rule.canonical().apply(value);
    }
}
