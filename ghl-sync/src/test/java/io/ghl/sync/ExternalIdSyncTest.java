package io.ghl.sync;

import static io.ghl.sync.Card.get;
import static io.ghl.sync.Card.set;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.mapping.ContactFields.customField;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.RecordType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The application's id in a custom field of HighLevel: written into what the sync creates, and the strongest key. */
class ExternalIdSyncTest {
    private final Cards cards = new Cards();
    private Studio studio;

    @BeforeEach
    void open() throws Exception {
        studio = new Studio(
                RecordSync.contacts(cards)
                        .mapping(m -> m.externalId(customField("app_id"))
                                .field("email", get("email", String.class), set("email", String.class))
                                .to(EMAIL)
                                .field("name", get("name", String.class), set("name", String.class))
                                .to(FIRST_NAME))
                        .onConflict(Strategies.appWins()),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private String externalId(String contact) {
        String field = studio.customFieldId("app_id");
        for (JsonNode value : studio.contact(contact).path("customFields")) {
            if (value.path("id").asText().equals(field)) {
                return value.path("value").asText();
            }
        }
        return "";
    }

    private Map<String, ?> withExternalId(String id, Map<String, Object> fields) {
        Map<String, Object> all = new java.util.HashMap<>(fields);
        all.put("customFields", List.of(Map.of("id", studio.customFieldId("app_id"), "field_value", id)));
        return all;
    }

    private List<AuditEntry> linkedBy(String cardId) {
        return studio.location.history(RecordType.CONTACT, cardId).stream()
                .filter(entry -> entry.action() == AuditEntry.Action.LINKED)
                .toList();
    }

    @Test
    void aContactThatIsCreatedCarriesTheId() throws Exception {
        cards.put(Card.of("a7").with("email", "ada@example.com"));
        studio.linked();
        assertThat(externalId(studio.contactIdOf("ada@example.com"))).isEqualTo("a7");

        cards.put(Card.of("b8").with("email", "bob@example.com"));
        studio.location.changed(RecordType.CONTACT, "b8");
        studio.settle();
        assertThat(externalId(studio.contactIdOf("bob@example.com"))).isEqualTo("b8");
    }

    @Test
    void aContactThatCarriesTheIdIsPairedByItAtFirstLinking() throws Exception {
        String ada = studio.userCreates(withExternalId("a7", Map.of("firstName", "Countess", "phone", "+12025550143")));
        cards.put(Card.of("a7").with("email", "ada@example.com").with("name", "Ada"));

        assertThat(studio.location.plan().of(RecordType.CONTACT).orElseThrow().toLink())
                .isEqualTo(1);
        studio.linked();

        assertThat(studio.contacts()).hasSize(1);
        assertThat(cards.all()).hasSize(1);
        assertThat(studio.contact(ada).path("email").asText()).isEqualTo("ada@example.com");
        assertThat(studio.contact(ada).path("firstName").asText()).isEqualTo("Ada");
        assertThat(linkedBy("a7"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.rule()).isEqualTo("same externalId"));
        assertThat(studio.location.reviews().open()).isEmpty();
    }

    /** Without e-mail and phone there is no other key. */
    @Test
    void aRecordWithoutAnotherKeyFindsItsContactLater() throws Exception {
        studio.linked();
        studio.location.pause();
        String ada = studio.userCreates(withExternalId("a7", Map.of("firstName", "Ada", "phone", "+12025550143")));
        cards.put(Card.of("a7").with("name", "Augusta"));
        studio.location.resume();
        studio.location.changed(RecordType.CONTACT, "a7");
        studio.settle();

        assertThat(studio.contacts()).hasSize(1);
        assertThat(cards.all()).hasSize(1);
        assertThat(studio.contact(ada).path("firstName").asText()).isEqualTo("Augusta");
    }

    /** The field belongs to whoever filled it; the sync writes it into contacts of its own only. */
    @Test
    void contactsThatArePairedByAnotherKeyOrCreatedInHighLevelDoNotGetTheId() throws Exception {
        String ada = studio.userCreates(Map.of("firstName", "Ada", "email", "ada@example.com"));
        String cem = studio.userCreates(Map.of("firstName", "Cem", "email", "cem@example.com"));
        cards.put(Card.of("a7").with("email", "ada@example.com"));
        studio.linked();

        assertThat(linkedBy("a7"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.rule()).isEqualTo("same email"));
        assertThat(cards.all()).hasSize(2);
        assertThat(externalId(ada)).isEmpty();
        assertThat(externalId(cem)).isEmpty();
    }
}
