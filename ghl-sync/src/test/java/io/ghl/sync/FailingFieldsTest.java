package io.ghl.sync;

import static io.ghl.sync.Card.get;
import static io.ghl.sync.Card.set;
import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.customField;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.mapping.MappingException;
import io.ghl.sync.mapping.MappingStep;
import io.ghl.sync.record.RecordType;
import java.time.Clock;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fields that cannot be read: a person is asked, and all other records flow. */
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

    @Test
    void aGetterThatFailsOnABlankRecordIsRefusedAtTheStart() {
        assertThatThrownBy(() ->
                        open(m -> m.field("city", card -> card.text("city").strip(), set("city", String.class))
                                .to(CITY)))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("\"city\"")
                .hasMessageContaining("NullPointerException");
    }
}
