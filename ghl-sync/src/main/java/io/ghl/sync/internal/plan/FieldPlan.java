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
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
                input.ghlChanged().getOrDefault(name, ChangeInterval.UNKNOWN));
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
        if (rule.labels()) {
            return labels();
        }
        return firstLink ? firstLink() : linked();
    }

    private FieldOutcome firstLink() {
        Side owner = rule.owner();
        if (state.app().isBlank()) {
            return flow(Side.GHL, Cause.FIRST_LINK, "blank filled", "");
        }
        if (state.ghl().isBlank()) {
            // A field that HighLevel never changes cannot be filled; it stays as it is on both sides.
            return rule.writableInGhl() ? flow(Side.APP, Cause.FIRST_LINK, "blank filled", "") : agreed();
        }
        return owner == null
                ? conflict(rule.onFirstLink(), Cause.FIRST_LINK)
                : flow(owner, Cause.FIRST_LINK, "owned by " + owner, "");
    }

    private FieldOutcome linked() {
        boolean ignoreBlank = rule.clear() == ClearPolicy.IGNORE;
        Side owner = rule.owner();
        if (owner != null) {
            return ignoreBlank && value(owner).isBlank() ? agreed() : owned(owner);
        }
        boolean appChanged = appMoved && !(ignoreBlank && state.app().isBlank());
        boolean ghlChanged = ghlMoved && !(ignoreBlank && state.ghl().isBlank());
        if (appChanged && ghlChanged) {
            return conflict(rule.onConflict(), Cause.CONFLICT);
        }
        if (appChanged) {
            return flow(Side.APP, Cause.APP_CHANGED, "only APP changed it", "");
        }
        return ghlChanged ? flow(Side.GHL, Cause.GHL_CHANGED, "only GHL changed it", "") : agreed();
    }

    private FieldOutcome owned(Side owner) {
        boolean otherMoved = owner == Side.APP ? ghlMoved : appMoved;
        Cause alone = owner == Side.APP ? Cause.APP_CHANGED : Cause.GHL_CHANGED;
        return flow(owner, otherMoved ? Cause.OWNED : alone, "owned by " + owner, "");
    }

    private FieldOutcome labels() {
        Side owner = rule.owner();
        if (firstLink) {
            return owner == null || value(owner).isBlank()
                    ? both(mergedLabels(), Cause.FIRST_LINK, "union of labels", "")
                    : flow(owner, Cause.FIRST_LINK, "owned by " + owner, "");
        }
        if (owner != null) {
            return owned(owner);
        }
        Cause oneSide = appMoved ? Cause.APP_CHANGED : Cause.GHL_CHANGED;
        return both(mergedLabels(), appMoved && ghlMoved ? Cause.MERGED : oneSide, "labels merged", "");
    }

    /** What either side held before, less what either removed, and with what either added. */
    private FieldValue mergedLabels() {
        Set<String> appBase = state.appBase().asLabels();
        Set<String> ghlBase = state.ghlBase().asLabels();
        Set<String> app = state.app().asLabels();
        Set<String> ghl = state.ghl().asLabels();
        if (firstLink) {
            // Without both bases nothing proves a removal.
            return canonical(FieldValue.labels(plus(app, ghl)));
        }
        Set<String> before = plus(appBase, ghlBase);
        Set<String> removed = plus(minus(appBase, app), minus(ghlBase, ghl));
        Set<String> added = plus(minus(app, appBase), minus(ghl, ghlBase));
        return canonical(FieldValue.labels(plus(minus(before, removed), added)));
    }

    private FieldOutcome conflict(ConflictStrategy strategy, Cause cause) {
        if (decidesField()) {
            return decided();
        }
        Resolution resolution = strategy.resolve(state);
        if (resolution instanceof Resolution.Take take) {
            return flow(take.winner(), cause, take.rule(), take.evidence());
        }
        if (resolution instanceof Resolution.Combine combine) {
            FieldValue value = canonical(combine.value());
            if (!value.isPresent()) {
                return ask("the rule \"" + combine.rule() + "\" gave a value that the field cannot hold");
            }
            if (value.isBlank() && (firstLink || rule.clear() == ClearPolicy.IGNORE)) {
                return ask("the rule \"" + combine.rule() + "\" would clear the field");
            }
            return both(value, firstLink ? cause : Cause.MERGED, combine.rule(), "");
        }
        return ask(((Resolution.Ask) resolution).reason());
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
        return both(value(from), cause, by, evidence);
    }

    /** A value goes to each side that has another one. */
    private FieldOutcome both(FieldValue value, Cause cause, String by, String evidence) {
        FieldValue toApp = value.equals(state.app()) ? FieldValue.absent() : value;
        FieldValue toGhl = value.equals(state.ghl()) ? FieldValue.absent() : value;
        if (toGhl.isPresent() && !rule.writableInGhl()) {
            return refused("change", cause);
        }
        if (toGhl.isBlank() && !rule.clearableInGhl()) {
            return refused("clear", cause);
        }
        return new Write(name, observedApp, observedGhl, toApp, toGhl, cause, by, evidence);
    }

    /** HighLevel cannot do it, so a person has to know; a decision that was made already may be something it can do. */
    private FieldOutcome refused(String what, Cause cause) {
        return cause != Cause.DECISION && decidesField()
                ? decided()
                : ask("HighLevel cannot " + what + " " + rule.target());
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

    private static Set<String> plus(Set<String> some, Set<String> more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }

    private static Set<String> minus(Set<String> all, Set<String> without) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(without);
        return rest;
    }
}
