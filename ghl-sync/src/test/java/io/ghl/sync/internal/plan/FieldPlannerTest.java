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
import io.ghl.sync.mapping.GhlField;
import io.ghl.sync.merge.ChangeInterval;
import io.ghl.sync.merge.Conflict;
import io.ghl.sync.merge.ConflictStrategy;
import io.ghl.sync.merge.Resolution;
import io.ghl.sync.merge.SetMerge;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The planner's sentences, one example each; {@link ExhaustivePlanTest} has all cases. */
class FieldPlannerTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void plansEachFieldByItself() {
        Scene scene = new Scene()
                .field("first", "a", "a", "b", "a")
                .field("second", "a", "a", "a", "b")
                .field("third", "a", "a", "b", "c")
                .field("fourth", "a", "a", "b", "b")
                .field("fifth", "a", "a", "a", "a");

        assertThat(scene.plan())
                .containsExactly(
                        new Write(
                                "first", t("b"), t("a"), t(null), t("b"), Cause.APP_CHANGED, "only APP changed it", ""),
                        new Write(
                                "second",
                                t("a"),
                                t("b"),
                                t("b"),
                                t(null),
                                Cause.GHL_CHANGED,
                                "only GHL changed it",
                                ""),
                        new Ask("third", t("b"), t("c"), "both sides changed it"),
                        new Agreed("fourth", t("b"), t("b")),
                        new Unchanged("fifth"));
    }

    @Test
    void differenceThatNobodyChangedStays() {
        assertThat(new Scene().field("f", "a", "b", "a", "b").plan()).containsExactly(new Unchanged("f"));
    }

    @Test
    void whatWasNotReadFreezesTheField() {
        assertThat(new Scene().field("f", "a", "a", null, "b").plan()).containsExactly(new Unchanged("f"));
        assertThat(new Scene().field("f", "a", "a", "b", null).plan()).containsExactly(new Unchanged("f"));
    }

    @Test
    void firstLinkHasItsOwnStrategyAndNeverClears() {
        Scene scene = new Scene();
        scene.onConflict = Strategies.appWins();
        scene.onFirstLink = Strategies.ghlWins();

        assertThat(scene.field("f", null, null, "a", "b").plan())
                .containsExactly(new Write("f", t("a"), t("b"), t("b"), t(null), Cause.FIRST_LINK, "GHL wins", ""));
        assertThat(scene.field("f", null, null, "", "b").plan())
                .containsExactly(new Write("f", t(""), t("b"), t("b"), t(null), Cause.FIRST_LINK, "blank filled", ""));
        assertThat(scene.field("f", "a", null, "", "b").plan())
                .containsExactly(new Write("f", t(""), t("b"), t("b"), t(null), Cause.FIRST_LINK, "blank filled", ""));
    }

    @Test
    void clearingGoesOverOrIsIgnored() {
        Scene scene = new Scene();
        assertThat(scene.field("f", "a", "a", "", "a").plan())
                .containsExactly(
                        new Write("f", t(""), t("a"), t(null), t(""), Cause.APP_CHANGED, "only APP changed it", ""));

        scene.whenAppClears = scene.whenGhlClears = ClearPolicy.IGNORE;
        assertThat(scene.field("f", "a", "a", "", "a").plan()).containsExactly(new Agreed("f", t(""), t("a")));
        assertThat(scene.field("f", "a", "a", "", "b").plan())
                .containsExactly(
                        new Write("f", t(""), t("b"), t("b"), t(null), Cause.GHL_CHANGED, "only GHL changed it", ""));
    }

    @Test
    void asksWhatHighLevelCannotClear() {
        Scene scene = new Scene();
        scene.target = ContactFields.POSTAL_CODE;
        assertThat(scene.field("zip", "a", "a", "", "a").plan())
                .containsExactly(new Ask("zip", t(""), t("a"), "HighLevel cannot clear postalCode"));

        scene.decide("zip", Decision.Choice.APP, FieldValue.absent());
        assertThat(scene.plan()).containsExactly(new Ask("zip", t(""), t("a"), "HighLevel cannot clear postalCode"));

        scene.decide("zip", Decision.Choice.GHL, FieldValue.absent());
        assertThat(scene.plan())
                .containsExactly(new Write(
                        "zip", t(""), t("a"), t("a"), t(null), Cause.DECISION, "decision", "decided at " + NOON));
    }

    @Test
    void ownerOverwritesEdits() {
        Scene scene = new Scene();
        scene.owner = Side.GHL;
        assertThat(scene.field("f", "a", "a", "b", "a").plan())
                .containsExactly(new Write("f", t("b"), t("a"), t("a"), t(null), Cause.OWNED, "owned by GHL", ""));
        assertThat(scene.field("f", "a", "a", "a", "b").plan())
                .containsExactly(
                        new Write("f", t("a"), t("b"), t("b"), t(null), Cause.GHL_CHANGED, "owned by GHL", ""));
    }

    @Test
    void decisionSettlesAConflictAndNothingElse() {
        Scene scene = new Scene().decide("f", Decision.Choice.VALUE, t(" C "));
        assertThat(scene.field("f", "a", "a", "b", "x").plan())
                .containsExactly(new Write(
                        "f", t("b"), t("x"), t("c"), t("c"), Cause.DECISION, "decision", "decided at " + NOON));
        assertThat(scene.field("f", "a", "a", "b", "a").plan())
                .containsExactly(
                        new Write("f", t("b"), t("a"), t(null), t("b"), Cause.APP_CHANGED, "only APP changed it", ""));

        scene.decide("f", Decision.Choice.VALUE, FieldValue.labels(List.of("x")));
        assertThat(scene.field("f", "a", "a", "b", "x").plan())
                .containsExactly(new Ask("f", t("b"), t("x"), "the decided value does not fit the field"));
    }

    @Test
    void combinedValueGoesToEachSideThatDiffers() {
        Scene scene = new Scene();
        scene.onConflict = conflict -> new Resolution.Combine(t("B"), "longest");
        assertThat(scene.field("f", "a", "a", "b", "x").plan())
                .containsExactly(new Write("f", t("b"), t("x"), t(null), t("b"), Cause.MERGED, "longest", ""));

        scene.onConflict = conflict -> new Resolution.Combine(FieldValue.absent(), "broken");
        assertThat(scene.plan())
                .containsExactly(
                        new Ask("f", t("b"), t("x"), "the rule \"broken\" gave a value that the field cannot hold"));
    }

    @Test
    void strategySeesAllEvidence() {
        List<Conflict> seen = new ArrayList<>();
        Scene scene = new Scene();
        scene.onConflict = conflict -> {
            seen.add(conflict);
            return new Resolution.Take(Side.APP, "mine", "as I said");
        };
        ChangeInterval at = ChangeInterval.exactly(NOON);
        scene.appChanged.put("f", at);

        assertThat(scene.field("f", "a", "A", "B", "c").plan())
                .containsExactly(new Write("f", t("B"), t("c"), t(null), t("b"), Cause.CONFLICT, "mine", "as I said"));
        assertThat(seen)
                .containsExactly(new Conflict("f", t("a"), t("a"), t("b"), t("c"), at, ChangeInterval.UNKNOWN, null));
    }

    /** An undo puts a value back on sides that agree, or on one of them. */
    @Test
    void restoredValueGoesToEachSideThatLacksIt() {
        Scene scene = new Scene().decide("f", Decision.Choice.RESTORE, t("Old"));
        assertThat(scene.field("f", "a", "a", "a", "a").plan())
                .containsExactly(new Write(
                        "f", t("a"), t("a"), t("old"), t("old"), Cause.DECISION, "decision", "decided at " + NOON));
        assertThat(scene.field("f", "a", "a", "old", "a").plan())
                .containsExactly(new Write(
                        "f", t("old"), t("a"), t(null), t("old"), Cause.DECISION, "decision", "decided at " + NOON));
        assertThat(scene.field("f", "a", "a", "a", "old").plan())
                .containsExactly(new Write(
                        "f", t("a"), t("old"), t("old"), t(null), Cause.DECISION, "decision", "decided at " + NOON));
        assertThat(scene.field("f", "old", "old", "old", "old").plan()).containsExactly(new Unchanged("f"));
        assertThat(scene.field("f", "a", "a", null, "a").plan()).containsExactly(new Unchanged("f"));
    }

    @Test
    void firstLinkIsDecidedByThePersonTheOwnerOrTheSideThatHoldsAJoinedValue() {
        Scene scene = new Scene().field("f", null, null, "a", "b");
        scene.decide("f", Decision.Choice.APP, FieldValue.absent());
        assertThat(scene.plan())
                .containsExactly(new Write(
                        "f", t("a"), t("b"), t(null), t("a"), Cause.DECISION, "decision", "decided at " + NOON));

        // HighLevel got the joined value "a" and has not moved since; the application has.
        assertThat(new Scene().field("f", null, "b", "a", "b").plan())
                .containsExactly(
                        new Write("f", t("a"), t("b"), t(null), t("a"), Cause.FIRST_LINK, "joined on APP before", ""));
        assertThat(new Scene().field("f", "a", null, "a", "b").plan())
                .containsExactly(
                        new Write("f", t("a"), t("b"), t("b"), t(null), Cause.FIRST_LINK, "joined on GHL before", ""));
        assertThat(new Scene().field("f", "x", null, "a", "b").plan())
                .containsExactly(new Ask("f", t("a"), t("b"), "both sides changed it"));
        assertThat(new Scene().field("f", null, "x", "a", "b").plan())
                .containsExactly(new Ask("f", t("a"), t("b"), "both sides changed it"));

        scene = new Scene().field("f", null, null, "a", "b");
        scene.owner = Side.GHL;
        assertThat(scene.plan())
                .containsExactly(new Write("f", t("a"), t("b"), t("b"), t(null), Cause.FIRST_LINK, "owned by GHL", ""));
    }

    @Test
    void whatCannotBeWrittenIsNotFilledAndAskedAboutWhenItConflicts() {
        Scene scene = new Scene();
        scene.writableInApp = false;
        assertThat(scene.field("f", null, null, "", "b").plan()).containsExactly(new Agreed("f", t(""), t("b")));
        assertThat(scene.field("f", null, null, "a", "").plan())
                .containsExactly(new Write("f", t("a"), t(""), t(null), t("a"), Cause.FIRST_LINK, "blank filled", ""));
        Ask ask = new Ask("f", t("a"), t("b"), "the application computes it and cannot be written");
        assertThat(scene.field("f", "a", "a", "a", "b").plan()).containsExactly(ask);
        // A decision that can be carried out settles it.
        scene.decide("f", Decision.Choice.APP, FieldValue.absent());
        assertThat(scene.plan())
                .containsExactly(new Write(
                        "f", t("a"), t("b"), t(null), t("a"), Cause.DECISION, "decision", "decided at " + NOON));
    }

    @Test
    void clearingIsAskedAboutIfThePolicySaysSo() {
        Scene scene = new Scene();
        scene.whenAppClears = ClearPolicy.REVIEW;
        scene.whenGhlClears = ClearPolicy.IGNORE;
        assertThat(scene.field("f", "a", "a", "", "a").plan())
                .containsExactly(new Ask("f", t(""), t("a"), "APP emptied it"));
        assertThat(scene.field("f", "a", "a", "a", "").plan()).containsExactly(new Agreed("f", t("a"), t("")));
        scene.owner = Side.GHL;
        assertThat(scene.field("f", "a", "a", "b", "").plan()).containsExactly(new Agreed("f", t("b"), t("")));
    }

    @Test
    void combinedValueClearsOnlyWhereBothSidesMay() {
        Scene scene = new Scene();
        scene.onConflict = scene.onFirstLink = conflict -> new Resolution.Combine(FieldValue.nothing(), "neither");
        Ask ask = new Ask("f", t("b"), t("c"), "the rule \"neither\" would clear the field");
        assertThat(scene.field("f", "a", "a", "b", "c").plan())
                .containsExactly(new Write("f", t("b"), t("c"), t(""), t(""), Cause.MERGED, "neither", ""));
        scene.whenAppClears = ClearPolicy.REVIEW;
        assertThat(scene.plan()).containsExactly(ask);
        scene.whenAppClears = ClearPolicy.PROPAGATE;
        scene.whenGhlClears = ClearPolicy.IGNORE;
        assertThat(scene.plan()).containsExactly(ask);
        scene.whenGhlClears = ClearPolicy.PROPAGATE;
        assertThat(scene.field("f", null, null, "b", "c").plan()).containsExactly(ask);

        scene.onFirstLink = conflict -> new Resolution.Combine(t("both"), "joined");
        assertThat(scene.plan())
                .containsExactly(new Write("f", t("b"), t("c"), t("both"), t("both"), Cause.FIRST_LINK, "joined", ""));
    }

    @Test
    void strategyThatFailsAsksAndNamesNoValue() {
        Scene scene = new Scene();
        scene.onConflict = conflict -> {
            throw new IllegalStateException("secret");
        };
        assertThat(scene.field("f", "a", "a", "b", "c").plan())
                .containsExactly(new Ask("f", t("b"), t("c"), Ask.STRATEGY_FAILS + "IllegalStateException"));
        scene.onConflict = conflict -> null;
        assertThat(scene.plan())
                .containsExactly(new Ask("f", t("b"), t("c"), "its conflict strategy gave no resolution"));
    }

    @Test
    void labelsAreMergedOneByOne() {
        Scene scene = new Scene();
        scene.tags = SetMerge.ADD_WINS;
        assertThat(scene.labels("a", "a", "a b", "c").plan())
                .containsExactly(
                        new Write("f", l("a b"), l("c"), l("b c"), l("b c"), Cause.MERGED, "labels merged", ""));
        assertThat(scene.labels("a", "a", "a b", "a").plan())
                .containsExactly(
                        new Write("f", l("a b"), l("a"), t(null), l("a b"), Cause.APP_CHANGED, "labels merged", ""));
        assertThat(scene.labels("a", "a", "a", "a b").plan())
                .containsExactly(
                        new Write("f", l("a"), l("a b"), l("a b"), t(null), Cause.GHL_CHANGED, "labels merged", ""));
        assertThat(scene.labels(null, null, "a", "b").plan())
                .containsExactly(
                        new Write("f", l("a"), l("b"), l("a b"), l("a b"), Cause.FIRST_LINK, "union of labels", ""));

        scene.owner = Side.APP;
        assertThat(scene.labels("a", "a", "a", "b").plan())
                .containsExactly(new Write("f", l("a"), l("b"), t(null), l("a"), Cause.OWNED, "owned by APP", ""));
        assertThat(scene.labels(null, null, "a", "b").plan())
                .containsExactly(new Write("f", l("a"), l("b"), t(null), l("a"), Cause.FIRST_LINK, "owned by APP", ""));
        assertThat(scene.labels(null, null, "", "b").plan())
                .containsExactly(
                        new Write("f", l(""), l("b"), l("b"), t(null), Cause.FIRST_LINK, "union of labels", ""));
    }

    private static FieldValue l(String labels) {
        return labels == null
                ? FieldValue.absent()
                : FieldValue.labels(labels.isEmpty() ? List.of() : List.of(labels.split(" ")));
    }

    @Test
    void hidesValues() {
        assertThat(new Scene()
                        .field("f", "a", "a", "secret", "a")
                        .field("g", "a", "a", "secret", "b")
                        .field("h", "a", "a", "secret", "secret")
                        .plan()
                        .toString())
                .isEqualTo("[Write[f, toApp=false, toGhl=true, APP_CHANGED, only APP changed it],"
                        + " Ask[g, both sides changed it], Agreed[h]]");
        assertThat(LabelDelta.between(FieldValue.labels(List.of("a", "b")), FieldValue.labels(List.of("b", "c"))))
                .hasToString("LabelDelta[add=1, remove=1]");
    }

    @Test
    void differenceOfLabels() {
        FieldValue held = FieldValue.labels(List.of("a", "b"));
        LabelDelta delta = LabelDelta.between(held, FieldValue.labels(List.of("b", "c")));
        assertThat(delta.add()).containsExactly("c");
        assertThat(delta.remove()).containsExactly("a");
        assertThat(LabelDelta.between(held, FieldValue.nothing()).remove()).containsExactly("a", "b");
        assertThat(LabelDelta.between(FieldValue.empty(), held).add()).containsExactly("a", "b");
        assertThat(LabelDelta.between(held, FieldValue.absent()).isEmpty()).isTrue();
        assertThat(LabelDelta.between(held, held).isEmpty()).isTrue();
        assertThat(LabelDelta.between(held, FieldValue.labels(List.of("a"))).isEmpty())
                .isFalse();
        assertThat(LabelDelta.between(FieldValue.empty(), held).isEmpty()).isFalse();
    }

    /** A text; null for absent, blank for Null. */
    private static FieldValue t(String text) {
        return text == null ? FieldValue.absent() : text.isEmpty() ? FieldValue.nothing() : FieldValue.text(text);
    }

    /** What the planner gets, put together step by step. */
    private static final class Scene {
        private final List<String> names = new ArrayList<>();
        private final Map<String, FieldValue> appBase = new HashMap<>();
        private final Map<String, FieldValue> ghlBase = new HashMap<>();
        private final Map<String, FieldValue> app = new HashMap<>();
        private final Map<String, FieldValue> ghl = new HashMap<>();
        private final Map<String, ChangeInterval> appChanged = new HashMap<>();
        private final Map<String, Decision> decisions = new HashMap<>();
        private ConflictStrategy onConflict = Strategies.review();
        private ConflictStrategy onFirstLink = Strategies.review();
        private Side owner;
        private ClearPolicy whenAppClears = ClearPolicy.PROPAGATE;
        private ClearPolicy whenGhlClears = ClearPolicy.PROPAGATE;
        private boolean writableInApp = true;
        private GhlField target = ContactFields.EMAIL;
        private SetMerge tags;

        Scene labels(String appBaseLabels, String ghlBaseLabels, String appLabels, String ghlLabels) {
            field("f", null, null, null, null);
            appBase.put("f", l(appBaseLabels));
            ghlBase.put("f", l(ghlBaseLabels));
            app.put("f", l(appLabels));
            ghl.put("f", l(ghlLabels));
            return this;
        }

        Scene field(String name, String appBaseText, String ghlBaseText, String appText, String ghlText) {
            if (!names.contains(name)) {
                names.add(name);
            }
            appBase.put(name, t(appBaseText));
            ghlBase.put(name, t(ghlBaseText));
            app.put(name, t(appText));
            ghl.put(name, t(ghlText));
            return this;
        }

        Scene decide(String name, Decision.Choice choice, FieldValue value) {
            decisions.put(name, new Decision(choice, value, null, "someone", NOON));
            return this;
        }

        List<FieldOutcome> plan() {
            List<FieldRule> rules = names.stream()
                    .map(name -> new FieldRule(
                            name,
                            target,
                            tags == null ? CanonicalForm.email() : CanonicalForm.tags(),
                            owner,
                            onConflict,
                            onFirstLink,
                            tags,
                            whenAppClears,
                            whenGhlClears,
                            writableInApp,
                            false))
                    .toList();
            return FieldPlanner.plan(new PlanInput(
                    rules,
                    FieldValues.of(appBase),
                    FieldValues.of(ghlBase),
                    FieldValues.of(app),
                    FieldValues.of(ghl),
                    appChanged,
                    Map.of(),
                    null,
                    decisions));
        }
    }
}
