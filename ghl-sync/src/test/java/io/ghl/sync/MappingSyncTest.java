package io.ghl.sync;

import static io.ghl.sync.Card.get;
import static io.ghl.sync.Card.set;
import static io.ghl.sync.mapping.ContactFields.ASSIGNED_TO;
import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.mapping.ContactFields.PHONE;
import static io.ghl.sync.mapping.ContactFields.SOURCE;
import static io.ghl.sync.mapping.ContactFields.customField;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.audit.FieldExplanation;
import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.mapping.ClearPolicy;
import io.ghl.sync.mapping.MappingBuilder;
import io.ghl.sync.mapping.MappingException;
import io.ghl.sync.mapping.MappingStep;
import io.ghl.sync.mapping.Unmapped;
import io.ghl.sync.mapping.ValueMap;
import io.ghl.sync.merge.ConflictStrategy;
import io.ghl.sync.merge.Resolution;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.merge.TextOverlap;
import io.ghl.sync.plan.TypePlan;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.ReviewItem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a mapping and its strategies do to records, through the engine's public API and against the sandbox. */
class MappingSyncTest {
    private final Cards cards = new Cards();
    private Studio studio;
    private String contact;

    @AfterEach
    void close() {
        if (studio != null) {
            studio.close();
        }
    }

    // ---- strategies ----

    @Test
    void textsMergeLineByLine() throws Exception {
        linked(m -> text(m, "memo", Strategies.textMerge()), card -> card.with("memo", "one\ntwo\nthree"));

        bothEdit("memo", "ONE\ntwo\nthree", "one\ntwo\nthree\nfour");
        assertThat(cards.get("a").text("memo")).isEqualTo("ONE\ntwo\nthree\nfour");
        assertThat(custom("memo")).isEqualTo("ONE\ntwo\nthree\nfour");

        bothEdit("memo", "ONE\ntwo!\nthree\nfour", "ONE\ntwo?\nthree\nfour");
        assertThat(question("memo").reason()).isEqualTo("both sides changed the same lines");
    }

    @Test
    void overlappingLinesMayBothStay() throws Exception {
        linked(m -> text(m, "memo", Strategies.textMerge(TextOverlap.KEEP_BOTH)), card -> card.with("memo", "one"));

        bothEdit("memo", "one!", "one?");

        assertThat(cards.get("a").text("memo")).isEqualTo("one!\none?");
        assertThat(custom("memo")).isEqualTo("one!\none?");
    }

    @Test
    void numbersAddUp() throws Exception {
        linked(
                m -> m.field("visits", get("visits", Integer.class), set("visits", Integer.class))
                        .to(customField("visits"))
                        .canonical(CanonicalForm.integer())
                        .onConflict(Strategies.additive()),
                card -> card.with("visits", 10));

        bothEdit("visits", 13, 8);

        assertThat(cards.get("a").get("visits")).isEqualTo(11);
        assertThat(custom("visits")).isEqualTo("11");
        assertThat(history(AuditEntry.Action.MERGED))
                .extracting(AuditEntry::rule)
                .containsOnly("both changes added up");
    }

    @Test
    void setsMergeOptionByOption() throws Exception {
        linked(
                m -> m.field(
                                "colours",
                                card -> stringSet(card, "colours"),
                                (card, v) -> card.with("colours", v == null ? null : new TreeSet<>(v)))
                        .to(customField("colours"))
                        .onConflict(Strategies.setMerge()),
                card -> card.with("colours", Set.of("red", "blue")));

        bothEdit("colours", Set.of("red", "green"), List.of("blue", "red", "pink"));

        assertThat(cards.get("a").get("colours")).isEqualTo(Set.of("red", "green", "pink"));
        assertThat(customNode("colours"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("red", "green", "pink");
    }

    @Test
    void theFurthestStageWins() throws Exception {
        linked(m -> text(m, "memo", Strategies.monotone("New", "Qualified", "Won")), card -> card.with("memo", "New"));

        bothEdit("memo", "Won", "Qualified");
        assertThat(custom("memo")).isEqualTo("Won");

        bothEdit("memo", "Lost", "Qualified");
        assertThat(question("memo").status()).isEqualTo(ReviewItem.Status.OPEN);
    }

    @Test
    void aBlankIsFilledAndNoValueOverwritten() throws Exception {
        linked(m -> text(m, "memo", Strategies.fillBlank()), card -> card.with("memo", "x"));

        bothEdit("memo", null, "y");
        assertThat(cards.get("a").text("memo")).isEqualTo("y");

        bothEdit("memo", "a", "b");
        assertThat(question("memo").kind()).isEqualTo(ReviewItem.Kind.FIELD);
    }

    @Test
    void aFunctionOfOnesOwnSettles() throws Exception {
        ConflictStrategy longer = conflict ->
                conflict.app() instanceof FieldValue.Text app && conflict.ghl() instanceof FieldValue.Text ghl
                        ? new Resolution.Take(
                                app.value().length() > ghl.value().length() ? Side.APP : Side.GHL, "the longer one", "")
                        : new Resolution.Ask("one of them is gone");
        linked(m -> text(m, "memo", longer), card -> card.with("memo", "x"));

        bothEdit("memo", "long", "longest");
        assertThat(cards.get("a").text("memo")).isEqualTo("longest");

        bothEdit("memo", null, "again");
        assertThat(question("memo").reason()).isEqualTo("one of them is gone");
    }

    @Test
    void aFunctionThatFailsHoldsUpItsFieldOnly() throws Exception {
        linked(
                m -> text(m, "memo", conflict -> {
                            throw new IllegalStateException("secret");
                        })
                        .field("city", get("city", String.class), set("city", String.class))
                        .to(CITY),
                card -> card.with("memo", "x"));

        studio.location.pause();
        cards.edit("a", card -> card.with("memo", "y").with("city", "Oslo"));
        userEditsCustom("memo", "z");
        resume();

        assertThat(question("memo").reason()).isEqualTo("its conflict strategy fails with IllegalStateException");
        assertThat(studio.contact(contact).path("city").asText()).isEqualTo("Oslo");
    }

    /** The engine's clock is five minutes ahead of HighLevel's, which it has to find out. */
    @Test
    void newerWinsByTheMeasuredSkew() throws Exception {
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5));
        linked(ahead, m -> text(m, "memo", Strategies.newerWins(Strategies.review())), card -> card.with("memo", "x"));

        Instant now = Instant.now(ahead);
        cards.changedAt("a", "memo", now.plusSeconds(60));
        bothEdit("memo", "later", "earlier");
        assertThat(custom("memo")).isEqualTo("later");

        // By HighLevel's clock alone the application's change would be the newer one by far.
        cards.changedAt("a", "memo", now.minusSeconds(60));
        bothEdit("memo", "before", "after");
        assertThat(cards.get("a").text("memo")).isEqualTo("after");
        assertThat(studio.location.statistics().conflictsByRule()).containsEntry("newer wins", 2);
    }

    /** A plan goes by the measured clock like the engine, or it would ask about what is written all the same. */
    @Test
    void aPlanKnowsWhichChangeIsNewer() throws Exception {
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5));
        linked(ahead, m -> text(m, "memo", Strategies.newerWins(Strategies.review())), card -> card.with("memo", "x"));
        studio.location.pause();
        cards.changedAt("a", "memo", Instant.now(ahead).plusSeconds(60));
        cards.edit("a", card -> card.with("memo", "later"));
        userEditsCustom("memo", "earlier");

        TypePlan plan = planned();

        assertThat(plan.conflicts()).isEmpty();
        assertThat(plan.updatesInGhl()).containsExactly(Map.entry("memo", 1));
        resume();
        assertThat(custom("memo")).isEqualTo("later");
    }

    // ---- clearing ----

    @Test
    void clearingCanAskInOneDirection() throws Exception {
        linked(
                m -> m.field("memo", get("memo", String.class), set("memo", String.class))
                        .to(customField("memo"))
                        .clear(Side.GHL, ClearPolicy.REVIEW),
                card -> card.with("memo", "x"));

        userEditsCustom("memo", "");
        studio.settle();
        assertThat(cards.get("a").text("memo")).isEqualTo("x");
        assertThat(question("memo").reason()).isEqualTo("GHL emptied it");

        ReviewItem asked = question("memo");
        studio.location.reviews().resolve(asked.id(), Answer.ghl(), asked.version(), "ada", null);
        studio.settle();
        assertThat(cards.get("a").get("memo")).isNull();

        cards.edit("a", card -> card.with("memo", "y"));
        changed();
        cards.edit("a", card -> card.with("memo", null));
        changed();
        assertThat(custom("memo")).isEmpty();
        assertThat(studio.location.reviews().open()).isEmpty();
    }

    /** A rule says who wins where the strategy would ask, and here it is the policy for clears that does. */
    @Test
    void noRuleIsSuggestedForWhatNoRuleDecides() throws Exception {
        linked(
                m -> m.field("memo", get("memo", String.class), set("memo", String.class))
                        .to(customField("memo"))
                        .clear(Side.GHL, ClearPolicy.REVIEW),
                card -> card.with("memo", "x"));
        for (int i = 0; i < 3; i++) {
            userEditsCustom("memo", "");
            studio.settle();
            ReviewItem asked = question("memo");
            studio.location.reviews().resolve(asked.id(), Answer.app(), asked.version(), "ada", null);
            studio.settle();
            assertThat(custom("memo")).isEqualTo("x");
        }

        assertThat(studio.location.reviews().suggestions()).isEmpty();
    }

    // ---- conditions ----

    @Test
    void aFieldWithoutItsConditionIsLeftAlone() throws Exception {
        linked(this::whenConsent, card -> card.with("consent", false).with("memo", "private"));
        assertThat(custom("memo")).isEmpty();

        cards.edit("a", card -> card.with("memo", "still private"));
        userEditsCustom("memo", "theirs");
        changed();
        assertThat(cards.get("a").text("memo")).isEqualTo("still private");
        assertThat(custom("memo")).isEqualTo("theirs");
        assertThat(studio.location.reviews().open()).isEmpty();

        cards.edit("a", card -> card.with("consent", true));
        changed();
        // As at first linking: nobody knows who changed it.
        assertThat(custom("memo")).isEqualTo("still private");

        cards.edit("a", card -> card.with("consent", false));
        changed();
        cards.edit("a", card -> card.with("memo", "mine again"));
        changed();
        assertThat(custom("memo")).isEqualTo("still private");
    }

    @Test
    void aRecordWithAFieldLeftAloneCanBeDeleted() throws Exception {
        linked(this::whenConsent, card -> card.with("consent", false).with("memo", "private"));
        cards.remove("a");
        changed();
        assertThat(studio.location.reviews().open()).isEmpty();
        assertThat(studio.contacts()).isEmpty();
    }

    private void whenConsent(MappingStep<Card> m) {
        m.field("memo", get("memo", String.class), set("memo", String.class))
                .to(customField("memo"))
                .when(card -> Boolean.TRUE.equals(card.get("consent")))
                .onFirstLink(Strategies.appWins());
    }

    /** The condition reads a field that comes from HighLevel: it is asked about the record as that will be. */
    @Test
    void aConditionOverASyncedFieldDoesNotOscillate() throws Exception {
        linked(
                m -> m.field("city", get("city", String.class), set("city", String.class))
                        .to(CITY)
                        .field("memo", get("memo", String.class), set("memo", String.class))
                        .to(customField("memo"))
                        .when(card -> "Oslo".equals(card.get("city")))
                        .onFirstLink(Strategies.appWins()),
                card -> card.with("city", "Rome").with("memo", "mine"));
        assertThat(custom("memo")).isEmpty();

        long mark = studio.mark();
        studio.userEdits(contact, Map.of("city", "Oslo"));
        studio.settle();
        assertThat(custom("memo")).isEqualTo("mine");
        assertThat(studio.engineCalls(mark))
                .extracting(call -> call.operationId())
                .containsExactly("get-contact", "update-contact");

        studio.userEdits(contact, Map.of("city", "Rome"));
        studio.settle();
        cards.edit("a", card -> card.with("memo", "mine again"));
        changed();
        assertThat(custom("memo")).isEqualTo("mine");
    }

    // ---- computed, converted, split ----

    @Test
    void whatIsComputedFlowsToHighLevelOnly() throws Exception {
        linked(
                m -> m.field("city", get("city", String.class), set("city", String.class))
                        .to(CITY)
                        .computed("memo", card -> card.get("city") == null ? null : "lives in " + card.get("city"))
                        .to(customField("memo")),
                card -> card.with("city", "Rome"));
        assertThat(custom("memo")).isEqualTo("lives in Rome");

        studio.userEdits(contact, Map.of("city", "Oslo"));
        studio.settle();
        assertThat(custom("memo")).isEqualTo("lives in Oslo");

        userEditsCustom("memo", "mine");
        studio.settle();
        assertThat(custom("memo")).isEqualTo("lives in Oslo");

        String other = studio.userCreates(Map.of("email", "other@example.com", "city", "Bonn"));
        studio.settle();
        assertThat(customNode(other, "memo").asText()).isEqualTo("lives in Bonn");
    }

    @Test
    void oneFullNameInTheApplication() throws Exception {
        linked(
                m -> m.field("name", get("name", String.class), set("name", String.class))
                        .toFirstAndLastName(),
                card -> card.with("name", "Ada Byron King"));
        assertThat(names()).containsExactly("Ada Byron", "King");

        studio.userEdits(contact, Map.of("firstName", "Ada", "lastName", "Byron King"));
        studio.settle();
        assertThat(cards.get("a").text("name")).isEqualTo("Ada Byron King");

        cards.edit("a", card -> card.with("name", "Augusta Byron King"));
        changed();
        assertThat(names()).containsExactly("Augusta", "Byron King");

        studio.userEdits(contact, Map.of("lastName", "Lovelace"));
        studio.settle();
        assertThat(cards.get("a").text("name")).isEqualTo("Augusta Lovelace");
    }

    private List<String> names() {
        JsonNode held = studio.contact(contact);
        return List.of(held.path("firstName").asText(), held.path("lastName").asText());
    }

    @Test
    void oneFullNameInHighLevel() throws Exception {
        linked(
                m -> m.fullName(
                                "name",
                                card -> card.text("first"),
                                (card, v) -> card.with("first", v),
                                card -> card.text("last"),
                                (card, v) -> card.with("last", v))
                        .to(customField("memo")),
                card -> card.with("first", "Ada").with("last", "Byron King"));
        assertThat(custom("memo")).isEqualTo("Ada Byron King");

        userEditsCustom("memo", "Augusta  Byron King");
        studio.settle();
        assertThat(cards.get("a").text("first")).isEqualTo("Augusta");
        assertThat(cards.get("a").text("last")).isEqualTo("Byron King");
    }

    @Test
    void aConversionThatLosesTakesWhatIsLostFromTheRecord() throws Exception {
        linked(
                m -> m.field("cents", get("cents", Long.class), set("cents", Long.class))
                        .to(customField("visits"))
                        .canonical(CanonicalForm.integer())
                        .<Long>convert(
                                "whole euros",
                                cents -> FieldValue.number(BigDecimal.valueOf(Math.floorDiv(cents, 100L))),
                                (euros, held) -> {
                                    long whole =
                                            ((FieldValue.Decimal) euros).value().longValueExact();
                                    return held != null && Math.floorDiv(held, 100L) == whole ? held : whole * 100;
                                }),
                card -> card.with("cents", 1234L));
        assertThat(custom("visits")).isEqualTo("12");

        userEditsCustom("visits", 20);
        studio.settle();
        assertThat(cards.get("a").get("cents")).isEqualTo(2000L);
    }

    // ---- values ----

    @Test
    void valuesMayShareATextAndAText() throws Exception {
        linked(
                m -> m.field("memo", get("memo", String.class), set("memo", String.class))
                        .to(customField("memo"))
                        .values(ValueMap.of(Map.of("new", "Open", "called", "Open", "won", "Won"))
                                .preferring("new")
                                .alsoReading("Closed won", "won")
                                .unmapped(Unmapped.PASS_THROUGH)),
                card -> card.with("memo", "called"));
        assertThat(custom("memo")).isEqualTo("Open");

        userEditsCustom("memo", "Closed won");
        studio.settle();
        assertThat(cards.get("a").text("memo")).isEqualTo("won");
        assertThat(custom("memo")).isEqualTo("Closed won");

        userEditsCustom("memo", "Open");
        studio.settle();
        assertThat(cards.get("a").text("memo")).isEqualTo("new");

        userEditsCustom("memo", "Frozen");
        studio.settle();
        assertThat(cards.get("a").text("memo")).isEqualTo("Frozen");
    }

    @Test
    void aValueWithoutCounterpartIsNeverCleared() throws Exception {
        linked(
                m -> m.field("memo", get("memo", String.class), set("memo", String.class))
                        .to(customField("memo"))
                        .values(ValueMap.of(Map.of("new", "Open", "won", "Won")).unmapped(Unmapped.LEAVE)),
                card -> card.with("memo", "new"));

        userEditsCustom("memo", "Frozen");
        studio.settle();
        assertThat(cards.get("a").text("memo")).isEqualTo("new");
        assertThat(custom("memo")).isEqualTo("Frozen");
        assertThat(studio.location.reviews().open()).isEmpty();
    }

    // ---- another mapping ----

    @Test
    void anotherMappingTakesLinksOverAsPlanned() throws Exception {
        linked(
                m -> text(m, "memo", Strategies.review())
                        .field("city", get("city", String.class), set("city", String.class))
                        .to(CITY),
                card -> card.with("memo", "mine").with("city", "Rome").with("source", "shop"));
        cards.put(Card.of("b").with("email", "b@example.com").with("source", "fair"));
        studio.location.changed(RecordType.CONTACT, "b");
        studio.userEdits(
                contact,
                Map.of(
                        "city",
                        "Turin",
                        "customFields",
                        List.of(Map.of("id", studio.customFieldId("visits"), "field_value", 7))));
        studio.settle();
        // The city that was written to the application stands in its change log.
        studio.settle();
        String other = studio.contactIdOf("b@example.com");
        studio.engine.close();
        long mark = studio.mark();

        // The city means the same; the memo is another field of HighLevel; the source is new.
        studio.engine = studio.engine(
                studio.store,
                RecordSync.contacts(cards)
                        .mapping(m -> base(m).field("memo", get("memo", String.class), set("memo", String.class))
                                .to(customField("visits"))
                                .onConflict(Strategies.review())
                                .field("city", get("city", String.class), set("city", String.class))
                                .to(CITY)
                                .onFirstLink(Strategies.appWins())
                                .field("source", get("source", String.class), set("source", String.class))
                                .to(SOURCE)
                                .onFirstLink(Strategies.appWins())));
        studio.engine.start();
        studio.settle();
        TypePlan plan = planned();
        assertThat(plan.linked()).isEqualTo(2);
        assertThat(plan.toRebase()).isEqualTo(2);
        assertThat(plan.conflicts()).containsOnlyKeys("memo");
        assertThat(plan.updatesInGhl()).containsExactly(Map.entry("source", 2));
        assertThat(studio.engineCalls(mark)).as("the change alone").isEmpty();

        // A record that is looked at anyway is taken over at once.
        studio.userEdits(contact, Map.of("city", "Oslo"));
        studio.settle();
        assertThat(cards.get("a").text("city")).as("its base is still known").isEqualTo("Oslo");
        assertThat(question("memo").ghl()).isEqualTo(FieldValue.text("7"));
        assertThat(studio.contact(contact).path("source").asText()).isEqualTo("shop");
        assertThat(planned().toRebase()).isEqualTo(1);
        assertThat(studio.contact(other).path("source").asText()).isNotEqualTo("fair");

        studio.location.link(LinkProgress.SILENT);
        studio.settle();
        assertThat(studio.contact(other).path("source").asText()).isEqualTo("fair");
        assertThat(planned().toRebase()).isZero();
    }

    /** Nothing else of the contact changes, and the webhook is lost. */
    @Test
    void anEditOfANewlyMappedFieldIsNews() throws Exception {
        linked(m -> {}, card -> card.with("city", "Rome"));
        studio.engine.close();
        studio.engine = studio.engine(
                studio.store,
                RecordSync.contacts(cards)
                        .mapping(m -> base(m).field("city", get("city", String.class), set("city", String.class))
                                .to(CITY)
                                .onFirstLink(Strategies.ghlWins())));
        studio.engine.start();
        studio.settle();
        long mark = studio.mark();
        studio.settle();
        assertThat(studio.engineCalls(mark)).as("the change alone").isEmpty();

        studio.sandbox.sendWebhooksTo(null);
        studio.userEdits(contact, Map.of("city", "Oslo"));
        studio.settle();

        assertThat(cards.get("a").text("city")).isEqualTo("Oslo");
    }

    /** Nobody edited the field since, and without it the contact would have been deleted as well. */
    @Test
    void aNewlyMappedFieldDoesNotKeepADeletionFromBeingCarried() throws Exception {
        linked(m -> {}, card -> card.with("city", "Rome"));
        studio.userEdits(contact, Map.of("city", "Oslo"));
        studio.settle();
        studio.engine.close();
        studio.engine = studio.engine(
                studio.store,
                RecordSync.contacts(cards)
                        .mapping(m -> base(m).field("city", get("city", String.class), set("city", String.class))
                                .to(CITY))
                        .onDelete(DeletePolicy.PROPAGATE));
        studio.engine.start();
        cards.remove("a");
        changed();

        assertThat(studio.location.reviews().open()).isEmpty();
        assertThat(studio.contacts()).isEmpty();
        assertThat(studio.location.auditLog(0, 100))
                .filteredOn(row -> row.action() == AuditEntry.Action.DELETED)
                .hasSize(1);
    }

    @Test
    void whatIsExplainedIsWhatTheNewMappingWillDo() throws Exception {
        linked(m -> text(m, "memo", Strategies.review()), card -> card.with("memo", "mine"));
        userEditsCustom("visits", 7);
        studio.settle();
        studio.engine.close();
        studio.engine = studio.engine(
                studio.store,
                RecordSync.contacts(cards)
                        .mapping(m -> base(m).field("memo", get("memo", String.class), set("memo", String.class))
                                .to(customField("visits"))
                                .onFirstLink(Strategies.appWins())));

        assertThat(studio.location.explain(RecordType.CONTACT, "a", "memo").next())
                .isEqualTo(FieldExplanation.Next.TO_GHL);
    }

    @Test
    void aQuestionAboutAFieldThatIsNotMappedAnyMoreSaysSo() throws Exception {
        linked(
                m -> text(m, "memo", Strategies.review())
                        .field("city", get("city", String.class), set("city", String.class))
                        .to(CITY),
                card -> card.with("memo", "x"));
        bothEdit("memo", "mine", "theirs");
        ReviewItem asked = question("memo");
        studio.engine.close();
        studio.engine = studio.engine(
                studio.store,
                RecordSync.contacts(cards)
                        .mapping(m -> base(m).field("city", get("city", String.class), set("city", String.class))
                                .to(CITY)));
        studio.engine.start();
        cards.edit("a", card -> card.with("city", "Oslo"));
        changed();

        assertThat(studio.location.reviews().find(asked.id()).orElseThrow().closing())
                .isEqualTo("the field is not mapped any more");
    }

    private TypePlan planned() {
        return studio.location.plan().of(RecordType.CONTACT).orElseThrow();
    }

    // ---- what HighLevel would refuse ----

    @Test
    void aRefusedFieldWaitsWhileTheOthersFlow() throws Exception {
        linked(
                m -> m.field("stage", get("stage", String.class), set("stage", String.class))
                        .to(customField("stage"))
                        .field("city", get("city", String.class), set("city", String.class))
                        .to(CITY),
                card -> card.with("stage", "New"));
        assertThat(custom("stage")).isEqualTo("New");

        cards.edit("a", card -> card.with("stage", "Frozen").with("city", "Oslo"));
        changed();
        assertThat(studio.contact(contact).path("city").asText()).isEqualTo("Oslo");
        assertThat(custom("stage")).isEqualTo("New");
        ReviewItem refused = question("stage");
        assertThat(refused.kind()).isEqualTo(ReviewItem.Kind.REFUSED);
        assertThat(refused.reason())
                .isEqualTo("HighLevel would refuse it: Custom field \"Stage\" (contact.stage, SINGLE_OPTIONS) takes one"
                        + " option of [New, Won].");

        // Somebody adds the option; nobody touches the record.
        studio.user(
                "PUT",
                "/locations/" + Studio.LOCATION + "/customFields/" + studio.customFieldId("stage"),
                Map.of("name", "Stage", "options", List.of("New", "Won", "Frozen"), "model", "contact"));
        studio.ghl.location(Studio.LOCATION).customFields().refresh();
        studio.settle();
        studio.settle();
        assertThat(custom("stage")).isEqualTo("Frozen");
        assertThat(studio.location.reviews().open()).isEmpty();
    }

    @Test
    void whatIsRefusedDoesNotHoldUpACreate() throws Exception {
        linked(
                m -> m.field("owner", get("owner", String.class), set("owner", String.class))
                        .to(ASSIGNED_TO),
                card -> card.with("owner", "nobody-here"));

        assertThat(studio.contact(contact).path("email").asText()).isEqualTo("a@example.com");
        assertThat(question("owner").kind()).isEqualTo(ReviewItem.Kind.REFUSED);
        assertThat(question("owner").reason())
                .isEqualTo("HighLevel would refuse it: assignedTo must be a user of the location.");

        cards.edit("a", card -> card.with("owner", null));
        changed();
        assertThat(studio.location.reviews().open()).isEmpty();
    }

    @Test
    void aPersonCanGiveARefusedFieldUp() throws Exception {
        linked(
                m -> m.field("stage", get("stage", String.class), set("stage", String.class))
                        .to(customField("stage")),
                card -> card.with("stage", "New"));
        cards.edit("a", card -> card.with("stage", "Frozen"));
        changed();

        ReviewItem asked = question("stage");
        studio.location.reviews().resolve(asked.id(), Answer.ghl(), asked.version(), "ada", null);
        studio.settle();

        assertThat(cards.get("a").text("stage")).isEqualTo("New");
        assertThat(studio.location.reviews().open()).isEmpty();
    }

    @Test
    void aRecordWithoutWhatHighLevelNeedsWaitsUntilItHasIt() throws Exception {
        studio = new Studio(
                RecordSync.contacts(cards)
                        .mapping(m -> base(m).field("phone", get("phone", String.class), set("phone", String.class))
                                .to(PHONE)
                                .requireOneOf("email", "phone")),
                Clock.systemUTC());
        cards.put(Card.of("a"));
        studio.linked();
        assertThat(studio.contacts()).isEmpty();
        ReviewItem waiting = studio.location.reviews().open().get(0);
        assertThat(waiting.kind()).isEqualTo(ReviewItem.Kind.REFUSED);
        assertThat(waiting.reason())
                .isEqualTo("HighLevel needs a value in at least one of the fields [email, phone] here");

        cards.edit("a", card -> card.with("email", "a@example.com"));
        changed();
        contact = studio.contactIdOf("a@example.com");
        assertThat(studio.location.reviews().open()).isEmpty();

        cards.edit("a", card -> card.with("email", null));
        changed();
        assertThat(studio.contact(contact).path("email").asText()).isEqualTo("a@example.com");
        assertThat(question("email").kind()).isEqualTo(ReviewItem.Kind.REFUSED);

        cards.edit("a", card -> card.with("phone", "+12025550143"));
        changed();
        assertThat(studio.contact(contact).path("phone").asText()).isEqualTo("+12025550143");
        assertThat(studio.contact(contact).path("email").asText()).isEmpty();
    }

    /** The record did not change, and what it waited for is not asked for any more. */
    @Test
    void aRecordThatLackedWhatTheNewMappingDoesNotNeedIsCreatedByTheNextLinking() throws Exception {
        studio = new Studio(RecordSync.contacts(cards).mapping(m -> first(m).requireOneOf("email")), Clock.systemUTC());
        cards.put(Card.of("a").with("first", "Ada"));
        studio.linked();
        assertThat(studio.contacts()).isEmpty();
        studio.engine.close();
        studio.engine = studio.engine(studio.store, RecordSync.contacts(cards).mapping(MappingSyncTest::first));
        studio.engine.start();

        assertThat(planned().createInGhl()).isEqualTo(1);
        studio.location.link(LinkProgress.SILENT);
        studio.settle();

        assertThat(studio.contacts()).hasSize(1);
        assertThat(studio.location.reviews().open()).isEmpty();
    }

    private static MappingStep<Card> first(MappingBuilder<Card> m) {
        return base(m).field("first", get("first", String.class), set("first", String.class))
                .to(FIRST_NAME);
    }

    // ---- laws ----

    @Test
    void aMappingThatLosesWhatItWritesIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new Studio(
                        RecordSync.contacts(cards)
                                .mapping(m -> base(m).field("city", get("city", String.class), (card, v) -> card)
                                        .to(CITY)),
                        Clock.systemUTC()))
                .isInstanceOf(MappingException.class)
                .hasMessage("Field \"city\" was given Text[value=a] and does not hold it afterwards; make getter and"
                        + " wither belong together.");
    }

    // ---- the stage ----

    private static MappingStep<Card> base(MappingBuilder<Card> m) {
        return m.field("email", get("email", String.class), set("email", String.class))
                .to(EMAIL)
                .externalId(customField("app_id"));
    }

    private static MappingStep<Card> text(MappingStep<Card> m, String name, ConflictStrategy strategy) {
        return m.field(name, get(name, String.class), set(name, String.class))
                .to(customField(name))
                .onConflict(strategy);
    }

    @SuppressWarnings("unchecked")
    private static Set<String> stringSet(Card card, String field) {
        return (Set<String>) card.get(field);
    }

    private void linked(Consumer<MappingStep<Card>> spec, UnaryOperator<Card> card) throws Exception {
        linked(Clock.systemUTC(), spec, card);
    }

    private void linked(Clock clock, Consumer<MappingStep<Card>> spec, UnaryOperator<Card> card) throws Exception {
        studio = new Studio(
                RecordSync.contacts(cards).mapping(m -> spec.accept(base(m))).onDelete(DeletePolicy.PROPAGATE), clock);
        for (Map<String, Object> field : List.of(
                Map.<String, Object>of("name", "Memo", "dataType", "LARGE_TEXT"),
                Map.<String, Object>of("name", "Visits", "dataType", "NUMERICAL"),
                Map.<String, Object>of(
                        "name",
                        "Colours",
                        "dataType",
                        "MULTIPLE_OPTIONS",
                        "options",
                        List.of("red", "green", "blue", "pink")),
                Map.<String, Object>of(
                        "name", "Stage", "dataType", "SINGLE_OPTIONS", "options", List.of("New", "Won")))) {
            Map<String, Object> body = new HashMap<>(field);
            body.put("model", "contact");
            studio.user("POST", "/locations/" + Studio.LOCATION + "/customFields", body);
        }
        cards.put(card.apply(Card.of("a").with("email", "a@example.com")));
        studio.linked();
        contact = studio.contactIdOf("a@example.com");
    }

    /** Both sides edit a field before the engine sees either edit. */
    private void bothEdit(String field, Object app, Object ghl) throws InterruptedException {
        studio.location.pause();
        cards.edit("a", card -> card.with(field, app));
        userEditsCustom(field, ghl);
        resume();
    }

    private void resume() throws InterruptedException {
        studio.location.resume();
        changed();
    }

    private void changed() throws InterruptedException {
        studio.location.changed(RecordType.CONTACT, "a");
        studio.settle();
    }

    private void userEditsCustom(String key, Object value) {
        studio.userEdits(
                contact,
                Map.of("customFields", List.of(Map.of("id", studio.customFieldId(key), "field_value", value))));
    }

    private String custom(String key) {
        return customNode(key).asText();
    }

    private JsonNode customNode(String key) {
        return customNode(contact, key);
    }

    private JsonNode customNode(String contactId, String key) {
        String id = studio.customFieldId(key);
        for (JsonNode field : studio.contact(contactId).path("customFields")) {
            if (field.path("id").asText().equals(id)) {
                return field.path("value");
            }
        }
        return TextNode.valueOf("");
    }

    private ReviewItem question(String field) {
        return studio.location.reviews().open().stream()
                .filter(item -> item.field().equals(field))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No question about " + field));
    }

    private List<AuditEntry> history(AuditEntry.Action action) {
        return studio.location.history(RecordType.CONTACT, "a").stream()
                .filter(entry -> entry.action() == action)
                .toList();
    }
}
