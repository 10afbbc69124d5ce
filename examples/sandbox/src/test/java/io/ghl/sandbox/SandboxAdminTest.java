package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.Api.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time, search lag, snapshots, tokens, webhooks and edits, from Java and over HTTP alike. */
class SandboxAdminTest {
    private final TestClock clock = new TestClock();
    private final GhlSandbox sandbox =
            GhlSandbox.builder().clock(clock).searchLag(Duration.ofSeconds(5)).start();
    private final Api api = Api.of(sandbox, Api.V2);
    private final Api admin = Api.bare(sandbox, Map.of());

    @AfterEach
    void close() {
        sandbox.close();
    }

    private int found() {
        return api.post("/contacts/search", api.contact("'pageLimit':10"))
                .body()
                .path("total")
                .asInt();
    }

    @Test
    void timePassesOverHttp() {
        api.create("");
        assertThat(found()).isZero();
        Answer later = admin.post("/_sandbox/clock/advance", "{'millis':5000}");
        assertThat(later.body().path("now").asText())
                .isEqualTo(clock.instant().plusSeconds(5).toString());
        assertThat(found()).isEqualTo(1);
        assertThat(admin.get("/_sandbox/clock").body()).isEqualTo(later.body());
    }

    @Test
    void searchLagChangesWhileItRuns() {
        String id = api.create("'firstName':'Ada'");
        clock.advance(Duration.ofSeconds(4));
        assertThat(found()).isZero();
        sandbox.searchLag(Duration.ofSeconds(3));
        assertThat(found()).as("shorter: what waits appears").isEqualTo(1);
        sandbox.searchLag(Duration.ofSeconds(60));
        assertThat(found()).as("longer: what was seen stays").isEqualTo(1);
        api.delete("/contacts/" + id);
        clock.advance(Duration.ofSeconds(59));
        assertThat(found()).isEqualTo(1);
        Answer none = admin.put("/_sandbox/search-lag", "{'millis':0}");
        assertThat(none.body().path("searchLagMillis").asInt()).isZero();
        assertThat(found()).isZero();
        api.create("");
        assertThat(found()).isEqualTo(1);
        assertThatThrownBy(() -> sandbox.searchLag(Duration.ofMillis(-1))).hasMessageContaining("negative");
    }

    @Test
    void snapshotsBringEverythingBack() {
        String id = api.create("'firstName':'Ada','email':'a@b.co','tags':['x']");
        api.post("/contacts/" + id + "/notes", "{'body':'n'}");
        JsonNode before = sandbox.snapshot();
        sandbox.state().save("one contact");
        api.delete("/contacts/" + id);
        String other = api.create("'email':'a@b.co'");
        sandbox.state().restore("one contact");
        assertThat(sandbox.snapshot()).isEqualTo(before);
        assertThat(found()).as("search sees it at once").isEqualTo(1);
        assertThat(api.post("/contacts/", api.contact("'email':'a@b.co'")).status())
                .as("the index of e-mails is back")
                .isEqualTo(400);
        assertThat(api.create("")).as("ids go on").isNotIn(id, other);
        assertThatThrownBy(() -> sandbox.state().restore("nothing")).hasMessage("no snapshot has this name");
    }

    @Test
    void snapshotsAreTakenOverHttpAndHoldTheTokensOfTheApp() {
        String code = sandbox.installs().authorizeLocation(sandbox.locationId());
        assertThat(code).isNotEmpty();
        assertThat(admin.put("/_sandbox/snapshots/a", "")
                        .body()
                        .path("snapshots")
                        .toString())
                .isEqualTo("[\"a\"]");
        sandbox.installs().uninstall(sandbox.locationId());
        assertThat(admin.post("/_sandbox/snapshots/a/restore", "").status()).isEqualTo(200);
        sandbox.installs().changePlan(sandbox.locationId(), "gold");
        assertThat(admin.get("/_sandbox/snapshots").body().path("snapshots")).hasSize(1);
        assertThat(admin.post("/_sandbox/snapshots/b/restore", "").message()).contains("no snapshot has this name");
    }

    @Test
    void aRestoredStateIsInTheStateFile(@TempDir Path folder) {
        Path file = folder.resolve("state.jsonl");
        JsonNode before;
        try (GhlSandbox kept = GhlSandbox.builder().stateFile(file).start()) {
            Api keptApi = Api.of(kept, Api.V2);
            keptApi.create("'firstName':'Ada'");
            before = kept.snapshot();
            kept.state().save("s");
            keptApi.create("'firstName':'Grace'");
            kept.state().restore("s");
        }
        try (GhlSandbox kept = GhlSandbox.builder().stateFile(file).start()) {
            assertThat(kept.snapshot()).isEqualTo(before);
        }
    }

    @Test
    void tokensComeAndGoOverHttp() {
        admin.post("/_sandbox/tokens", "{'token':'pit-2','label':'reader','scopes':['contacts.readonly']}");
        Api reader = Api.of(sandbox, Api.V2, "pit-2");
        assertThat(reader.get("/contacts/x").status()).isEqualTo(400);
        assertThat(reader.post("/contacts/", api.contact("")).status()).isEqualTo(401);
        assertThat(sandbox.journal().countByToken()).containsEntry("reader", 2L);
        admin.post("/_sandbox/tokens/revoke", "{'token':'pit-2'}");
        assertThat(reader.get("/contacts/x").message()).contains("Invalid Private Integration token");
    }

    @Test
    void editsOfPeopleAreMadeOverHttp() {
        String id = admin.post("/_sandbox/contacts", "{'firstName':'Ada','city':'London'}")
                .body()
                .path("id")
                .asText();
        admin.put("/_sandbox/contacts/" + id, "{'companyName':'Engines','city':null}");
        assertThat(sandbox.contact(id).orElseThrow().path("companyName").asText())
                .isEqualTo("Engines");
        assertThat(sandbox.contact(id).orElseThrow().has("city")).isFalse();
        assertThat(admin.delete("/_sandbox/contacts/" + id).status()).isEqualTo(200);
        assertThat(sandbox.contact(id)).isEmpty();
        assertThat(admin.delete("/_sandbox/contacts/" + id).status()).isEqualTo(400);
        assertThat(sandbox.journal().count()).isZero();
    }

    @Test
    void webhooksAreListedReplayedSentAndPausedOverHttp() throws Exception {
        try (Receiver receiver = new Receiver(n -> n == 1 ? 429 : 200)) {
            sandbox.sendWebhooksTo(receiver.url());
            api.create("");
            assertThat(admin.post("/_sandbox/webhooks/settle?timeoutMillis=20000", "")
                            .body()
                            .path("settled")
                            .asBoolean())
                    .isTrue();
            JsonNode waiting = admin.get("/_sandbox/webhooks/deliveries?type=ContactCreate&state=PENDING")
                    .body()
                    .at("/deliveries/0");
            assertThat(waiting.path("status").asInt()).isEqualTo(429);
            assertThat(waiting.path("nextAttempt").asText()).isNotEmpty();
            admin.post("/_sandbox/clock/advance", "{'millis':720000}");
            assertThat(receiver.hooks()).hasSize(2);

            String webhookId = waiting.path("webhookId").asText();
            admin.post("/_sandbox/webhooks/replay", "{'webhookId':'" + webhookId + "'}");
            JsonNode sent = admin.post(
                            "/_sandbox/webhooks/send", "{'type':'OpportunityCreate','locationId':'l','name':'Deal'}")
                    .body();
            assertThat(sandbox.webhooksDrained(Duration.ofSeconds(20))).isTrue();
            assertThat(receiver.types())
                    .containsExactlyInAnyOrder("ContactCreate", "ContactCreate", "ContactCreate", "OpportunityCreate");
            assertThat(admin.get("/_sandbox/webhooks/deliveries?webhookId="
                                    + sent.path("webhookId").asText())
                            .body()
                            .path("matching")
                            .asInt())
                    .isEqualTo(1);

            assertThat(admin.post("/_sandbox/webhooks/pause", "")
                            .body()
                            .path("paused")
                            .asBoolean())
                    .isTrue();
            assertThat(admin.get("/_sandbox/webhooks").body().path("paused").asBoolean())
                    .isTrue();
            admin.post("/_sandbox/webhooks/resume", "");
            assertThat(sandbox.webhooks().paused()).isFalse();

            admin.put("/_sandbox/webhooks/signatures", "{'current':'NOT_AVAILABLE','legacy':'ABSENT'}");
            receiver.forget();
            api.create("");
            assertThat(sandbox.webhooks().settled(Duration.ofSeconds(20))).isTrue();
            assertThat(receiver.hooks().get(0).header("X-ghl-signature")).isEqualTo("N/A");
            assertThat(admin.get("/_sandbox/webhooks/legacy-key.pem").raw().body())
                    .isEqualTo(sandbox.webhooks().legacyPublicKeyPem());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST|clock/advance|{'millis':-1}|millis must be a whole number from 0 to 315360000000",
                "POST|clock/advance|{'millis':99999999999999}|millis must be a whole number from 0 to 315360000000",
                "POST|clock/advance|{'seconds':1}|unknown property seconds",
                "PUT|search-lag|{'millis':'5'}|millis must be a whole number from 0 to 315360000000",
                "PUT|search-lag|[]|the body must be a JSON object",
                "PUT|search-lag|nonsense|the body is not JSON",
                "POST|webhooks/replay|{'webhookId':'x'}|there is no URL to send webhooks to",
                "POST|webhooks/replay|{}|webhookId must be a text that is not blank",
                "POST|webhooks/send|{'type':'A'}|there is no URL to send webhooks to",
                "POST|webhooks/send|{'kind':'A'}|type must be a text that is not blank",
                "PUT|webhooks/signatures|{'current':'SIGNED'}|legacy must be SIGNED, NOT_AVAILABLE or ABSENT",
                "POST|webhooks/settle?timeoutMillis=x||timeoutMillis must be a number",
                "POST|tokens|{'token':'t'}|label must be a text that is not blank",
                "POST|tokens|{'token':'t','label':'l','scopes':'s'}|scopes must be an array",
                "POST|contacts|{'emial':'x'}|[\"property emial should not exist\"]",
                "POST|oauth/plan|{'id':'nobody','planId':'p'}|the app is not installed there",
                "PUT|journal|{'bodies':'yes'}|bodies must be true or false",
                "GET|journal?from=yesterday||from must be a time such as 2026-11-21T12:00:00Z",
            })
    void badInputIsAnsweredByASentence(String method, String path, String body, String message) {
        Answer answer = admin.send(method, "/_sandbox/" + path, body == null ? "" : body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("message").asText()).isEqualTo(message);
    }

    @Test
    void everyListedRouteIsThereAndUnlistedOnesAreNot() {
        for (JsonNode route : admin.get("/_sandbox/").body().path("routes")) {
            String[] words = route.asText().replaceAll("\\{name}|\\{id}", "x").split("[ ?]");
            assertThat(admin.send(words[0], words[1], "").status())
                    .as(route.asText())
                    .isIn(200, 400);
        }
        assertThat(admin.get("/_sandbox/routes").body().path("routes").isMissingNode())
                .isTrue();
        for (String path : new String[] {"clock/back", "snapshots/a/b/c", "contacts", "tokens", "seed", "webhooks/x"}) {
            assertThat(admin.get("/_sandbox/" + path).status()).as(path).isEqualTo(404);
        }
    }
}
