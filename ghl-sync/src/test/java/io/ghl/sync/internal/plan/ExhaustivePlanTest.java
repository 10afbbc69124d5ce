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
import io.ghl.sync.merge.ClockSkew;
import io.ghl.sync.merge.ConflictStrategy;
import io.ghl.sync.merge.Resolution;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.merge.TextOverlap;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import java.math.BigDecimal;
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
    private static final List<FieldValue> TEXTS =
            universe(FieldValue.text("a"), FieldValue.text("b"), FieldValue.text("B"));

    private static final List<FieldValue> NUMBERS =
            universe(FieldValue.number(BigDecimal.ONE), FieldValue.number(BigDecimal.TEN), FieldValue.text("10.0"));

    private static final List<FieldValue> SETS = universe(
            FieldValue.labels(List.of("x")), FieldValue.labels(List.of("y")), FieldValue.labels(List.of("y ", "x")));

    private static final List<FieldValue> LINES =
            universe(FieldValue.text("1\n2\n3"), FieldValue.text("1\n2\n4"), FieldValue.text("0\n2\n3"));

    /** The same few values come by millions of times. */
    private static final Map<FieldValue, FieldValues> VALUES_OF = new ConcurrentHashMap<>();

    private static List<FieldValue> universe(FieldValue... values) {
        List<FieldValue> all = new ArrayList<>(List.of(FieldValue.absent(), FieldValue.nothing()));
        all.addAll(List.of(values));
        return all;
    }

    /**
     * A strategy with its mirror image, the values it is tried on, and what is known about the times of the changes. A
     * strategy that starts with "joins" may make values that nobody wrote.
     */
    private record Rules(
            String name,
            CanonicalForm form,
            List<FieldValue> values,
            ConflictStrategy strategy,
            ConflictStrategy mirror,
            ChangeInterval appChanged,
            ChangeInterval ghlChanged,
            ClockSkew skew) {

        Rules(
                String name,
                ConflictStrategy strategy,
                ConflictStrategy mirror,
                ChangeInterval appChanged,
                ChangeInterval ghlChanged) {
            this(name, CanonicalForm.email(), TEXTS, strategy, mirror, appChanged, ghlChanged, null);
        }

        static Rules joining(String name, CanonicalForm form, List<FieldValue> values, ConflictStrategy strategy) {
            return new Rules(
                    "joins " + name,
                    form,
                    values,
                    strategy,
                    strategy,
                    ChangeInterval.UNKNOWN,
                    ChangeInterval.UNKNOWN,
                    null);
        }

        Rules measured() {
            ClockSkew none = new ClockSkew(Duration.ZERO, Duration.ZERO);
            return new Rules(name, form, values, strategy, mirror, appChanged, ghlChanged, none);
        }

        boolean joins() {
            return name.startsWith("joins");
        }

        boolean same(FieldValue one, FieldValue other) {
            return one == other || form.apply(one).equals(form.apply(other));
        }
    }

    private record Case(
            Rules rules,
            Side owner,
            ClearPolicy whenAppClears,
            ClearPolicy whenGhlClears,
            boolean writableInApp,
            GhlField target,
            Decision.Choice choice,
            FieldValue decided,
            FieldValue appBase,
            FieldValue ghlBase,
            FieldValue app,
            FieldValue ghl) {

        FieldRule rule() {
            return new FieldRule(
                    FIELD,
                    target,
                    rules.form(),
                    owner,
                    rules.strategy(),
                    rules.strategy(),
                    null,
                    whenAppClears,
                    whenGhlClears,
                    writableInApp,
                    false);
        }

        Case in(
                Decision.Choice choice,
                FieldValue decided,
                FieldValue appBase,
                FieldValue ghlBase,
                FieldValue app,
                FieldValue ghl) {
            return new Case(
                    rules,
                    owner,
                    whenAppClears,
                    whenGhlClears,
                    writableInApp,
                    target,
                    choice,
                    decided,
                    appBase,
                    ghlBase,
                    app,
                    ghl);
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
                    rules,
                    choice == null ? Map.of() : Map.of(FIELD, new Decision(choice, decided, null, "someone", NOON)));
        }

        Case mirrored() {
            Rules mirror = new Rules(
                    rules.name(),
                    rules.form(),
                    rules.values(),
                    rules.mirror(),
                    rules.strategy(),
                    rules.ghlChanged(),
                    rules.appChanged(),
                    rules.skew());
            Decision.Choice mirroredChoice = choice == Decision.Choice.APP
                    ? Decision.Choice.GHL
                    : choice == Decision.Choice.GHL ? Decision.Choice.APP : choice;
            return new Case(
                    mirror,
                    owner == null ? null : owner.other(),
                    whenGhlClears,
                    whenAppClears,
                    writableInApp,
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

        boolean same(FieldValue one, FieldValue other) {
            return rules.same(one, other);
        }

        ClearPolicy whenClears(Side side) {
            return side == Side.APP ? whenAppClears : whenGhlClears;
        }

        /** Whether a side is blank, and that counts as unchanged. */
        boolean ignored(Side side) {
            return value(side).isBlank() && whenClears(side) == ClearPolicy.IGNORE;
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

        // 20 strategies and times * (3 owners * (9 + 3 clear policies) + 3 + 3 of one-way fields) * 7 decisions * 5^4.
        assertThat(cases).isEqualTo(20 * (3 * 12 + 6) * 7 * 625);
    }

    private static int checkRules(Rules rules) {
        int cases = 0;
        for (ClearPolicy whenAppClears : ClearPolicy.values()) {
            for (Side owner : new Side[] {null, Side.APP, Side.GHL}) {
                for (ClearPolicy whenGhlClears : ClearPolicy.values()) {
                    cases += checkStates(frame(rules, owner, whenAppClears, whenGhlClears, true, ContactFields.EMAIL));
                }
                cases +=
                        checkStates(frame(rules, owner, whenAppClears, whenAppClears, true, ContactFields.POSTAL_CODE));
            }
            cases +=
                    checkStates(frame(rules, Side.GHL, whenAppClears, whenAppClears, true, ContactFields.COMPANY_NAME));
            cases += checkStates(frame(rules, Side.APP, whenAppClears, whenAppClears, false, ContactFields.EMAIL));
        }
        return cases;
    }

    private static Case frame(
            Rules rules,
            Side owner,
            ClearPolicy whenAppClears,
            ClearPolicy whenGhlClears,
            boolean writableInApp,
            GhlField target) {
        FieldValue open = FieldValue.absent();
        return new Case(
                rules, owner, whenAppClears, whenGhlClears, writableInApp, target, null, open, open, open, open, open);
    }

    private static int checkStates(Case frame) {
        int cases = 0;
        List<FieldValue> values = frame.rules().values();
        List<FieldValue> decided = List.of(values.get(values.size() - 1), FieldValue.nothing());
        List<Decision.Choice> choices = new ArrayList<>(List.of(Decision.Choice.values()));
        choices.add(null);
        for (Decision.Choice choice : choices) {
            for (FieldValue value : choice == Decision.Choice.VALUE ? decided : decided.subList(0, 1)) {
                for (FieldValue appBase : values) {
                    for (FieldValue ghlBase : values) {
                        for (FieldValue app : values) {
                            for (FieldValue ghl : values) {
                                check(frame.in(choice, value, appBase, ghlBase, app, ghl));
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
        ConflictStrategy measuredElseApp = Strategies.newerWins(Strategies.appWins());
        ConflictStrategy measuredElseGhl = Strategies.newerWins(Strategies.ghlWins());
        ConflictStrategy monotone = Strategies.monotone("a", "b");
        ConflictStrategy failing = conflict -> {
            throw new IllegalStateException("a bug");
        };
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
                new Rules("newer: not measured", measuredElseApp, measuredElseGhl, early, late),
                new Rules("newer: measured", measuredElseApp, measuredElseGhl, early, late).measured(),
                new Rules("fill blank", Strategies.fillBlank(), Strategies.fillBlank(), unknown, unknown),
                new Rules("monotone", monotone, monotone, unknown, unknown),
                new Rules("function: fails", failing, failing, unknown, unknown),
                Rules.joining("by a function", CanonicalForm.email(), TEXTS, joined),
                Rules.joining("to nothing", CanonicalForm.email(), TEXTS, cleared),
                Rules.joining("to a misfit", CanonicalForm.email(), TEXTS, misfit),
                Rules.joining("numbers", CanonicalForm.decimal(), NUMBERS, Strategies.additive()),
                Rules.joining("sets", CanonicalForm.options(), SETS, Strategies.setMerge()),
                Rules.joining("lines", CanonicalForm.text(), LINES, Strategies.textMerge()),
                Rules.joining("all lines", CanonicalForm.text(), LINES, Strategies.textMerge(TextOverlap.KEEP_BOTH)));
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
            require(!c.same(app, ghl) || outcome instanceof Agreed, "equal values agree", c, outcome);
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
        // Where the bases differ, a joined value is already in HighLevel; and lines that both changed have an order.
        boolean oneOrder = !c.rules().joins()
                || (c.same(c.appBase(), c.ghlBase()) && !c.rules().name().equals("joins all lines"));
        if (c.target() == ContactFields.EMAIL && c.writableInApp() && oneOrder) {
            checkSymmetric(c, outcome);
        }
    }

    /** Whether there is a decision that can be carried out. */
    private static boolean answers(Case c) {
        if (c.choice() == null || c.choice() == Decision.Choice.LINK || c.choice() == Decision.Choice.SEPARATE) {
            return false;
        }
        FieldValue chosen = switch (c.choice()) {
            case APP -> c.app();
            case GHL -> c.ghl();
            default -> c.decided();
        };
        boolean toGhl = !c.same(chosen, c.ghl());
        boolean toApp = !c.same(chosen, c.app());
        return (!toApp || c.writableInApp())
                && (!toGhl
                        || (c.target().writable()
                                && (!chosen.isBlank() || c.target().clearable())));
    }

    /** The sides may agree to differ only where a blank stays beside a value on purpose. */
    private static void checkAgreed(Case c, Agreed outcome) {
        if (c.same(c.app(), c.ghl())) {
            return;
        }
        require(c.app().isBlank() != c.ghl().isBlank(), "differs by a blank only", c, outcome);
        Side blank = c.app().isBlank() ? Side.APP : Side.GHL;
        boolean unfillable = c.firstLink()
                && !(blank == Side.APP ? c.writableInApp() : c.target().writable());
        boolean ignored = !c.firstLink() && c.ignored(blank);
        require(unfillable || ignored, "differs for a reason", c, outcome);
    }

    private static void checkWrite(Case c, Write outcome) {
        FieldValue appAfter = after(outcome.toApp(), c.app());
        FieldValue ghlAfter = after(outcome.toGhl(), c.ghl());
        boolean toApp = outcome.toApp().isPresent();
        boolean toGhl = outcome.toGhl().isPresent();
        require(toApp || toGhl, "writes something", c, outcome);
        require(c.same(appAfter, ghlAfter), "converges", c, outcome);
        require(!toApp || !c.same(outcome.toApp(), c.app()), "writes no value that is there", c, outcome);
        require(!toGhl || !c.same(outcome.toGhl(), c.ghl()), "writes no value that is there", c, outcome);
        require(!toGhl || c.target().writable(), "writes what can be written", c, outcome);
        require(!outcome.toGhl().isBlank() || c.target().clearable(), "clears what can be cleared", c, outcome);
        require(!outcome.rule().isBlank(), "names its rule", c, outcome);

        boolean decided = outcome.cause() == Cause.DECISION;
        boolean clears = (outcome.toApp().isBlank() && !c.app().isBlank())
                || (outcome.toGhl().isBlank() && !c.ghl().isBlank());
        require(!clears || decided || !c.firstLink(), "first linking clears nothing", c, outcome);
        Side blank = c.app().isBlank() ? Side.APP : Side.GHL;
        require(
                !clears
                        || decided
                        || c.whenClears(blank) == ClearPolicy.PROPAGATE
                        || (c.rules().joins() && !c.app().isBlank() && !c.ghl().isBlank()),
                "a blank clears only what it may",
                c,
                outcome);
        require(
                !clears
                        || decided
                        || !c.rules().joins()
                        || c.app().isBlank()
                        || c.ghl().isBlank()
                        || (c.whenAppClears() == ClearPolicy.PROPAGATE && c.whenGhlClears() == ClearPolicy.PROPAGATE),
                "a joined value clears only where both sides may",
                c,
                outcome);
        require(outcome.toApp() == FieldValue.absent() || c.writableInApp(), "writes no computed field", c, outcome);

        boolean fromHere = c.same(appAfter, c.app()) || c.same(appAfter, c.ghl());
        require(fromHere || decided || c.rules().joins(), "invents no value", c, outcome);
        checkCause(c, outcome, appAfter);
    }

    private static void checkCause(Case c, Write outcome, FieldValue after) {
        boolean bothMoved = c.moved(Side.APP) && c.moved(Side.GHL);
        boolean blankSide = c.app().isBlank() || c.ghl().isBlank();
        Side owner = c.owner();
        switch (outcome.cause()) {
            case APP_CHANGED -> {
                boolean alone = !c.moved(Side.GHL) || c.ignored(Side.GHL);
                require(c.moved(Side.APP) && alone && owner != Side.GHL, "only APP changed", c, outcome);
                require(c.same(after, c.app()), "APP's edit survives", c, outcome);
            }
            case GHL_CHANGED -> {
                boolean alone = !c.moved(Side.APP) || c.ignored(Side.APP);
                require(c.moved(Side.GHL) && alone && owner != Side.APP, "only GHL changed", c, outcome);
                require(c.same(after, c.ghl()), "GHL's edit survives", c, outcome);
            }
            case CONFLICT, MERGED -> require(bothMoved && owner == null && !c.firstLink(), "both changed", c, outcome);
            case FIRST_LINK -> {
                require(c.firstLink(), "is linked first", c, outcome);
                require(!blankSide || !after.isBlank(), "fills the blank", c, outcome);
                require(owner == null || blankSide || c.same(after, c.value(owner)), "the owner wins", c, outcome);
            }
            case OWNED -> {
                require(c.moved(owner.other()) && c.same(after, c.value(owner)), "the owner wins", c, outcome);
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
                require(c.same(after, chosen), "does what was decided", c, outcome);
                boolean refused = c.app().isBlank() && !c.target().clearable();
                boolean asked = (c.app().isBlank() && c.whenAppClears() == ClearPolicy.REVIEW)
                        || (c.ghl().isBlank() && c.whenGhlClears() == ClearPolicy.REVIEW);
                require(c.firstLink() || bothMoved || refused || asked, "was a conflict", c, outcome);
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
            Rules rules,
            Map<String, Decision> decisions) {
        List<FieldOutcome> outcomes = FieldPlanner.plan(new PlanInput(
                List.of(rule),
                values(appBase),
                values(ghlBase),
                values(app),
                values(ghl),
                Map.of(FIELD, rules.appChanged()),
                Map.of(FIELD, rules.ghlChanged()),
                rules.skew(),
                decisions));
        return outcomes.get(0);
    }

    private static FieldValues values(FieldValue value) {
        return VALUES_OF.computeIfAbsent(value, any -> FieldValues.none().with(FIELD, any));
    }

    private static FieldValue after(FieldValue written, FieldValue held) {
        return written.isPresent() ? written : held;
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
