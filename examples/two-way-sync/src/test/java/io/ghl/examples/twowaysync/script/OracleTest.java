package io.ghl.examples.twowaysync.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OracleTest {
    private static final Element OPEN = new Element.Window(true);
    private static final Element CLOSE = new Element.Window(false);
    private static final Element PAUSE = new Element.Pause(Duration.ofSeconds(1));

    private static Details details(Map<Field, String> values, String... tags) {
        return Details.of(values, List.of(tags));
    }

    private static Expectation run(@Nullable Details customer, @Nullable Details contact, Element... script) {
        return Oracle.expect(List.of(new Person("P", customer, contact)), List.of(script));
    }

    private static Step set(Side side, Field field, String value) {
        return new Step(1, side, Step.Kind.EDIT, "P", Map.of(field, value), List.of(), List.of());
    }

    private static Step tags(Side side, List<String> add, List<String> remove) {
        return new Step(1, side, Step.Kind.EDIT, "P", Map.of(), add, remove);
    }

    private static Step delete(Side side) {
        return new Step(1, side, Step.Kind.DELETE, "P", Map.of(), List.of(), List.of());
    }

    private static final Details ADA = details(
            Map.of(
                    Field.FIRST_NAME, "Ada",
                    Field.LAST_NAME, "King",
                    Field.EMAIL, "ada@example.com",
                    Field.PHONE, "+12065550101",
                    Field.CITY, "London",
                    Field.STAGE, "lead"),
            "VIP",
            "Yoga");

    private static void assertBoth(Expectation expectation, Field field, @Nullable String value) {
        Expectation.Pair pair = expectation.pairs().get("P");
        assertThat(pair.app().get(field)).isEqualTo(value);
        assertThat(pair.ghl().get(field)).isEqualTo(value);
        assertThat(expectation.conflicts()).isEmpty();
    }

    @Test
    void whoeverIsOnOneSideIsMadeOnTheOther() {
        assertThat(run(ADA, null).pairs().get("P").ghl()).isEqualTo(ADA.canonical());
        assertThat(run(null, ADA).pairs().get("P").app()).isEqualTo(ADA.canonical());
    }

    @Test
    void atTheFirstLinkBlanksAreFilledAndTagsUnited() {
        Details customer = details(Map.of(Field.EMAIL, "ADA@example.com", Field.CITY, "London"), "VIP");
        Details contact = details(Map.of(Field.EMAIL, "ada@example.com", Field.PHONE, "(206) 555-0101"), "vip", "yoga");
        Expectation expectation = run(customer, contact);
        assertBoth(expectation, Field.CITY, "London");
        assertBoth(expectation, Field.PHONE, "+12065550101");
        assertThat(expectation.pairs().get("P").app().tags()).containsExactly("vip", "yoga");
        assertThat(expectation.pairs().get("P").ghl().tags()).containsExactly("vip", "yoga");
    }

    @Test
    void atTheFirstLinkTheRuleOfTheFieldDecidesWhatDiffers() {
        Details contact = ADA.with(Field.LAST_NAME, "Lovelace").with(Field.CITY, "Londres");
        Expectation expectation = run(ADA, contact);
        assertThat(expectation.pairs().get("P").app().get(Field.LAST_NAME)).isEqualTo("Lovelace");
        assertThat(expectation.conflicts())
                .containsExactly(new Expectation.OpenConflict("P", Field.CITY, "London", "Londres"));
    }

    @Test
    void anEditGoesToTheOtherSide() {
        assertBoth(run(ADA, ADA, set(Side.APP, Field.CITY, "Paris")), Field.CITY, "Paris");
        assertBoth(run(ADA, ADA, set(Side.GHL, Field.CITY, "")), Field.CITY, null);
    }

    @Test
    void inAWindowEachFieldFollowsItsRule() {
        Map<Field, String> winners =
                Map.of(Field.FIRST_NAME, "ghl", Field.LAST_NAME, "ghl", Field.EMAIL, "app", Field.STAGE, "ghl");
        winners.forEach((field, winner) -> assertBoth(
                run(ADA, ADA, OPEN, set(Side.GHL, field, "ghl"), set(Side.APP, field, "app"), CLOSE), field, winner));
    }

    @Test
    void theAppsPhoneWinsOnlyIfItIsProvablyNewer() {
        Step app = set(Side.APP, Field.PHONE, "+12065550102");
        Step ghl = set(Side.GHL, Field.PHONE, "+12065550103");
        assertBoth(run(ADA, ADA, OPEN, ghl, PAUSE, app, CLOSE), Field.PHONE, "+12065550102");
        assertBoth(run(ADA, ADA, OPEN, ghl, app, CLOSE), Field.PHONE, "+12065550103");
        assertBoth(run(ADA, ADA, OPEN, app, PAUSE, ghl, CLOSE), Field.PHONE, "+12065550103");
    }

    @Test
    void aQuestionStaysOpenWhileOtherFieldsGoOnAndClosesWhenTheSidesAgree() {
        Element[] torn = {OPEN, set(Side.APP, Field.CITY, "Paris"), set(Side.GHL, Field.CITY, "Rome"), CLOSE};
        Expectation open = run(ADA, ADA, torn[0], torn[1], torn[2], torn[3], set(Side.APP, Field.LAST_NAME, "Byron"));
        assertThat(open.conflicts()).containsExactly(new Expectation.OpenConflict("P", Field.CITY, "Paris", "Rome"));
        assertThat(open.pairs().get("P").ghl().get(Field.LAST_NAME)).isEqualTo("Byron");
        assertBoth(
                run(ADA, ADA, torn[0], torn[1], torn[2], torn[3], set(Side.APP, Field.CITY, "Rome")),
                Field.CITY,
                "Rome");
    }

    @Test
    void theSameValueOnBothSidesIsNoConflict() {
        assertBoth(
                run(ADA, ADA, OPEN, set(Side.APP, Field.CITY, "Rome"), set(Side.GHL, Field.CITY, "Rome"), CLOSE),
                Field.CITY,
                "Rome");
    }

    @Test
    void tagsOfBothSidesAreMerged() {
        Expectation expectation = run(
                ADA,
                ADA,
                OPEN,
                tags(Side.APP, List.of("Locker"), List.of("VIP")),
                tags(Side.GHL, List.of("parking"), List.of("yoga")),
                CLOSE);
        assertThat(expectation.pairs().get("P").app().tags()).containsExactly("locker", "parking");
        assertThat(expectation.pairs().get("P").ghl().tags()).containsExactly("locker", "parking");
    }

    @Test
    void aTagThatOneSideTookAwayAndGaveBackIsUnchangedThere() {
        Expectation expectation = run(
                ADA,
                ADA,
                OPEN,
                tags(Side.APP, List.of(), List.of("VIP")),
                tags(Side.GHL, List.of(), List.of("vip")),
                tags(Side.GHL, List.of("vip"), List.of()),
                CLOSE);
        assertThat(expectation.pairs().get("P").ghl().tags()).containsExactly("yoga");
    }

    @Test
    void deletionsArePropagated() {
        assertThat(run(ADA, ADA, delete(Side.APP)).pairs().get("P")).isEqualTo(new Expectation.Pair(null, null));
        assertThat(run(ADA, ADA, delete(Side.GHL)).pairs().get("P")).isEqualTo(new Expectation.Pair(null, null));
    }

    @Test
    void aDeletionAgainstAnEditIsAQuestion() {
        Expectation expectation = run(ADA, ADA, OPEN, delete(Side.APP), set(Side.GHL, Field.CITY, "Rome"), CLOSE);
        assertThat(expectation.pairs().get("P").app()).isNull();
        assertThat(expectation.pairs().get("P").ghl().get(Field.CITY)).isEqualTo("Rome");
        assertThat(expectation.conflicts()).containsExactly(new Expectation.OpenConflict("P", null, null, null));
    }
}
