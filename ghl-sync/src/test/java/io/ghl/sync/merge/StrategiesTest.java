package io.ghl.sync.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What each strategy makes of a conflict; that plans keep the promises under all of them is enumerated elsewhere. */
class StrategiesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final ClockSkew NONE = new ClockSkew(Duration.ZERO, Duration.ZERO);

    @Test
    void newerWinsByMeasuredClocksOnly() {
        ChangeInterval early = new ChangeInterval(NOON, NOON.plusMillis(500));
        ChangeInterval late = new ChangeInterval(NOON.plusMillis(501), NOON.plusSeconds(1));
        ConflictStrategy newer = Strategies.newerWins(Strategies.ghlWins());

        assertThat(newer.resolve(at(late, early, NONE)))
                .isEqualTo(new Resolution.Take(
                        Side.APP,
                        "newer wins",
                        "proven newer: the application; application changed in (2026-01-01T12:00:00.501Z,"
                                + " 2026-01-01T12:00:01Z], HighLevel in (2026-01-01T12:00:00Z,"
                                + " 2026-01-01T12:00:00.500Z]"));
        assertThat(newer.resolve(at(late, early, null))).isInstanceOfSatisfying(Resolution.Take.class, take -> {
            assertThat(take.winner()).isEqualTo(Side.GHL);
            assertThat(take.rule()).isEqualTo("newer wins, undecided: GHL wins");
            assertThat(take.evidence()).startsWith("HighLevel's clock was not measured yet");
        });
    }

    @Test
    void newerWinsIfFurtherApartThanTheClocksMayDisagree() {
        ChangeInterval noon = ChangeInterval.exactly(NOON);
        ConflictStrategy newer = Strategies.newerWins(Duration.ofSeconds(2), Strategies.appWins());

        assertThat(newer.resolve(at(noon, ChangeInterval.exactly(NOON.plusMillis(2001)), NONE)))
                .isInstanceOfSatisfying(
                        Resolution.Take.class, take -> assertThat(take.winner()).isEqualTo(Side.GHL));
        assertThat(newer.resolve(at(noon, ChangeInterval.exactly(NOON.plusMillis(1999)), NONE)))
                .isInstanceOfSatisfying(
                        Resolution.Take.class,
                        take -> assertThat(take.rule()).isEqualTo("newer wins, undecided: app wins"));
        assertThat(Strategies.newerWins(Duration.ZERO, Strategies.appWins())).isNotNull();
        assertThatThrownBy(() -> Strategies.newerWins(Duration.ofNanos(-1), Strategies.appWins()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("clocksWithin");
        assertThatThrownBy(() -> new ClockSkew(Duration.ofMillis(2), Duration.ofMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aConflictTellsWhetherTheSidesEverAgreedAndShowsNoValue() {
        FieldValue none = FieldValue.absent();
        FieldValue some = text("secret");
        assertThat(conflict(some, some, some, some).hasBase()).isTrue();
        assertThat(conflict(none, some, some, some).hasBase()).isFalse();
        assertThat(conflict(some, none, some, some).hasBase()).isFalse();
        assertThat(conflict(some, some, some, some)).hasToString("Conflict[f]");
        assertThat(new Resolution.Combine(some, "joined")).hasToString("Combine[joined]");
    }

    @Test
    void whatIsUndecidedIsSaidWhateverTheFallback() {
        ChangeInterval same = new ChangeInterval(NOON, NOON.plusSeconds(1));
        ConflictStrategy joined = conflict -> new Resolution.Combine(FieldValue.text("both"), "joined");

        assertThat(Strategies.newerWins(joined).resolve(at(same, same, NONE)))
                .isInstanceOfSatisfying(Resolution.Combine.class, combine -> {
                    assertThat(combine.rule()).isEqualTo("newer wins, undecided: joined");
                    assertThat(combine.evidence()).startsWith("neither change is proven newer; ");
                });
        assertThat(Strategies.newerWins(Strategies.review()).resolve(at(same, same, NONE)))
                .isInstanceOfSatisfying(
                        Resolution.Ask.class,
                        ask -> assertThat(ask.reason())
                                .startsWith("which change is newer is undecided (neither change is proven newer; ")
                                .endsWith("); both sides changed it"));
    }

    @Test
    void fillBlankTakesWhatIsThere() {
        ConflictStrategy fill = Strategies.fillBlank();
        assertThat(fill.resolve(texts("x", "", "b"))).isEqualTo(new Resolution.Take(Side.GHL, "blank filled", ""));
        assertThat(fill.resolve(texts("x", "a", ""))).isEqualTo(new Resolution.Take(Side.APP, "blank filled", ""));
        assertThat(fill.resolve(texts("x", "a", "b"))).isInstanceOf(Resolution.Ask.class);
        assertThat(Strategies.fillBlank(Strategies.appWins()).resolve(texts("x", "a", "b")))
                .isEqualTo(new Resolution.Take(Side.APP, "app wins", ""));
    }

    @Test
    void setsMergeOptionByOption() {
        FieldValue base = labels("red", "blue");
        Conflict conflict = conflict(base, base, labels("red", "green"), labels("blue", "red", "pink"));
        assertThat(value(Strategies.setMerge(), conflict)).isEqualTo(labels("green", "pink", "red"));
        assertThat(value(Strategies.setMerge(), conflict(base, base, FieldValue.nothing(), labels("red"))))
                .isEqualTo(FieldValue.empty());
        assertThat(Strategies.setMerge().resolve(texts("x", "a", "b"))).isInstanceOf(Resolution.Ask.class);
        assertThat(value(
                        Strategies.setMerge(SetMerge.REMOVE_WINS),
                        conflict(FieldValue.absent(), FieldValue.absent(), labels("a"), labels("b"))))
                .isEqualTo(labels("a", "b"));
    }

    /** The merged set had reached HighLevel, and not yet the application: each side is measured by what it held itself. */
    @Test
    void setsMergeByWhatEachSideHeldBefore() {
        Conflict halfway = conflict(labels("a"), labels("a", "b"), labels("a", "c"), labels("b"));
        assertThat(value(Strategies.setMerge(), halfway)).isEqualTo(labels("b", "c"));
        Conflict oneBase = conflict(labels("a", "b"), FieldValue.absent(), labels("a", "b", "c"), labels("b"));
        assertThat(value(Strategies.setMerge(), oneBase)).isEqualTo(labels("b", "c"));
        assertThat(Strategies.setMerge()
                        .resolve(conflict(labels("a"), labels("a"), labels("b"), FieldValue.text("no set"))))
                .isInstanceOf(Resolution.Ask.class);
    }

    /** The application removed it, and in HighLevel it is new. */
    @Test
    void addAndRemoveOfTheSameLabel() {
        assertThat(SetMerge.ADD_WINS.merge(Set.of("x"), Set.of(), Set.of(), Set.of("x")))
                .containsExactly("x");
        assertThat(SetMerge.REMOVE_WINS.merge(Set.of("x"), Set.of(), Set.of(), Set.of("x")))
                .isEmpty();
    }

    @Test
    void textsMergeByLines() {
        String base = "one\ntwo\nthree\nfour";
        assertThat(value(Strategies.textMerge(), texts(base, "ONE\ntwo\nthree\nfour", "one\ntwo\nthree\nfour\nfive")))
                .isEqualTo(FieldValue.text("ONE\ntwo\nthree\nfour\nfive"));
        assertThat(value(Strategies.textMerge(), texts(base, "one\nthree\nfour", "one\ntwo\nthree\nFOUR")))
                .isEqualTo(FieldValue.text("one\nthree\nFOUR"));
        assertThat(value(Strategies.textMerge(), texts(base, "zero\n" + base, base + "\nfive")))
                .isEqualTo(FieldValue.text("zero\n" + base + "\nfive"));
        Conflict overlap = texts(base, "one\ntwo!\nthree\nfour", "one\ntwo?\nthree\nfour");
        assertThat(Strategies.textMerge().resolve(overlap))
                .isEqualTo(new Resolution.Ask("both sides changed the same lines"));
        assertThat(value(Strategies.textMerge(TextOverlap.KEEP_BOTH), overlap))
                .isEqualTo(FieldValue.text("one\ntwo!\ntwo?\nthree\nfour"));
        assertThat(Strategies.textMerge().resolve(conflict(labels("a"), labels("a"), labels("b"), labels("c"))))
                .isInstanceOf(Resolution.Ask.class);
    }

    @Test
    void theSameChangeOfLinesIsNoOverlap() {
        assertThat(value(Strategies.textMerge(), texts("a\nb\nc", "a\nB\nc\nd", "a\nB\nc")))
                .isEqualTo(FieldValue.text("a\nB\nc\nd"));
    }

    /** Changes of lines that do not meet go together, wherever they are: against an edit of both made line by line. */
    @Test
    void changesOfDifferentLinesGoTogether() {
        SplittableRandom random = new SplittableRandom(20261129);
        for (int round = 0; round < 2000; round++) {
            List<String> base = new ArrayList<>();
            List<String> app = new ArrayList<>();
            List<String> ghl = new ArrayList<>();
            List<String> both = new ArrayList<>();
            int lines = random.nextInt(1, 8);
            for (int line = 0; line < lines; line++) {
                String word = "anchor " + line;
                List.of(base, app, ghl, both).forEach(text -> text.add(word));
                List<String> before = words(random, "b" + line);
                List<String> after = words(random, "n" + line);
                boolean byApp = random.nextBoolean();
                base.addAll(before);
                app.addAll(byApp ? after : before);
                ghl.addAll(byApp ? before : after);
                both.addAll(after);
            }
            assertThat(value(
                            Strategies.textMerge(),
                            texts(String.join("\n", base), String.join("\n", app), String.join("\n", ghl))))
                    .as("round %d", round)
                    .isEqualTo(FieldValue.text(String.join("\n", both)));
        }
    }

    private static List<String> words(SplittableRandom random, String word) {
        return random.ints(random.nextInt(3), 0, 2).mapToObj(n -> word + n).toList();
    }

    @Test
    void veryLongTextsGoToAPerson() {
        String most = "line\n".repeat(1999);
        assertThat(Strategies.textMerge().resolve(texts(most, most + "a", "b" + most)))
                .isInstanceOf(Resolution.Combine.class);
        String base = "line\n".repeat(3000);
        assertThat(Strategies.textMerge().resolve(texts(base, base + "a", "b" + base)))
                .isInstanceOf(Resolution.Ask.class);
    }

    @Test
    void numbersAddUp() {
        assertThat(value(Strategies.additive(), numbers("10", "13", "8"))).isEqualTo(number("11"));
        assertThat(value(Strategies.additive(), texts("10", "12.50", "8"))).isEqualTo(number("10.5"));
        assertThat(value(Strategies.additive(), texts("", "2", "3"))).isEqualTo(number("5"));
        String longest = "1".repeat(100);
        assertThat(value(Strategies.additive(), texts("0", longest, "0"))).isEqualTo(number(longest));
        assertThat(Strategies.additive().resolve(texts("0", longest + "1", "0")))
                .isInstanceOf(Resolution.Ask.class);
        assertThat(Strategies.additive().resolve(texts("a", "2", "3"))).isInstanceOf(Resolution.Ask.class);
        FieldValue none = FieldValue.absent();
        assertThat(Strategies.additive().resolve(conflict(none, none, number("2"), number("3"))))
                .isInstanceOf(Resolution.Ask.class);
    }

    /** A joined value that reached HighLevel and not the application, which was changed once more. */
    @Test
    void whatWasJoinedHalfwayIsNotAddedTwice() {
        Conflict halfway = conflict(number("13"), number("10"), number("14"), number("11"));
        assertThat(value(Strategies.additive(), halfway)).isEqualTo(number("12"));
    }

    @Test
    void theFurthestStepWins() {
        ConflictStrategy stages = Strategies.monotone("New", "Qualified", "Won");
        assertThat(stages.resolve(texts("New", "Qualified", "Won")))
                .isEqualTo(new Resolution.Take(Side.GHL, "further along wins", ""));
        assertThat(stages.resolve(texts("New", "Won", "")))
                .isEqualTo(new Resolution.Take(Side.APP, "further along wins", ""));
        assertThat(stages.resolve(texts("Qualified", "New", "Won")))
                .isEqualTo(new Resolution.Take(Side.GHL, "further along wins", ""));
        assertThat(stages.resolve(texts("New", "Lost", "Won"))).isInstanceOf(Resolution.Ask.class);
        assertThat(stages.resolve(texts("New", "Won", "Lost"))).isInstanceOf(Resolution.Ask.class);
        assertThat(Strategies.monotone(List.of("a", "b"), Strategies.appWins()).resolve(texts("a", "z", "b")))
                .isEqualTo(new Resolution.Take(Side.APP, "app wins", ""));
        assertThatThrownBy(() -> Strategies.monotone("only")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Strategies.monotone("a", " a ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Strategies.monotone("a", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    private static FieldValue value(ConflictStrategy strategy, Conflict conflict) {
        return ((Resolution.Combine) strategy.resolve(conflict)).value();
    }

    private static Conflict texts(String base, String app, String ghl) {
        return conflict(text(base), text(base), text(app), text(ghl));
    }

    private static Conflict numbers(String base, String app, String ghl) {
        return conflict(number(base), number(base), number(app), number(ghl));
    }

    private static FieldValue text(String text) {
        return text.isEmpty() ? FieldValue.nothing() : FieldValue.text(text);
    }

    private static FieldValue number(String number) {
        return FieldValue.number(new BigDecimal(number));
    }

    private static FieldValue labels(String... labels) {
        return FieldValue.labels(List.of(labels));
    }

    private static Conflict conflict(FieldValue appBase, FieldValue ghlBase, FieldValue app, FieldValue ghl) {
        return new Conflict("f", appBase, ghlBase, app, ghl, ChangeInterval.UNKNOWN, ChangeInterval.UNKNOWN, NONE);
    }

    private static Conflict at(ChangeInterval appChanged, ChangeInterval ghlChanged, ClockSkew skew) {
        return new Conflict("f", text("x"), text("x"), text("a"), text("b"), appChanged, ghlChanged, skew);
    }
}
