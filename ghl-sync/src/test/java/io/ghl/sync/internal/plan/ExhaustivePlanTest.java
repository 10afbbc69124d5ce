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
import io.ghl.sync.merge.ConflictStrategy;
import io.ghl.sync.merge.Resolution;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/**
 * One field in every state that matters, under every rule: no sampling. The number of cases is asserted, so that the
 * enumeration cannot shrink unseen.
 */
class ExhaustivePlanTest {
    private static final String FIELD = "f";
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    /** Canonically, the last two are one value. */
    private static final List<FieldValue> VALUES = List.of(
            FieldValue.absent(),
            FieldValue.nothing(),
            FieldValue.text("a"),
            FieldValue.text("b"),
            FieldValue.text("B"));

    /** The same few values come by millions of times. */
    private static final Map<FieldValue, FieldValues> VALUES_OF = new ConcurrentHashMap<>();

    private static final CanonicalForm FORM = CanonicalForm.email();

    /** A strategy with its mirror image, and what is known about the times of the changes. */
    private record Rules(
            String name,
            ConflictStrategy strategy,
            ConflictStrategy mirror,
            ChangeInterval appChanged,
            ChangeInterval ghlChanged) {}

    private record Case(
            Rules rules,
            Side owner,
            ClearPolicy clear,
            GhlField target,
            Decision.Choice choice,
            FieldValue decided,
            FieldValue appBase,
            FieldValue ghlBase,
            FieldValue app,
            FieldValue ghl) {

        FieldRule rule() {
            return new FieldRule(FIELD, target, FORM, owner, rules.strategy(), rules.strategy(), false, clear);
        }

        FieldOutcome plan() {
            return plan(appBase, ghlBase, app, ghl);
        }

        FieldOutcome plan(FieldValue appBase, FieldValue ghlBase, FieldValue app, FieldValue ghl) {
            return ExhaustivePlanTest.plan(
                    rule(),
                    appBase,
                    ghlBase,
                    app,
                    ghl,
                    rules.appChanged(),
                    rules.ghlChanged(),
                    choice == null ? Map.of() : Map.of(FIELD, new Decision(choice, decided, null, "someone", NOON)));
        }

        Case mirrored() {
            Rules mirror =
                    new Rules(rules.name(), rules.mirror(), rules.strategy(), rules.ghlChanged(), rules.appChanged());
            Decision.Choice mirroredChoice = choice == Decision.Choice.APP
                    ? Decision.Choice.GHL
                    : choice == Decision.Choice.GHL ? Decision.Choice.APP : choice;
            return new Case(
                    mirror,
                    owner == null ? null : owner.other(),
                    clear,
                    target,
                    mirroredChoice,
                    decided,
                    ghlBase,
                    appBase,
                    ghl,
                    app);
        }

        boolean firstLink() {
            return !appBase.isPresent() || !ghlBase.isPresent();
        }

        boolean moved(Side side) {
            return side == Side.APP ? !same(app, appBase) : !same(ghl, ghlBase);
        }

        FieldValue value(Side side) {
            return side == Side.APP ? app : ghl;
        }
    }

    @Test
    void everyStateOfOneFieldUnderEveryRule() {
        int cases = rules().parallelStream()
                .mapToInt(ExhaustivePlanTest::checkRules)
                .sum();

        // 11 strategies and times * (3 owners * 2 targets + 1) * 2 clear policies * 7 decisions * 5^4 values.
        assertThat(cases).isEqualTo(11 * 7 * 2 * 7 * 625);
    }

    private static int checkRules(Rules rules) {
        int cases = 0;
        for (Side owner : new Side[] {null, Side.APP, Side.GHL}) {
            for (ClearPolicy clear : ClearPolicy.values()) {
                cases += checkStates(rules, owner, clear, ContactFields.EMAIL);
                cases += checkStates(rules, owner, clear, ContactFields.POSTAL_CODE);
                if (owner == Side.GHL) {
                    cases += checkStates(rules, owner, clear, ContactFields.COMPANY_NAME);
                }
            }
        }
        return cases;
    }

    private static int checkStates(Rules rules, Side owner, ClearPolicy clear, GhlField target) {
        int cases = 0;
        List<FieldValue> decided = List.of(FieldValue.text("D"), FieldValue.nothing());
        List<Decision.Choice> choices = new ArrayList<>(List.of(Decision.Choice.values()));
        choices.add(null);
        for (Decision.Choice choice : choices) {
            for (FieldValue value : choice == Decision.Choice.VALUE ? decided : decided.subList(0, 1)) {
                for (FieldValue appBase : VALUES) {
                    for (FieldValue ghlBase : VALUES) {
                        for (FieldValue app : VALUES) {
                            for (FieldValue ghl : VALUES) {
                                check(new Case(rules, owner, clear, target, choice, value, appBase, ghlBase, app, ghl));
                                cases++;
                            }
                        }
                    }
                }
            }
        }
        return cases;
    }

    private static List<Rules> rules() {
        ChangeInterval early = new ChangeInterval(NOON, NOON.plusSeconds(1));
        ChangeInterval late = new ChangeInterval(NOON.plusSeconds(10), NOON.plusSeconds(11));
        ChangeInterval wide = new ChangeInterval(NOON, NOON.plusSeconds(60));
        Duration skew = Duration.ofSeconds(2);
        ConflictStrategy newerElseApp = Strategies.newerWins(skew, Strategies.appWins());
        ConflictStrategy newerElseGhl = Strategies.newerWins(skew, Strategies.ghlWins());
        ConflictStrategy newerElseAsk = Strategies.newerWins(skew, Strategies.review());
        ConflictStrategy joined = conflict -> new Resolution.Combine(FieldValue.text("JOINED"), "joined");
        ConflictStrategy cleared = conflict -> new Resolution.Combine(FieldValue.empty(), "cleared");
        ConflictStrategy misfit = conflict -> new Resolution.Combine(FieldValue.labels(List.of("x")), "misfit");
        ChangeInterval unknown = ChangeInterval.UNKNOWN;
        return List.of(
                new Rules("app wins", Strategies.appWins(), Strategies.ghlWins(), unknown, unknown),
                new Rules("ghl wins", Strategies.ghlWins(), Strategies.appWins(), unknown, unknown),
                new Rules("review", Strategies.review(), Strategies.review(), unknown, unknown),
                new Rules("newer: app later", newerElseGhl, newerElseApp, late, early),
                new Rules("newer: ghl later", newerElseApp, newerElseGhl, early, late),
                new Rules("newer: overlap", newerElseAsk, newerElseAsk, wide, late),
                new Rules("newer: unknown, app", newerElseApp, newerElseGhl, unknown, unknown),
                new Rules("newer: half known, ask", newerElseAsk, newerElseAsk, unknown, late),
                new Rules("function: joins", joined, joined, unknown, unknown),
                new Rules("function: clears", cleared, cleared, unknown, unknown),
                new Rules("function: misfit", misfit, misfit, unknown, unknown));
    }

    private static void check(Case c) {
        FieldOutcome outcome = c.plan();
        FieldValue app = c.app();
        FieldValue ghl = c.ghl();
        boolean known = app.isPresent() && ghl.isPresent();
        boolean moved = c.moved(Side.APP) || c.moved(Side.GHL);
        require(known || outcome instanceof Unchanged, "what is not read freezes", c, outcome);
        require(moved || outcome instanceof Unchanged, "what did not move stays", c, outcome);
        if (known && moved) {
            require(!(outcome instanceof Unchanged), "what moved is settled", c, outcome);
            require(!same(app, ghl) || outcome instanceof Agreed, "equal values agree", c, outcome);
        }
        if (outcome instanceof Agreed agreed) {
            require(agreed.app() == app && agreed.ghl() == ghl, "agrees on what was observed", c, outcome);
            checkAgreed(c, agreed);
        } else if (outcome instanceof Write write) {
            require(write.app() == app && write.ghl() == ghl, "keeps what was observed", c, outcome);
            checkWrite(c, write);
        } else if (outcome instanceof Ask ask) {
            require(ask.app() == app && ask.ghl() == ghl, "asks about what was observed", c, outcome);
            require(!ask.reason().isBlank(), "says why it asks", c, outcome);
            require(!answers(c), "does not ask again", c, outcome);
        }
        checkIdempotent(c, outcome);
        if (c.target() == ContactFields.EMAIL) {
            checkSymmetric(c, outcome);
        }
    }

    /** Whether there is a decision that can be carried out. */
    private static boolean answers(Case c) {
        if (c.choice() == null || c.choice() == Decision.Choice.LINK || c.choice() == Decision.Choice.SEPARATE) {
            return false;
        }
        if (c.choice() == Decision.Choice.GHL) {
            return true;
        }
        boolean clears = (c.choice() == Decision.Choice.APP ? c.app() : c.decided()).isBlank();
        return c.target().writable() && (!clears || c.target().clearable());
    }

    /** The sides may agree to differ only where a blank stays beside a value on purpose. */
    private static void checkAgreed(Case c, Agreed outcome) {
        if (same(c.app(), c.ghl())) {
            return;
        }
        require(c.app().isBlank() != c.ghl().isBlank(), "differs by a blank only", c, outcome);
        boolean unfillable = c.firstLink() && c.ghl().isBlank() && !c.target().writable();
        boolean ignored = !c.firstLink() && c.clear() == ClearPolicy.IGNORE;
        require(unfillable || ignored, "differs for a reason", c, outcome);
    }

    private static void checkWrite(Case c, Write outcome) {
        FieldValue appAfter = after(outcome.toApp(), c.app());
        FieldValue ghlAfter = after(outcome.toGhl(), c.ghl());
        boolean toApp = outcome.toApp().isPresent();
        boolean toGhl = outcome.toGhl().isPresent();
        require(toApp || toGhl, "writes something", c, outcome);
        require(same(appAfter, ghlAfter), "converges", c, outcome);
        require(!toApp || !same(outcome.toApp(), c.app()), "writes no value that is there", c, outcome);
        require(!toGhl || !same(outcome.toGhl(), c.ghl()), "writes no value that is there", c, outcome);
        require(!toGhl || c.target().writable(), "writes what can be written", c, outcome);
        require(!outcome.toGhl().isBlank() || c.target().clearable(), "clears what can be cleared", c, outcome);
        require(!outcome.rule().isBlank(), "names its rule", c, outcome);

        boolean decided = outcome.cause() == Cause.DECISION;
        boolean clears = (outcome.toApp().isBlank() && !c.app().isBlank())
                || (outcome.toGhl().isBlank() && !c.ghl().isBlank());
        require(!clears || decided || !c.firstLink(), "first linking clears nothing", c, outcome);
        require(
                !clears || decided || c.clear() == ClearPolicy.PROPAGATE,
                "an ignored blank clears nothing",
                c,
                outcome);

        boolean fromHere = same(appAfter, c.app()) || same(appAfter, c.ghl());
        require(fromHere || decided || c.rules().name().startsWith("function"), "invents no value", c, outcome);
        checkCause(c, outcome, appAfter);
    }

    private static void checkCause(Case c, Write outcome, FieldValue after) {
        boolean bothMoved = c.moved(Side.APP) && c.moved(Side.GHL);
        boolean blankSide = c.app().isBlank() || c.ghl().isBlank();
        Side owner = c.owner();
        switch (outcome.cause()) {
            case APP_CHANGED -> {
                boolean alone = !c.moved(Side.GHL) || (c.ghl().isBlank() && c.clear() == ClearPolicy.IGNORE);
                require(c.moved(Side.APP) && alone && owner != Side.GHL, "only APP changed", c, outcome);
                require(same(after, c.app()), "APP's edit survives", c, outcome);
            }
            case GHL_CHANGED -> {
                boolean alone = !c.moved(Side.APP) || (c.app().isBlank() && c.clear() == ClearPolicy.IGNORE);
                require(c.moved(Side.GHL) && alone && owner != Side.APP, "only GHL changed", c, outcome);
                require(same(after, c.ghl()), "GHL's edit survives", c, outcome);
            }
            case CONFLICT, MERGED -> require(bothMoved && owner == null && !c.firstLink(), "both changed", c, outcome);
            case FIRST_LINK -> {
                require(c.firstLink(), "is linked first", c, outcome);
                require(!blankSide || !after.isBlank(), "fills the blank", c, outcome);
                require(owner == null || blankSide || same(after, c.value(owner)), "the owner wins", c, outcome);
            }
            case OWNED -> {
                require(c.moved(owner.other()) && same(after, c.value(owner)), "the owner wins", c, outcome);
                require(!c.firstLink(), "is linked", c, outcome);
            }
            case DECISION -> {
                require(c.choice() != null, "somebody decided", c, outcome);
                FieldValue chosen = switch (c.choice()) {
                    case APP -> c.app();
                    case GHL -> c.ghl();
                    case VALUE -> c.decided();
                    case LINK, SEPARATE, GO_AHEAD, REVERT, LEAVE -> throw violation("decides a field", c, outcome);
                };
                require(same(after, chosen), "does what was decided", c, outcome);
                boolean refused = c.app().isBlank() && !c.target().clearable();
                require(c.firstLink() || bothMoved || refused, "was a conflict", c, outcome);
            }
        }
    }

    /** Once a plan is carried out, the next one has nothing to do, and it keeps asking what nobody answered. */
    private static void checkIdempotent(Case c, FieldOutcome outcome) {
        if (outcome instanceof Agreed) {
            FieldOutcome next = c.plan(c.app(), c.ghl(), c.app(), c.ghl());
            require(next instanceof Unchanged, "rests after it agreed", c, next);
        } else if (outcome instanceof Write write) {
            FieldValue app = after(write.toApp(), c.app());
            FieldValue ghl = after(write.toGhl(), c.ghl());
            require(c.plan(app, ghl, app, ghl) instanceof Unchanged, "rests after it wrote", c, outcome);
            // The write landed and the bases did not advance: the sides agree.
            FieldOutcome recovered = c.plan(c.appBase(), c.ghlBase(), app, ghl);
            require(!(recovered instanceof Write) && !(recovered instanceof Ask), "recovers", c, recovered);
        }
    }

    private static void checkSymmetric(Case c, FieldOutcome outcome) {
        FieldOutcome mirrored = c.mirrored().plan();
        boolean symmetric;
        if (outcome instanceof Write write && mirrored instanceof Write other) {
            symmetric = write.toApp().equals(other.toGhl())
                    && write.toGhl().equals(other.toApp())
                    && mirrored(write.cause()) == other.cause();
        } else {
            symmetric = outcome.getClass() == mirrored.getClass();
        }
        require(symmetric, "symmetric", c, outcome);
    }

    private static Cause mirrored(Cause cause) {
        return switch (cause) {
            case APP_CHANGED -> Cause.GHL_CHANGED;
            case GHL_CHANGED -> Cause.APP_CHANGED;
            default -> cause;
        };
    }

    private static FieldOutcome plan(
            FieldRule rule,
            FieldValue appBase,
            FieldValue ghlBase,
            FieldValue app,
            FieldValue ghl,
            ChangeInterval appChanged,
            ChangeInterval ghlChanged,
            Map<String, Decision> decisions) {
        List<FieldOutcome> outcomes = FieldPlanner.plan(new PlanInput(
                List.of(rule),
                values(appBase),
                values(ghlBase),
                values(app),
                values(ghl),
                Map.of(FIELD, appChanged),
                Map.of(FIELD, ghlChanged),
                decisions));
        return outcomes.get(0);
    }

    private static FieldValues values(FieldValue value) {
        return VALUES_OF.computeIfAbsent(value, any -> FieldValues.none().with(FIELD, any));
    }

    private static FieldValue after(FieldValue written, FieldValue held) {
        return written.isPresent() ? written : held;
    }

    private static boolean same(FieldValue one, FieldValue other) {
        return one == other || FORM.apply(one).equals(FORM.apply(other));
    }

    private static void require(boolean holds, String invariant, Case c, FieldOutcome outcome) {
        if (!holds) {
            throw violation(invariant, c, outcome);
        }
    }

    private static AssertionError violation(String invariant, Case c, FieldOutcome outcome) {
        return new AssertionError("Not so: \"" + invariant + "\"\n  " + c + "\n  " + outcome);
    }
}
