package io.ghl.sync.internal.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.DeleteConflict;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.internal.plan.FieldOutcome;
import io.ghl.sync.internal.plan.FieldPlanner;
import io.ghl.sync.internal.plan.PlanInput;
import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.mapping.ClearPolicy;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.merge.ConflictStrategy;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.merge.TextOverlap;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * One field under every strategy, in every state, with every fate of the run that wrote it: it died before the write, after
 * it landed in HighLevel, or after it landed in the application too. Whatever happened, the next runs end where the first
 * would have ended, ask nothing new, and count nothing twice.
 */
class ExhaustiveRecoveryTest {
    private static final String FIELD = "f";
    private static final Rules RULES = new Rules(
            List.of(),
            List.of(),
            DeletePolicy.PROPAGATE,
            DeleteConflict.REVIEW,
            "deleted in app",
            SyncOptions.defaults(),
            List.of());
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    /** A strategy and values to try it on. */
    private record Kind(CanonicalForm form, ConflictStrategy strategy, List<FieldValue> values) {}

    private enum Fate {
        NOT_SENT,
        LANDED_IN_GHL,
        LANDED_IN_BOTH
    }

    private record Sides(FieldValue appBase, FieldValue ghlBase, FieldValue app, FieldValue ghl) {}

    private static List<Kind> kinds() {
        List<FieldValue> texts = values(FieldValue.text("a"), FieldValue.text("b"), FieldValue.text("c"));
        List<FieldValue> lines =
                values(FieldValue.text("1\n2\n3"), FieldValue.text("1\n2\n4"), FieldValue.text("0\n2\n3"));
        List<FieldValue> numbers = values(number("1"), number("10"), number("7"));
        List<FieldValue> sets = values(
                FieldValue.labels(List.of("x")), FieldValue.labels(List.of("y")), FieldValue.labels(List.of("x", "y")));
        CanonicalForm text = CanonicalForm.text();
        return List.of(
                new Kind(text, Strategies.appWins(), texts),
                new Kind(text, Strategies.ghlWins(), texts),
                new Kind(text, Strategies.review(), texts),
                new Kind(text, Strategies.fillBlank(), texts),
                new Kind(text, Strategies.newerWins(Strategies.appWins()), texts),
                new Kind(text, Strategies.monotone("a", "b", "c"), texts),
                new Kind(text, Strategies.textMerge(), lines),
                new Kind(text, Strategies.textMerge(TextOverlap.KEEP_BOTH), lines),
                new Kind(CanonicalForm.decimal(), Strategies.additive(), numbers),
                new Kind(CanonicalForm.options(), Strategies.setMerge(), sets));
    }

    private static List<FieldValue> values(FieldValue... values) {
        List<FieldValue> all = new ArrayList<>(List.of(FieldValue.nothing()));
        all.addAll(List.of(values));
        return all;
    }

    private static FieldValue number(String number) {
        return FieldValue.number(new BigDecimal(number));
    }

    @Test
    void everyStrategyEndsTheSameWhateverBecameOfItsWrite() {
        int cases = 0;
        for (Kind kind : kinds()) {
            List<FieldValue> bases = new ArrayList<>(kind.values());
            bases.add(FieldValue.absent());
            for (FieldValue base : bases) {
                for (FieldValue app : kind.values()) {
                    for (FieldValue ghl : kind.values()) {
                        for (Fate fate : Fate.values()) {
                            check(kind, new Sides(base, base, app, ghl), fate);
                            cases++;
                        }
                    }
                }
            }
        }
        // 10 strategies * (4 values + none) as base * 4 * 4 values * 3 fates.
        assertThat(cases).isEqualTo(10 * 5 * 4 * 4 * 3);
    }

    private static void check(Kind kind, Sides start, Fate fate) {
        if (!(plan(kind, start) instanceof FieldOutcome.Write write)) {
            return;
        }
        Sides wanted = carriedOut(start, write);
        Sides found = after(kind, start, write, fate);
        for (int run = 0; run < 3; run++) {
            FieldOutcome next = plan(kind, found);
            require(!(next instanceof FieldOutcome.Ask), "asks nothing new", kind, start, fate, next);
            if (next instanceof FieldOutcome.Write again) {
                found = carriedOut(found, again);
            } else if (next instanceof FieldOutcome.Agreed) {
                found = new Sides(found.app(), found.ghl(), found.app(), found.ghl());
            }
        }
        require(found.app().equals(wanted.app()), "the application ends the same", kind, start, fate, write);
        require(found.ghl().equals(wanted.ghl()), "HighLevel ends the same", kind, start, fate, write);
        require(plan(kind, found) instanceof FieldOutcome.Unchanged, "rests", kind, start, fate, write);
    }

    /** Both sides and both bases as the next run finds them. */
    private static Sides after(Kind kind, Sides start, FieldOutcome.Write write, Fate fate) {
        Sides found = start;
        if (write.toGhl().isPresent()) {
            Intent intent = intent(Side.GHL, write.toGhl(), start.app());
            FieldValue held = fate == Fate.NOT_SENT ? start.ghl() : write.toGhl();
            Link link = settled(link(start), intent, held);
            found = new Sides(link.appBase().get(FIELD), link.ghlBase().get(FIELD), start.app(), held);
        }
        if (write.toApp().isPresent()
                && (fate == Fate.LANDED_IN_BOTH || !write.toGhl().isPresent())) {
            Intent intent = intent(Side.APP, write.toApp(), found.ghl());
            FieldValue held = fate == Fate.NOT_SENT ? start.app() : write.toApp();
            Link link = settled(link(found), intent, held);
            found = new Sides(link.appBase().get(FIELD), link.ghlBase().get(FIELD), held, found.ghl());
        }
        return found;
    }

    private static Intent intent(Side side, FieldValue sent, FieldValue source) {
        return new Intent("op", side, Intent.Operation.PATCH, only(sent), only(source), NOW, 1, null);
    }

    private static Link settled(Link link, Intent intent, FieldValue held) {
        Draft draft = new Draft(link.edit().intent(intent).build(), NOW, () -> "id");
        Recovery.settle(RULES, draft, intent, only(held), List.of());
        return draft.link();
    }

    private static Link link(Sides sides) {
        return Link.fresh("l", "loc", RecordType.CONTACT, "a", "c", LinkState.LINKED)
                .edit()
                .base(Side.APP, FIELD, sides.appBase())
                .base(Side.GHL, FIELD, sides.ghlBase())
                .build();
    }

    private static Sides carriedOut(Sides sides, FieldOutcome.Write write) {
        FieldValue app = write.toApp().isPresent() ? write.toApp() : sides.app();
        FieldValue ghl = write.toGhl().isPresent() ? write.toGhl() : sides.ghl();
        return new Sides(app, ghl, app, ghl);
    }

    private static FieldOutcome plan(Kind kind, Sides sides) {
        FieldRule rule = new FieldRule(
                FIELD,
                ContactFields.customField("f"),
                kind.form(),
                null,
                kind.strategy(),
                kind.strategy(),
                null,
                ClearPolicy.PROPAGATE,
                ClearPolicy.PROPAGATE,
                true,
                false);
        return FieldPlanner.plan(new PlanInput(
                        List.of(rule),
                        only(sides.appBase()),
                        only(sides.ghlBase()),
                        only(sides.app()),
                        only(sides.ghl()),
                        Map.of(),
                        Map.of(),
                        null,
                        Map.of()))
                .get(0);
    }

    private static FieldValues only(FieldValue value) {
        return FieldValues.none().with(FIELD, value);
    }

    private static void require(boolean holds, String what, Kind kind, Sides start, Fate fate, FieldOutcome outcome) {
        if (!holds) {
            throw new AssertionError("Not so: \"" + what + "\" with the form " + kind.form() + "\n  " + start + "\n  "
                    + fate + "\n  " + outcome);
        }
    }
}
