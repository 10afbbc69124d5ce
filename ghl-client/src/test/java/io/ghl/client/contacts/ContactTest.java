package io.ghl.client.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Json;
import io.ghl.client.tasks.Task;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contacts are read in all forms in which HighLevel sends them, and nothing of them is lost. */
class ContactTest {

    @Test
    void readsASingleRead() {
        Contact contact = Contact.of("""
                {"id":"c1","locationId":"L","firstName":"Ada","lastName":"Lovelace","email":"ada@example.com",
                 "phone":"+15551234567","address1":"Main St","postalCode":"12345","dnd":false,
                 "dndSettings":{"SMS":{"status":"active","message":"m","code":"c"},"RCS":{"status":"inactive"},
                                "Fancy":{"status":"brandNew"}},
                 "tags":["a","b"],"customFields":[{"id":"f1","value":"x"},{"id":"f2","value":["y","z"]},
                 {"id":"f3","value":10.50}],"additionalEmails":[{"email":"x@y.z","valid":true}],
                 "dateOfBirth":"1815-12-10","dateAdded":"2026-01-02T03:04:05.678Z","ssn":"secret"}""");
        assertThat(contact.firstName()).isEqualTo("Ada");
        assertThat(contact.address1()).isEqualTo("Main St");
        assertThat(contact.dndSettings()).containsOnlyKeys("sms", "rcs", "fancy");
        assertThat(contact.isDoNotDisturb("SMS")).isTrue();
        assertThat(contact.isDoNotDisturb(DndChannel.RCS)).isFalse();
        assertThat(contact.dndSettings().get("fancy").status()).isEqualTo("brandNew");
        assertThat(contact.customField("f1").text()).isEqualTo("x");
        assertThat(contact.customField("f2").texts()).containsExactly("y", "z");
        assertThat(contact.customField("f3").number()).isEqualTo(new BigDecimal("10.50"));
        assertThat(contact.additionalEmails()).containsExactly("x@y.z");
        assertThat(contact.dateOfBirth()).isEqualTo(LocalDate.of(1815, 12, 10));
        assertThat(contact.dateAdded()).isEqualTo(Instant.parse("2026-01-02T03:04:05.678Z"));
        assertThat(contact.additional()).containsOnlyKeys("ssn");
    }

    @Test
    void readsASearchRowAndAV3Contact() {
        Contact row = Contact.of(
                "{\"id\":\"c1\",\"address\":\"Main St\",\"additionalEmails\":[\"x@y.z\"],\"searchAfter\":[1,\"c1\"],\"contactName\":\"Ada\"}");
        assertThat(row.address1()).isEqualTo("Main St");
        assertThat(row.additionalEmails()).containsExactly("x@y.z");
        assertThat(row.searchAfter()).hasToString("[1,\"c1\"]");
        assertThat(Contact.of("{\"id\":\"c\",\"dndSettings\":{\"whatsApp\":{\"status\":\"permanent\"}}}")
                        .isDoNotDisturb("WhatsApp"))
                .isTrue();
    }

    @Test
    void readsAWebhookWithoutItsEnvelope() {
        Contact contact = Contact.of("""
                {"type":"ContactCreate","locationId":"L","versionId":"v","appId":"a","id":"c1","firstName":"Ada",
                 "dateOfBirth":"2000-01-05T00:00:00.000Z","timestamp":"2026-01-01T00:00:00Z","webhookId":"w"}""");
        assertThat(contact.type()).isNull();
        assertThat(contact.locationId()).isEqualTo("L");
        assertThat(contact.dateOfBirth()).isEqualTo(LocalDate.of(2000, 1, 5));
        assertThat(contact.additional()).isEmpty();
        assertThat(Contact.of("{\"id\":\"c\",\"type\":\"lead\"}").type()).isEqualTo("lead");
    }

    @Test
    void oneBadFieldDoesNotDestroyTheRest() {
        Contact contact = Contact.of("""
                {"id":"c1","email":{"odd":1},"dnd":"maybe","dateAdded":"yesterday","tags":"none","dndSettings":[],
                 "customFields":[{"id":"f1","value":"x"},"odd",null],"firstName":5,"lastName":null,"dateOfBirth":""}""");
        assertThat(contact.email()).isNull();
        assertThat(contact.dnd()).isFalse();
        assertThat(contact.dateAdded()).isNull();
        assertThat(contact.tags()).isEmpty();
        assertThat(contact.firstName()).isEqualTo("5");
        assertThat(contact.customFields()).hasSize(1);
        assertThat(contact.additional())
                .containsOnlyKeys("email", "dnd", "dateAdded", "tags", "dndSettings", "customFields");
        assertThat(contact.additional().get("dateAdded").textValue()).isEqualTo("yesterday");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"2026-01-02T03:04:05Z\"', 2026-01-02T03:04:05Z",
        "'\"2026-01-02T03:04:05.678+02:00\"', 2026-01-02T01:04:05.678Z",
        "'\"2026-01-02T03:04:05+0200\"', 2026-01-02T01:04:05Z",
        "'\"2021-07-16 11:00:00\"', 2021-07-16T11:00:00Z",
        "'\"2021-07-16T11:00\"', 2021-07-16T11:00:00Z",
        "'\"2026-01-02\"', 2026-01-02T00:00:00Z",
        "1732700000000, 2024-11-27T09:33:20Z",
        "'\"1732700000000\"', 2024-11-27T09:33:20Z",
    })
    void readsAllFormsOfDates(String json, Instant expected) {
        Contact contact = Contact.of("{\"id\":\"c\",\"dateUpdated\":" + json + "}");
        assertThat(contact.dateUpdated()).isEqualTo(expected);
        assertThat(Task.of("{\"_id\":\"t\",\"dueDate\":" + json + "}").dueDate())
                .isEqualTo(expected);
        assertThat(contact.additional()).isEmpty();
    }

    @Test
    void numbersKeepEveryDigitThroughReadAndWrite() throws Exception {
        String json =
                "{\"id\":\"c1\",\"a\":10.50,\"b\":1E-7,\"c\":1234567890.1234567890123456789,\"d\":12345678901234567890123}";
        Contact contact = Contact.of(json);
        assertThat(contact.json()).hasToString(json);
        ObjectMapper users = new ObjectMapper();
        assertThat(users.readTree(users.writeValueAsString(contact))).isEqualTo(users.readTree(json));
        assertThat(users.readValue("{\"id\":\"c1\"}", Contact.class).id()).isEqualTo("c1");
    }

    @Test
    void anyJsonObjectWithAnIdComesBackUnchanged() {
        Random random = new Random(42);
        String[] names = {"email", "dnd", "tags", "customFields", "dndSettings", "dateAdded", "dateOfBirth", "x", "type"
        };
        for (int i = 0; i < 2_000; i++) {
            ObjectNode json = Json.object().put("id", "c" + i);
            for (int f = random.nextInt(6); f > 0; f--) {
                json.set(names[random.nextInt(names.length)], anyNode(random, 3));
            }
            Contact contact = Contact.of(json);
            assertThat(contact.json()).isEqualTo(json);
            assertThat(Contact.of(contact.json())).isEqualTo(contact);
        }
    }

    private static JsonNode anyNode(Random random, int depth) {
        ObjectNode object = Json.object();
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> object.nullNode();
            case 1 -> object.booleanNode(random.nextBoolean());
            case 2 -> object.numberNode(random.nextLong());
            case 3 -> object.numberNode(BigDecimal.valueOf(random.nextInt(), 3));
            case 4 -> object.textNode(random.nextBoolean() ? "" : "2026-01-0" + random.nextInt(12));
            case 5 -> object.arrayNode().add(anyNode(random, depth - 1)).add(anyNode(random, depth - 1));
            default -> object.set(random.nextBoolean() ? "id" : "status", anyNode(random, depth - 1));
        };
    }

    @Test
    void whatWasHandedInStaysTheCallersOwn() {
        ObjectNode webhook = (ObjectNode)
                Json.parse("{\"id\":\"c1\",\"type\":\"ContactCreate\",\"webhookId\":\"w\",\"tags\":[\"a\"],"
                        + "\"customFields\":[{\"id\":\" \",\"value\":1},{\"id\":\"f\",\"value\":[1]}]}");
        Contact contact = Contact.of(webhook);
        assertThat(webhook.has("webhookId")).isTrue();
        ((ArrayNode) webhook.path("tags")).add("b");
        ((ArrayNode) webhook.at("/customFields/1/value")).add(2);
        assertThat(contact.tags()).containsExactly("a");
        assertThat(contact.customField("f").value()).hasSize(1);
        assertThat(contact.json().path("tags")).hasSize(1);
        // A field without a name cannot be read, and must not make the contact unreadable.
        assertThat(contact.additional()).containsOnlyKeys("customFields");
    }

    @Test
    void whatIsHandedOutCannotChangeTheContact() {
        Contact contact = Contact.of("{\"id\":\"c1\",\"extra\":{\"a\":1},\"searchAfter\":[1]}");
        ((ObjectNode) contact.json()).put("id", "other");
        ((ObjectNode) contact.additional().get("extra")).removeAll();
        assertThat(contact.json()).hasToString("{\"id\":\"c1\",\"extra\":{\"a\":1},\"searchAfter\":[1]}");
    }

    @Test
    void refusesWhatIsNoContact() {
        assertThatIllegalArgumentException().isThrownBy(() -> Contact.of("[]"));
        assertThatIllegalArgumentException().isThrownBy(() -> Contact.of("{\"email\":\"a@b.c\"}"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contact.of("{\"email\": ada@example.com}"))
                .withMessageNotContaining("ada");
    }

    @Test
    void toStringShowsNamesOnly() {
        Contact contact = Contact.of("{\"id\":\"c1\",\"email\":\"ada@example.com\",\"phone\":null,\"zip\":\"9\"}");
        assertThat(contact).hasToString("Contact c1 [email, zip]");
    }
}
