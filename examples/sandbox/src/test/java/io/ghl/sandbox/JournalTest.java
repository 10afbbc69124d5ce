package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The request journal: what was called, for tests in any language to assert. */
class JournalTest {
    private final TestClock clock = new TestClock();
    private final GhlSandbox sandbox = GhlSandbox.builder().clock(clock).start();
    private final Api api = Api.of(sandbox, Api.V2);
    private final Api admin = Api.bare(sandbox, Map.of());

    @AfterEach
    void close() {
        sandbox.close();
    }

    private JsonNode entries(String filter) {
        return admin.get("/_sandbox/journal?" + filter).body().path("entries");
    }

    @Test
    void entriesAreFoundByAnythingTheyHold() {
        String id = api.create("'firstName':'Ada'");
        clock.advance(Duration.ofMinutes(1));
        api.get("/contacts/" + id + "/tasks");
        Api.of(sandbox, Api.V3).get("/contacts/" + id);
        sandbox.faults().set(Fault.ERROR_BEFORE_EFFECT, FaultRule.next(1));
        api.delete("/contacts/" + id + "/notes/note%201");

        assertThat(sandbox.journal().entries(e -> e.pathIds().containsValue(id)))
                .extracting(JournalEntry::operationId)
                .containsExactly("get-all-tasks", "get-contact", "delete-note");
        assertThat(sandbox.journal().entriesOf("delete-note").get(0).pathIds())
                .isEqualTo(Map.of("contactId", id, "id", "note 1"));
        assertThat(entries("id=" + id)).hasSize(3);
        assertThat(entries("id=note%201").get(0).at("/pathIds/contactId").asText())
                .isEqualTo(id);
        assertThat(entries("from=" + clock.instant())).hasSize(3);
        assertThat(entries("since=1&limit=2")).hasSize(2);
        assertThat(entries("version=v3")).hasSize(1);
        assertThat(entries("fault=ERROR_BEFORE_EFFECT")).hasSize(1);
        assertThat(entries("location=" + sandbox.locationId())).hasSize(4);
        assertThat(entries("location=other")).isEmpty();
        assertThat(entries("method=GET&status=200&operation=get-contact&token=token-1"))
                .hasSize(1);
    }

    @Test
    void bodiesAreKeptOnlyOnRequest() {
        api.create("'firstName':'Ada'");
        assertThat(admin.put("/_sandbox/journal", "{'bodies':true}").status()).isEqualTo(200);
        api.create("'firstName':'Grace'");
        api.get("/contacts/x");
        assertThat(sandbox.journal().entries())
                .extracting(JournalEntry::body)
                .containsExactly(null, api.contact("'firstName':'Grace'").replace('\'', '"'), null);
        assertThat(entries("operation=create-contact").get(1).path("body").asText())
                .contains("Grace");
        assertThat(entries("operation=create-contact").get(0).has("body")).isFalse();
        assertThat(sandbox.journal().entries().toString()).doesNotContain("Grace");
        sandbox.journal().keepBodies(false);
        api.create("'firstName':'Hedy'");
        assertThat(sandbox.journal().entries().get(3).body()).isNull();
    }

    @Test
    void secretsAndFilesAreNeverKept() {
        try (GhlSandbox keeping = GhlSandbox.builder().journalBodies(true).start()) {
            Api.bare(keeping, Map.of("Version", Api.V2, "Content-Type", "application/x-www-form-urlencoded"))
                    .post("/oauth/token", "client_secret=planted");
            Api plain = Api.of(keeping, Api.V2);
            plain.post("/users/", "{'password':'planted'}");
            plain.withContentType("multipart/form-data; boundary=x")
                    .post("/locations/" + keeping.locationId() + "/customFields/upload", "planted");
            assertThat(keeping.journal().entries())
                    .hasSize(3)
                    .allSatisfy(e -> assertThat(e.body()).isNull());
        }
    }
}
