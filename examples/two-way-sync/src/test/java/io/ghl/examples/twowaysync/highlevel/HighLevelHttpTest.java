package io.ghl.examples.twowaysync.highlevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.examples.twowaysync.DemoException;
import io.ghl.examples.twowaysync.script.Details;
import io.ghl.examples.twowaysync.script.Field;
import io.ghl.sandbox.GhlSandbox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HighLevelHttpTest {
    private static final Details ADA = Details.of(
            Map.of(
                    Field.FIRST_NAME, "Ada",
                    Field.EMAIL, "Ada@Example.com",
                    Field.PHONE, "(206) 555-0101",
                    Field.CITY, "London",
                    Field.STAGE, "trial"),
            List.of("VIP", "Yoga"));

    private GhlSandbox sandbox;
    private HighLevelHttp highLevel;
    private ContactJson json;

    @BeforeEach
    void start() {
        sandbox = GhlSandbox.start();
        highLevel = new HighLevelHttp(sandbox.baseUrl(), sandbox.token(), sandbox.locationId());
        json = ContactJson.prepare(highLevel);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Details read(String id) {
        return json.details(highLevel.contact(id).orElseThrow());
    }

    @Test
    void preparingTwiceMakesTheCustomFieldsOnce() {
        assertThat(ContactJson.prepare(highLevel)).isEqualTo(json);
        assertThat(sandbox.journal().count("create-custom-field")).isEqualTo(2);
    }

    @Test
    void aContactComesBackAsHighLevelWritesIt() {
        String id = highLevel.createContact(json.creation(ADA));
        assertThat(read(id)).isEqualTo(ADA.canonical());
        assertThat(json.customerId(highLevel.contact(id).orElseThrow())).isNull();
        assertThat(highLevel.contactIdByEmail("ada@example.com")).contains(id);
        assertThat(highLevel.contactIds()).containsExactly(id);
    }

    @Test
    void creatingTwiceFindsTheFirst() {
        String id = highLevel.createContact(json.creation(ADA));
        assertThat(highLevel.createContact(json.creation(ADA))).isEqualTo(id);
        assertThat(sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void fieldsAndTagsAreChangedAndCleared() {
        String id = highLevel.createContact(json.creation(ADA));
        highLevel.updateContact(id, json.changes(Map.of(Field.CITY, "", Field.STAGE, "member")));
        highLevel.removeTags(id, List.of("VIP"));
        highLevel.addTags(id, List.of("Locker"));
        assertThat(read(id))
                .isEqualTo(ADA.with(Field.CITY, null)
                        .with(Field.STAGE, "member")
                        .withTags(List.of("yoga", "locker"))
                        .canonical());
    }

    @Test
    void deletingTwiceIsFine() {
        String id = highLevel.createContact(json.creation(ADA));
        highLevel.deleteContact(id);
        highLevel.deleteContact(id);
        assertThat(highLevel.contact(id)).isEmpty();
        assertThat(highLevel.contactIdByEmail("ada@example.com")).isEmpty();
    }

    @Test
    void allIdsAreListedPageByPage() {
        for (int i = 0; i < 501; i++) {
            sandbox.createContact(Map.of("email", "p" + i + "@example.com"));
        }
        assertThat(highLevel.contactIds()).hasSize(501).doesNotHaveDuplicates();
    }

    @Test
    void aRefusalIsOneSentenceWithoutPersonalData() {
        assertThatThrownBy(() -> new HighLevelHttp(sandbox.baseUrl(), "wrong", sandbox.locationId())
                        .contactIdByEmail("ada@example.com"))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("HighLevel answered 401 to GET /contacts/search/duplicate")
                .hasMessageNotContaining("ada@example.com");
    }

    @Test
    void anUnknownStageIsShownAsItIs() {
        JsonNode contact =
                sandbox.contact(highLevel.createContact(json.creation(ADA))).orElseThrow();
        String shown = contact.toString().replace("In trial", "Elsewhere");
        assertThat(json.details(parse(shown)).get(Field.STAGE)).isEqualTo("Elsewhere");
    }

    private static JsonNode parse(String text) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
