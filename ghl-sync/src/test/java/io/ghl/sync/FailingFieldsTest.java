package io.ghl.sync;

import static io.ghl.sync.Card.get;
import static io.ghl.sync.Card.set;
import static io.ghl.sync.mapping.ContactFields.ASSIGNED_TO;
import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.STATE;
import static io.ghl.sync.mapping.ContactFields.customField;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.mapping.MappingException;
import io.ghl.sync.mapping.MappingStep;
import io.ghl.sync.mapping.ValueMap;
import io.ghl.sync.plan.TypePlan;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.review.ReviewItem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fields that cannot be read, or not be asked about any more: a person is asked, and all other records flow. */
class FailingFieldsTest {
    private final Cards cards = new Cards();
    private Studio studio;

    @AfterEach
    void close() {
        if (studio != null) {
            studio.close();
        }
    }

    private RecordSync<Card> sync(Consumer<MappingStep<Card>> spec) {
        return RecordSync.contacts(cards)
                .mapping(m -> spec.accept(m.field("email", get("email", String.class), set("email", String.class))
                        .to(EMAIL)
                        .externalId(customField("app_id"))));
    }

    private void open(Consumer<MappingStep<Card>> spec) throws Exception {
        studio = new Studio(sync(spec), Clock.systemUTC());
    }

    private void card(String id, String field, Object value) {
        cards.put(Card.of(id).with("email", id + "@example.com").with(field, value));
    }

    private void userAddsField(Map<String, Object> field) {
        studio.user("POST", "/locations/" + Studio.LOCATION + "/customFields", field);
        studio.ghl.location(Studio.LOCATION).customFields().refresh();
    }

    private void changed(String id) throws InterruptedException {
        studio.location.changed(RecordType.CONTACT, id);
        studio.settle();
    }

    private String city(String id) {
        return studio.contact(studio.contactIdOf(id + "@example.com"))
                .path("city")
                .asText();
    }

    private static String cityOf(Card card) {
        if ("nowhere".equals(card.get("city"))) {
            throw new IllegalStateException("lives in Secret Street");
        }
        return card.text("city");
    }

    @Test
    void aGetterThatFailsOnOneRecordHoldsUpNoOther() throws Exception {
        open(m -> m.field("city", FailingFieldsTest::cityOf, set("city", String.class))
                .to(CITY));
        card("a", "city", "Oslo");
        card("b", "city", "nowhere");
        card("c", "city", "Rome");
        studio.engine.start();
        assertThat(studio.location.plan().of(RecordType.CONTACT)).isPresent();
        studio.location.link(LinkProgress.SILENT);
        studio.settle();

        assertThat(city("a")).isEqualTo("Oslo");
        assertThat(city("b")).isEmpty();
        assertThat(city("c")).isEqualTo("Rome");
        assertThat(studio.location.reviews().open()).singleElement().satisfies(item -> {
            assertThat(item.field()).isEqualTo("city");
            assertThat(item.reason()).contains("IllegalStateException").doesNotContain("Secret");
        });

        cards.edit("b", card -> card.with("city", "Bonn"));
        changed("b");
        assertThat(city("b")).isEqualTo("Bonn");
        assertThat(studio.location.reviews().open()).isEmpty();
    }

    /** Right after linking: no webhook and no second look need tell. */
    @Test
    void aValueThatCannotBeReadIsAskedAboutWhenItsRecordIsCreated() throws Exception {
        studio = new Studio(
                RecordSync.contacts(cards)
                        .mapping(m -> m.field("email", get("email", String.class), set("email", String.class))
                                .to(EMAIL)
                                .field("city", FailingFieldsTest::cityOf, set("city", String.class))
                                .to(CITY)
                                .field("state", get("state", String.class), set("state", String.class))
                                .to(STATE)
                                .values(ValueMap.of(Map.of("new", "Open")))),
                Clock.systemUTC());
        card("a", "city", "nowhere");
        studio.sandbox.createContact(Map.of("email", "b@example.com", "state", "Frozen"));
        studio.engine.start();

        TypePlan plan = studio.location.plan().of(RecordType.CONTACT).orElseThrow();
        assertThat(plan.conflicts()).containsExactly(Map.entry("city", 1), Map.entry("state", 1));
        studio.location.link(LinkProgress.SILENT);

        assertThat(studio.contacts()).hasSize(2);
        assertThat(cards.all()).hasSize(2);
        assertThat(studio.location.reviews().open())
                .extracting(ReviewItem::field)
                .containsExactlyInAnyOrder("city", "state");
    }

    /** The other one is a contact that is looked for by its keys, among them the record whose times fail. */
    @Test
    void timesOfChangeThatFailOnOneRecordHoldUpNoOther() throws Exception {
        open(m -> m.field("city", get("city", String.class), set("city", String.class))
                .to(CITY));
        card("a", "city", "Oslo");
        card("b", "city", "Bonn");
        cards.failOverTimesOf("b");
        studio.engine.start();
        assertThat(studio.location.plan().of(RecordType.CONTACT)).isPresent();
        studio.location.link(LinkProgress.SILENT);
        studio.userCreates(Map.of("email", "c@example.com", "city", "Rome"));
        studio.settle();

        assertThat(city("a")).isEqualTo("Oslo");
        assertThat(cards.all()).extracting(card -> card.text("city")).contains("Rome");
        assertThat(studio.location.deadLetters().list()).singleElement().satisfies(letter -> {
            assertThat(letter.appId()).isEqualTo("b");
            assertThat(letter.toString()).contains("no time in the history");
        });
    }

    @Test
    void aGetterThatFailsOnABlankRecordIsRefusedAtTheStart() {
        assertThatThrownBy(() ->
                        open(m -> m.field("city", card -> card.text("city").strip(), set("city", String.class))
                                .to(CITY)))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("\"city\"")
                .hasMessageContaining("NullPointerException");
    }

    @Test
    void aRefusedFieldWhoseMappingIsMendedIsAskedAboutAnew() throws Exception {
        open(m -> m.field("owner", get("owner", String.class), set("owner", String.class))
                .to(ASSIGNED_TO));
        card("a", "owner", "nobody-here");
        studio.linked();
        assertThat(studio.location.reviews().open())
                .singleElement()
                .satisfies(item -> assertThat(item.kind()).isEqualTo(ReviewItem.Kind.REFUSED));

        studio.engine.close();
        userAddsField(Map.of("name", "Visits", "dataType", "NUMERICAL", "model", "contact"));
        // A form that takes no such text as the question holds.
        studio.engine = studio.engine(
                studio.store,
                sync(m -> m.field("owner", get("owner", String.class), set("owner", String.class))
                        .to(customField("visits"))
                        .canonical(CanonicalForm.integer())));
        studio.engine.start();
        studio.settle();

        assertThat(studio.location.status().state()).isNotEqualTo(SyncStatus.State.STOPPED);
        assertThat(studio.location.reviews().open()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(ReviewItem.Kind.FIELD);
            assertThat(item.reason()).contains("a whole number");
        });
        card("b", "owner", null);
        changed("b");
        assertThat(studio.contactIdOf("b@example.com")).isNotNull();
    }

    @Test
    void aRefusedFieldWhoseCustomFieldIsDeletedHoldsUpNothing() throws Exception {
        open(m -> m.field("stage", get("stage", String.class), set("stage", String.class))
                .to(customField("stage")));
        userAddsField(Map.of(
                "name", "Stage", "dataType", "SINGLE_OPTIONS", "options", List.of("New", "Won"), "model", "contact"));
        card("a", "stage", "Frozen");
        studio.linked();
        assertThat(studio.location.reviews().open()).hasSize(1);

        studio.user(
                "DELETE", "/locations/" + Studio.LOCATION + "/customFields/" + studio.customFieldId("stage"), Map.of());
        studio.ghl.location(Studio.LOCATION).customFields().refresh();
        studio.settle();
        card("b", "stage", null);
        changed("b");
        studio.settle();

        assertThat(studio.location.status().state()).isNotEqualTo(SyncStatus.State.STOPPED);
        assertThat(studio.contactIdOf("b@example.com")).isNotNull();
        assertThat(studio.location.deadLetters().list()).isEmpty();
        assertThat(studio.location.reviews().open())
                .as("there is nothing to decide")
                .isEmpty();
        long mark = studio.mark();
        studio.settle();
        assertThat(studio.engineCalls(mark))
                .as("it is not looked at without end")
                .isEmpty();
    }
}
