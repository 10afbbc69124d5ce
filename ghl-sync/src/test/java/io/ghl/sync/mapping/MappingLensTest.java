package io.ghl.sync.mapping;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.mapping.ContactFields.NAME;
import static io.ghl.sync.mapping.ContactFields.PHONE;
import static io.ghl.sync.mapping.ContactFields.customField;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.Card;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields that are computed, conditional, converted, split or paired in groups, and the laws that refuse bad ones. */
class MappingLensTest {

    // ---- full names ----

    @ParameterizedTest
    @CsvSource({
        "Ada, Lovelace, Ada Lovelace, Ada, Lovelace",
        "Ada Maria, Lovelace, Augusta Lovelace, Augusta, Lovelace",
        "Ada, Byron King, Ada Byron Queen, Ada, Byron Queen",
        "Ada, Byron King, Augusta Byron King, Augusta, Byron King",
        ", , Ada Maria Lovelace, Ada Maria, Lovelace",
        "Ada, Lovelace, Grace Hopper, Grace, Hopper",
        ", , Plato, Plato, ",
        ", Plato, Plato, , Plato",
        "Ada Maria, , Ada Maria, Ada Maria, ",
        "Ada, Lovelace, , , ",
        "Ada, Smith, Smith, , Smith",
        "Ada, von der King, von der King, , von der King",
        "Ada Maria, Byron, Ada Maria, Ada Maria, ",
    })
    void splitsWhereTheOldNameWasSplit(String first, String last, String full, String newFirst, String newLast) {
        assertThat(new FullName(first, last).with(full)).isEqualTo(new FullName(newFirst, newLast));
    }

    @Test
    void splittingKeepsTheLensLawsOnGeneratedNames() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 20_000; i++) {
            FullName held = new FullName(name(random), name(random));
            assertThat(held.with(held.joined())).as("GetPut").isSameAs(held);
            String wanted = FullName.normal(name(random) + " " + name(random));
            assertThat(held.with(wanted).joined()).as("PutGet, seed 11, %s", i).isEqualTo(wanted);
            assertThat(FullName.normal(FullName.normal(wanted))).isEqualTo(FullName.normal(wanted));
        }
    }

    private static String name(SplittableRandom random) {
        List<String> words = List.of("Ada", "de", "la", "King", "\u00c9va", "O'Neil", "  ", "\u00a0", "von der");
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            name.append(words.get(random.nextInt(words.size()))).append(' ');
        }
        return name.toString();
    }

    @Test
    void aFullNameIsReadAndWrittenInTwo() {
        RecordMapping<Card> mapping = RecordMapping.of(m -> field(m, "name").toFirstAndLastName());
        FieldValues held = FieldValues.none()
                .with("firstName", FieldValue.text("Ada"))
                .with("lastName", FieldValue.text("Byron King"))
                .with("city", FieldValue.text("Rome"));

        assertThat(mapping.readGhl(held).values().get("name")).isEqualTo(FieldValue.text("Ada Byron King"));
        assertThat(mapping.heldFor(held).names()).containsExactly("firstName", "lastName");
        FieldValues renamed = FieldValues.none().with("name", FieldValue.text("Augusta Byron King"));
        assertThat(mapping.toGhl(renamed, held).asMap())
                .containsExactly(
                        Map.entry("firstName", FieldValue.text("Augusta")),
                        Map.entry("lastName", FieldValue.text("Byron King")));
        assertThat(mapping.toGhl(FieldValues.none().with("name", FieldValue.nothing()), held)
                        .asMap())
                .containsExactly(
                        Map.entry("firstName", FieldValue.nothing()), Map.entry("lastName", FieldValue.nothing()));
        assertThat(mapping.readGhl(FieldValues.none().with("firstName", FieldValue.text("ada")))
                        .values()
                        .isEmpty())
                .as("a name that is shown in part is not read")
                .isTrue();
        assertThat(mapping.targets()).hasSize(2);
    }

    @Test
    void partsOfANameAreMappedOnce() {
        refused(
                m -> {
                    field(m, "name").toFirstAndLastName();
                    field(m, "first").to(FIRST_NAME);
                },
                "Fields \"name\" and \"first\" are both mapped to firstName; map one of them to another field.");
        refused(
                m -> {
                    field(m, "name").toFirstAndLastName();
                    field(m, "whole").to(NAME);
                },
                "Fields \"whole\" and \"name\" overlap, because HighLevel makes the name of first and last name; map"
                        + " either the name or its parts.");
        refused(
                m -> field(m, "name").toFirstAndLastName().canonical(CanonicalForm.exact()),
                "Field \"name\" is a full name, which has a form of its own; leave canonical(...) out.");
    }

    // ---- value maps ----

    @Test
    void valuesThatShareATextNeedOneThatItBecomes() {
        Map<String, String> shared = Map.of("new", "Open", "won", "Won", "called", "Open");
        refused(
                m -> field(m, "stage").to(CITY).values(ValueMap.of(shared).preferring("new", "called")),
                "so HighLevel's value could not be told back");
        RecordMapping<Card> mapping = RecordMapping.of(
                m -> field(m, "stage").to(CITY).values(ValueMap.of(shared).preferring("new")));

        Card called = Card.of("c").with("stage", "called");
        assertThat(mapping.read(called).values().get("stage")).isEqualTo(FieldValue.text("Open"));
        assertThat(written(mapping, called, "Open")).isEqualTo(called);
        assertThat(written(mapping, called.with("stage", "won"), "Open").get("stage"))
                .isEqualTo("new");
    }

    @Test
    void whatTheApplicationOwnsMayShareTextsAndIsNeverWrittenThere() {
        RecordMapping<Card> mapping = RecordMapping.of(m -> field(m, "stage")
                .to(CITY)
                .values(Map.of("new", "Open", "called", "Open"))
                .ownedBy(Side.APP));
        assertThat(mapping.rules().get(0).writableInApp()).isFalse();
        Card blank = Card.of("c");
        assertThat(written(mapping, blank, "Open")).isEqualTo(blank);
    }

    @Test
    void policiesForValuesWithoutCounterpart() {
        for (Unmapped policy : Unmapped.values()) {
            RecordMapping<Card> mapping = RecordMapping.of(m -> field(m, "stage")
                    .to(CITY)
                    .values(ValueMap.of(Map.of("new", "Open")).unmapped(policy)));
            FieldValue expected = policy == Unmapped.PASS_THROUGH ? FieldValue.text("other") : FieldValue.absent();
            Reading app = mapping.read(Card.of("c").with("stage", "other"));
            Reading ghl = mapping.readGhl(FieldValues.none().with("city", FieldValue.text("other")));
            for (Reading reading : List.of(app, ghl)) {
                assertThat(reading.values().get("stage")).as("%s", policy).isEqualTo(expected);
                assertThat(reading.problems().isEmpty()).as("%s", policy).isEqualTo(policy != Unmapped.REVIEW);
            }
        }
        refused(
                m -> m.field("stage", Card.get("stage", Integer.class), Card.set("stage", Integer.class))
                        .to(CITY)
                        .values(ValueMap.of(Map.of(1, "Open")).unmapped(Unmapped.PASS_THROUGH)),
                "which only texts can");
    }

    @Test
    void moreTextsThanOneMayMeanAValue() {
        RecordMapping<Card> mapping = RecordMapping.of(m -> field(m, "stage")
                .to(CITY)
                .values(ValueMap.of(Map.of("won", "Won")).alsoReading("Closed won", "won")));
        assertThat(mapping.readGhl(FieldValues.none().with("city", FieldValue.text(" Closed won ")))
                        .values()
                        .get("stage"))
                .isEqualTo(FieldValue.text("Won"));
        refused(
                m -> field(m, "stage")
                        .to(CITY)
                        .values(ValueMap.of(Map.of("won", "Won")).alsoReading("Lost", "lost")),
                "which is none of its pairs");
        refused(
                m -> field(m, "stage")
                        .to(CITY)
                        .values(ValueMap.of(Map.of("won", "Won")).alsoReading("Won", "won")),
                "which is the text of a pair already");
    }

    // ---- computed and conditional ----

    @Test
    void whatIsComputedIsReadAndNeverWritten() {
        RecordMapping<Card> mapping = RecordMapping.of(m -> {
            field(m, "first").to(FIRST_NAME);
            m.computed("greeting", card -> "Dear " + card.get("first")).to(CITY);
        });
        Card ada = Card.of("a").with("first", "Ada");
        assertThat(mapping.read(ada).values().get("greeting")).isEqualTo(FieldValue.text("Dear Ada"));
        assertThat(mapping.write(ada, FieldValues.none().with("greeting", FieldValue.text("Hi"))))
                .isEqualTo(ada);
        assertThat(mapping.rules().get(1).owner()).isEqualTo(Side.APP);
        mapping.check(ada);
        refused(
                m -> m.computed("greeting", card -> "Dear").to(CITY).ownedBy(Side.GHL),
                "is computed by the application, so HighLevel cannot own it");
    }

    @Test
    void conditionsAreAskedAboutTheRecordAsItWillBe() {
        RecordMapping<Card> mapping = RecordMapping.of(m -> {
            field(m, "city").to(CITY);
            field(m, "memo").to(customField("memo")).when(card -> "Oslo".equals(card.get("city")));
            field(m, "tip").to(customField("tip")).when(card -> card.get("memo") == null);
        });
        Card rome = Card.of("a").with("city", "Rome").with("memo", "x");
        assertThat(mapping.unmanaged(rome, FieldValues.none())).containsExactly("memo", "tip");
        FieldValues moves =
                FieldValues.none().with("city", FieldValue.text("Oslo")).with("memo", FieldValue.nothing());
        assertThat(mapping.unmanaged(rome, moves))
                .as("a field with a condition is seen as it is")
                .containsExactly("tip");
        assertThat(mapping.rules().get(0).conditional()).isFalse();
        assertThat(mapping.rules().get(1).conditional()).isTrue();
    }

    // ---- laws ----

    @Test
    void aConversionThatLosesAndCannotGiveBackIsRefused() {
        assertThatThrownBy(() -> RecordMapping.<Card>of(m -> m.field(
                                "cents", Card.get("cents", Long.class), Card.set("cents", Long.class))
                        .to(CITY)
                        .canonical(CanonicalForm.integer())
                        .<Long>convert(
                                "euros",
                                cents -> FieldValue.number(BigDecimal.valueOf(cents / 100)),
                                euros -> ((FieldValue.Decimal) euros).value().longValueExact() * 100)))
                .isInstanceOf(MappingException.class)
                .hasMessageMatching(
                        "Field \"cents\" is converted by \"euros\", which turns -?\\d+ into Decimal\\[value=[^]]+\\]"
                                + " and that into -?\\d+, so the value would change by being looked at; take what is lost from the"
                                + " second argument of the conversion back, or let the application compute the field\\.");
    }

    @Test
    void aConversionWhoseTwoHalvesDoNotBelongTogetherIsRefused() {
        refused(
                m -> field(m, "memo")
                        .to(CITY)
                        .<String>convert(
                                "shout",
                                text -> FieldValue.text(text.toUpperCase(Locale.ROOT) + "!"),
                                (shouted, held) -> held == null ? "" : held),
                "make both functions belong together");
        refused(
                m -> field(m, "memo")
                        .to(CITY)
                        .<String>convert("odd", FieldValue::text, text -> String.valueOf(Integer.parseInt("x"))),
                "which fails with NumberFormatException");
        refused(
                m -> field(m, "memo").to(CITY).<String>convert(" ", FieldValue::text, String::valueOf),
                "The name of a conversion is blank");
    }

    @Test
    void aLosslessConversionIsTaken() {
        RecordMapping<Card> mapping = RecordMapping.of(m -> field(m, "memo")
                .to(customField("memo"))
                .canonical(CanonicalForm.exact())
                .<String>convert(
                        "in brackets",
                        text -> FieldValue.text("[" + text + "]"),
                        text -> ((FieldValue.Text) text)
                                .value()
                                .substring(1, ((FieldValue.Text) text).value().length() - 1)));
        Card card = Card.of("a").with("memo", "x");
        assertThat(mapping.read(card).values().get("memo")).isEqualTo(FieldValue.text("[x]"));
        assertThat(written(mapping, card, "[y]", "memo").get("memo")).isEqualTo("y");
        assertThat(mapping.version())
                .isNotEqualTo(RecordMapping.<Card>of(
                                m -> field(m, "memo").to(customField("memo")).canonical(CanonicalForm.exact()))
                        .version());
    }

    /** HighLevel keeps e-mail addresses in lower case. */
    @Test
    void aFormInWhichHighLevelsValueIsAnotherOneIsRefused() {
        assertThatThrownBy(() ->
                        RecordMapping.<Card>of(m -> field(m, "email").to(EMAIL).canonical(CanonicalForm.text())))
                .isInstanceOf(MappingException.class)
                .hasMessage("Field \"email\" has the form text, in which HighLevel's Text[value=b] is not the"
                        + " Text[value=B] that it is made of, so that each write would come back as an edit; choose"
                        + " another form with canonical(...).");
        refused(m -> field(m, "phone").to(PHONE).canonical(CanonicalForm.exact()), "HighLevel's");
    }

    @Test
    void theVersionOfAFieldChangesWithWhatItsValuesMean() {
        Map<String, String> before = versions(m -> {
            field(m, "memo").to(customField("memo"));
            field(m, "city").to(CITY);
        });
        Map<String, String> after = versions(m -> {
            field(m, "city").to(CITY).ownedBy(Side.APP).when(card -> true);
            field(m, "memo").to(customField("other"));
        });
        assertThat(after.get("city")).isEqualTo(before.get("city"));
        assertThat(after.get("memo")).isNotEqualTo(before.get("memo"));
    }

    private static Map<String, String> versions(Consumer<MappingBuilder<Card>> spec) {
        return RecordMapping.of(spec).fieldVersions();
    }

    private static FieldTarget<Card, String> field(MappingStep<Card> m, String name) {
        return m.field(name, Card.get(name, String.class), Card.set(name, String.class));
    }

    private static Card written(RecordMapping<Card> mapping, Card card, String text) {
        return written(mapping, card, text, "stage");
    }

    private static Card written(RecordMapping<Card> mapping, Card card, String text, String field) {
        return mapping.write(card, FieldValues.none().with(field, FieldValue.text(text)));
    }

    private static void refused(Consumer<MappingBuilder<Card>> spec, String part) {
        assertThatThrownBy(() -> RecordMapping.of(spec))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining(part);
    }
}
