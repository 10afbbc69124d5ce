package io.ghl.sync.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.internal.plan.FieldOutcome.Agreed;
import io.ghl.sync.internal.plan.FieldOutcome.Ask;
import io.ghl.sync.internal.plan.FieldOutcome.Cause;
import io.ghl.sync.internal.plan.FieldOutcome.Unchanged;
import io.ghl.sync.internal.plan.FieldOutcome.Write;
import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.mapping.ClearPolicy;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.merge.SetMerge;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The labels of one record over three tags: every state, with and without bases, under every owner. */
class ExhaustiveLabelsTest {
    private static final String FIELD = "tags";
    private static final List<String> TAGS = List.of("x", "y", "z");
    private static final List<Set<String>> SETS = subsets();

    private record Case(
            SetMerge merge, Side owner, Set<String> appBase, Set<String> ghlBase, Set<String> app, Set<String> ghl) {
        boolean firstLink() {
            return appBase == null || ghlBase == null;
        }

        Set<String> value(Side side) {
            return side == Side.APP ? app : ghl;
        }
    }

    @Test
    void everyStateOfThreeTags() {
        List<Set<String>> bases = new ArrayList<>(SETS);
        bases.add(null);
        int cases = 0;
        for (SetMerge merge : SetMerge.values()) {
            for (Side owner : new Side[] {null, Side.APP, Side.GHL}) {
                cases += checkAll(merge, owner, bases);
            }
        }
        assertThat(cases).isEqualTo(2 * 3 * 9 * 9 * 8 * 8);
    }

    private static int checkAll(SetMerge merge, Side owner, List<Set<String>> bases) {
        int cases = 0;
        for (Set<String> appBase : bases) {
            for (Set<String> ghlBase : bases) {
                for (Set<String> app : SETS) {
                    for (Set<String> ghl : SETS) {
                        check(new Case(merge, owner, appBase, ghlBase, app, ghl));
                        cases++;
                    }
                }
            }
        }
        return cases;
    }

    private static void check(Case c) {
        FieldOutcome outcome = plan(c);
        boolean appMoved = !c.app().equals(c.appBase());
        boolean ghlMoved = !c.ghl().equals(c.ghlBase());
        require(!(outcome instanceof Ask), "labels never conflict", c, outcome);
        require((outcome instanceof Unchanged) == (!appMoved && !ghlMoved), "what did not move stays", c, outcome);
        require(
                (outcome instanceof Agreed)
                        == ((appMoved || ghlMoved) && c.app().equals(c.ghl())),
                "equal labels agree",
                c,
                outcome);
        if (outcome instanceof Write write) {
            checkWrite(c, write, appMoved, ghlMoved);
        }
        checkSymmetric(c, outcome);
    }

    private static void checkWrite(Case c, Write write, boolean appMoved, boolean ghlMoved) {
        Set<String> target = target(write.toApp(), c.app());
        require(target.equals(target(write.toGhl(), c.ghl())), "converges", c, write);
        require(write.toApp().isPresent() == !target.equals(c.app()), "writes where it differs", c, write);
        require(write.toGhl().isPresent() == !target.equals(c.ghl()), "writes where it differs", c, write);
        LabelDelta delta = LabelDelta.between(labels(c.ghl()), write.toGhl());
        Set<String> applied = new TreeSet<>(c.ghl());
        require(!applied.removeAll(delta.add()), "adds what is missing", c, write);
        require(applied.containsAll(delta.remove()), "removes what is there", c, write);
        applied.addAll(delta.add());
        applied.removeAll(delta.remove());
        require(applied.equals(target), "the difference leads to the target", c, write);
        Case next = new Case(c.merge(), c.owner(), target, target, target, target);
        require(plan(next) instanceof Unchanged, "rests after it wrote", c, write);

        if (c.owner() != null) {
            boolean fill = c.firstLink() && c.value(c.owner()).isEmpty();
            Set<String> expected = fill ? c.value(c.owner().other()) : c.value(c.owner());
            require(target.equals(expected), "the owner wins", c, write);
            return;
        }
        require(
                (write.cause() == Cause.FIRST_LINK) == c.firstLink()
                        && (write.cause() == Cause.MERGED) == (!c.firstLink() && appMoved && ghlMoved),
                "names its cause",
                c,
                write);
        for (String tag : TAGS) {
            require(target.contains(tag) == expected(c, tag), "tag " + tag, c, write);
        }
    }

    /** The truth about one tag, said without sets. */
    private static boolean expected(Case c, String tag) {
        boolean app = c.app().contains(tag);
        boolean ghl = c.ghl().contains(tag);
        if (c.firstLink()) {
            return app || ghl;
        }
        boolean appBase = c.appBase().contains(tag);
        boolean ghlBase = c.ghlBase().contains(tag);
        boolean added = (app && !appBase) || (ghl && !ghlBase);
        boolean removed = (!app && appBase) || (!ghl && ghlBase);
        return c.merge() == SetMerge.ADD_WINS ? added || (!removed && (app || ghl)) : !removed && (app || ghl);
    }

    private static void checkSymmetric(Case c, FieldOutcome outcome) {
        FieldOutcome mirrored = plan(new Case(
                c.merge(), c.owner() == null ? null : c.owner().other(), c.ghlBase(), c.appBase(), c.ghl(), c.app()));
        boolean symmetric = outcome instanceof Write write && mirrored instanceof Write other
                ? write.toApp().equals(other.toGhl()) && write.toGhl().equals(other.toApp())
                : outcome.getClass() == mirrored.getClass();
        require(symmetric, "symmetric", c, outcome);
    }

    private static FieldOutcome plan(Case c) {
        FieldRule rule = new FieldRule(
                FIELD,
                ContactFields.customField("labels"),
                CanonicalForm.tags(),
                c.owner(),
                Strategies.review(),
                Strategies.review(),
                c.merge(),
                ClearPolicy.PROPAGATE,
                ClearPolicy.PROPAGATE,
                true,
                false);
        return FieldPlanner.plan(new PlanInput(
                        List.of(rule),
                        values(c.appBase()),
                        values(c.ghlBase()),
                        values(c.app()),
                        values(c.ghl()),
                        Map.of(),
                        Map.of(),
                        null,
                        Map.of()))
                .get(0);
    }

    private static Set<String> target(FieldValue written, Set<String> held) {
        return written.isPresent() ? written.asLabels() : held;
    }

    private static FieldValues values(Set<String> labels) {
        return labels == null ? FieldValues.none() : FieldValues.none().with(FIELD, labels(labels));
    }

    private static FieldValue labels(Set<String> labels) {
        return FieldValue.labels(labels);
    }

    private static List<Set<String>> subsets() {
        List<Set<String>> subsets = new ArrayList<>();
        for (int bits = 0; bits < 8; bits++) {
            Set<String> subset = new TreeSet<>();
            for (int i = 0; i < TAGS.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    subset.add(TAGS.get(i));
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }

    private static void require(boolean holds, String invariant, Case c, FieldOutcome outcome) {
        if (!holds) {
            throw new AssertionError("Not so: \"" + invariant + "\"\n  " + c + "\n  " + outcome);
        }
    }
}
