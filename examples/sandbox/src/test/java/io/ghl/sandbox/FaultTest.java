package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sandbox.Api.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults on demand, from Java and over HTTP, and the rest of {@code /_sandbox/}. */
class FaultTest {
    private final GhlSandbox sandbox =
            GhlSandbox.builder().contacts(2).rate(1_000, Duration.ofSeconds(10)).start();
    private final Api api = Api.of(sandbox, Api.V2);
    private final Api admin = Api.bare(sandbox, Map.of());

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void rateLimitBurstHasNoEffect() {
        sandbox.faults().set(Fault.RATE_LIMIT, FaultRule.next(2).on("create-contact"));
        assertThat(api.get("/contacts/x").status()).isEqualTo(400);
        assertThat(api.post("/contacts/", api.contact("")).status()).isEqualTo(429);
        assertThat(api.post("/contacts/", api.contact("")).status()).isEqualTo(429);
        assertThat(sandbox.contactCount()).isEqualTo(2);
        assertThat(api.post("/contacts/", api.contact("")).status()).isEqualTo(201);
        assertThat(sandbox.faults().counts()).isEqualTo(Map.of(Fault.RATE_LIMIT, 2L));
        assertThat(sandbox.journal().entries().get(1).fault()).isEqualTo(Fault.RATE_LIMIT);
    }

    @Test
    void errorsStrikeBeforeOrAfterTheEffect() {
        sandbox.faults().set(Fault.ERROR_BEFORE_EFFECT, FaultRule.next(1).status(503));
        assertThat(api.post("/contacts/", api.contact("")).status()).isEqualTo(503);
        assertThat(sandbox.contactCount()).isEqualTo(2);
        sandbox.faults().set(Fault.ERROR_AFTER_EFFECT, FaultRule.next(1));
        assertThat(api.post("/contacts/", api.contact("")).status()).isEqualTo(500);
        assertThat(sandbox.contactCount()).isEqualTo(3);
    }

    @Test
    void aCreateMayAnswer422AndStillHaveCreated() {
        sandbox.faults().set(Fault.ERROR_AFTER_EFFECT, FaultRule.next(1).status(422));
        Answer answer = api.post("/contacts/", api.contact("'email':'a@b.co'"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("message").isArray()).isTrue();
        assertThat(api.get("/contacts/search/duplicate?email=a@b.co&locationId=" + sandbox.locationId())
                        .body()
                        .at("/contact/email")
                        .asText())
                .isEqualTo("a@b.co");
    }

    @Test
    void connectionIsResetBeforeOrAfterTheEffect() {
        String body = api.contact("").replace('\'', '"');
        sandbox.faults().set(Fault.RESET_BEFORE_EFFECT, FaultRule.next(1));
        assertThatThrownBy(() -> api.sendOrFail("POST", "/contacts/", body)).isInstanceOf(IOException.class);
        assertThat(sandbox.contactCount()).isEqualTo(2);
        sandbox.faults().clear();
        sandbox.faults().set(Fault.RESET_AFTER_EFFECT, FaultRule.next(1));
        assertThatThrownBy(() -> api.sendOrFail("POST", "/contacts/", body)).isInstanceOf(IOException.class);
        assertThat(sandbox.contactCount()).isEqualTo(3);
        assertThat(sandbox.journal().countByStatus()).isEqualTo(Map.of(0, 2L));
    }

    @Test
    void latencyIsCountedAndTheAnswerStillComes() {
        sandbox.faults().set(Fault.LATENCY, FaultRule.next(1).latency(Duration.ofMillis(1)));
        assertThat(api.get("/contacts/x").status()).isEqualTo(400);
        assertThat(sandbox.faults().count(Fault.LATENCY)).isEqualTo(1);
    }

    @Test
    void rulesRepeatThemselvesForASeedAndKeepTheirBounds() {
        assertThat(strikes(FaultRule.withProbability(0.3), 7)).isEqualTo(strikes(FaultRule.withProbability(0.3), 7));
        assertThat(strikes(FaultRule.withProbability(0.3), 7)).isNotEqualTo(strikes(FaultRule.withProbability(0.3), 8));
        assertThat(strikes(FaultRule.withProbability(0).atLeast(3), 7)).containsExactly(0, 1, 2);
        assertThat(strikes(FaultRule.always().atMost(2), 7)).containsExactly(0, 1);
        assertThat(strikes(FaultRule.withProbability(0.5).atLeast(5), 7))
                .startsWith(0, 1, 2, 3, 4)
                .hasSizeBetween(30, 75);
    }

    private static long[] strikes(FaultRule rule, long seed) {
        Faults faults = new Faults(1);
        faults.set(Fault.LATENCY, rule, seed);
        return LongStream.range(0, 100)
                .filter(i -> faults.strike(Fault.LATENCY, "x").isPresent())
                .toArray();
    }

    @Test
    void rulesRefuseNonsense() {
        assertThatThrownBy(() -> FaultRule.withProbability(1.5)).hasMessageContaining("probability");
        assertThatThrownBy(() -> FaultRule.always().status(200)).hasMessageContaining("status");
        assertThatThrownBy(() -> FaultRule.always().latency(Duration.ofMillis(-1)))
                .hasMessageContaining("latency");
        assertThatThrownBy(() -> FaultRule.next(-1)).hasMessageContaining("atLeast");
    }

    @Test
    void faultsAreArmedAndClearedOverHttp() {
        Answer armed = admin.send(
                "PUT",
                "/_sandbox/faults",
                "{'seed':7,'rules':{'ERROR_BEFORE_EFFECT':{'atLeast':1,'status':502,'operations':['get-contact']}}}");
        assertThat(armed.status()).isEqualTo(200);
        assertThat(armed.body().at("/rules/ERROR_BEFORE_EFFECT/atMost").asInt()).isEqualTo(1);
        assertThat(api.get("/contacts/x").status()).isEqualTo(502);
        assertThat(api.get("/contacts/x").status()).isEqualTo(400);
        assertThat(admin.get("/_sandbox/faults")
                        .body()
                        .at("/counts/ERROR_BEFORE_EFFECT")
                        .asInt())
                .isEqualTo(1);
        assertThat(admin.delete("/_sandbox/faults").body().path("rules").isEmpty())
                .isTrue();
        for (String body : new String[] {
            "{}",
            "{",
            "{'rules':{'EARTHQUAKE':{}}}",
            "{'rules':{'LATENCY':{'often':1}}}",
            "{'rules':{'LATENCY':{'probability':2}}}",
            "{'extra':1}"
        }) {
            assertThat(admin.put("/_sandbox/faults", body).status()).as(body).isEqualTo(400);
        }
        assertThat(admin.get("/_sandbox/faults").body().path("rules").isEmpty()).isTrue();
    }

    /** Each of these once was accepted and never struck. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense|the body is not JSON",
                "[]|the body must look like {\"rules\": {\"RATE_LIMIT\": {\"atLeast\": 1}}}",
                "{'rules':{'LATENCY':5}}|the rule of LATENCY must be an object",
                "{'rules':{'LATENCY':{'probability':'x'}}}|probability must be a number",
                "{'rules':{'LATENCY':{'atLeast':1,'operations':'get-contact'}}}|operations must be an array",
                "{'rules':{'LATENCY':{'latencyMillis':5}}}"
                        + "|the rule of LATENCY needs probability or atLeast to strike at all",
            })
    void aRuleThatCouldNeverStrikeIsRefusedInOneSentence(String body, String message) {
        Answer answer = admin.put("/_sandbox/faults", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("message").asText()).isEqualTo(message);
    }

    @Test
    void theAdminApiListsItself() {
        assertThat(admin.get("/_sandbox").body().path("routes")).hasSizeGreaterThan(9);
        assertThat(admin.get("/_sandbox/").body())
                .isEqualTo(admin.get("/_sandbox").body());
        assertThat(admin.get("/_sandbox/webhooks/key.pem").raw().body()).isEqualTo(sandbox.webhookPublicKeyPem());
        assertThat(admin.get("/_sandbox/nothing").message()).contains("GET /_sandbox/ lists what there is");
        assertThat(sandbox.journal().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'url':'nowhere'}", "{'url':'ftp://a/b'}", "{'url':'http://['}", "{'url':1}"})
    void webhooksAreAimedAtWebAddressesOnly(String body) {
        assertThat(admin.put("/_sandbox/webhooks", body).message())
                .isEqualTo("\"url must be an http or https URL, or null to send nothing\"");
        assertThat(admin.put("/_sandbox/webhooks", "{'url':null}").status()).isEqualTo(200);
    }

    @Test
    void adminNeedsNoTokenAndLeavesNoTrace() {
        api.get("/contacts/x");
        api.get("/nowhere");
        Answer journal = admin.get("/_sandbox/journal?operation=get-contact&status=400&since=0&token=token-1");
        assertThat(journal.status()).isEqualTo(200);
        assertThat(journal.body().path("total").asInt()).isEqualTo(2);
        assertThat(journal.body().path("matching").asInt()).isEqualTo(1);
        assertThat(journal.body().at("/entries/0/path").asText()).isEqualTo("/contacts/x");
        assertThat(journal.body().at("/byOperation/unknown").asInt()).isEqualTo(1);
        assertThat(admin.get("/_sandbox/journal?since=x").status()).isEqualTo(400);
        assertThat(admin.get("/_sandbox/nothing").status()).isEqualTo(404);
        assertThat(admin.delete("/_sandbox/journal").status()).isEqualTo(200);
        assertThat(sandbox.journal().count()).isZero();
    }

    @Test
    void webhooksAreWatchedAndAimedOverHttp() throws IOException {
        try (Receiver receiver = new Receiver()) {
            assertThat(admin.get("/_sandbox/webhooks").body().path("url").isNull())
                    .isTrue();
            Answer aimed = admin.put("/_sandbox/webhooks", "{'url':'" + receiver.url() + "'}");
            assertThat(aimed.body().path("url").asText())
                    .isEqualTo(receiver.url().toString());
            assertThat(aimed.body().path("publicKey").asText()).isEqualTo(sandbox.webhookPublicKey());
            api.create("");
            Answer drained = admin.post("/_sandbox/webhooks/drain?timeoutMillis=20000", "");
            assertThat(drained.body().path("drained").asBoolean()).isTrue();
            assertThat(drained.body().path("generated").asInt()).isEqualTo(1);
            assertThat(drained.body().path("delivered").asInt()).isEqualTo(1);
            assertThat(drained.body().path("pending").asInt()).isZero();
        }
    }

    @Test
    void stateIsShownAndReset() {
        String id = api.create("'firstName':'Ada'");
        api.post("/contacts/" + id + "/notes", "{'body':'x'}");
        String pointer = "/locations/" + sandbox.locationId();
        assertThat(admin.get("/_sandbox/state").body().at(pointer + "/contacts").size())
                .isEqualTo(3);
        assertThat(sandbox.snapshot().at(pointer + "/notes").size()).isEqualTo(1);
        sandbox.faults().set(Fault.LATENCY, FaultRule.always());
        assertThat(admin.post("/_sandbox/reset", "").status()).isEqualTo(200);
        assertThat(sandbox.contactCount()).isEqualTo(2);
        assertThat(sandbox.contact(id)).isEmpty();
        assertThat(sandbox.faults().rules()).isEmpty();
        assertThat(sandbox.journal().count()).isZero();
        assertThat(api.post("/contacts/search", api.contact("'pageLimit':10"))
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void seededContactsAreTheSameForASeed() {
        try (GhlSandbox twin = GhlSandbox.builder().contacts(2).start();
                GhlSandbox other = GhlSandbox.builder().contacts(2).seed(43).start()) {
            String mine = sandbox.snapshot().findValuesAsText("email").toString();
            assertThat(twin.snapshot().findValuesAsText("email")).hasToString(mine);
            assertThat(twin.locationId()).isEqualTo(sandbox.locationId());
            assertThat(other.snapshot().findValuesAsText("email").toString()).isNotEqualTo(mine);
            assertThat(other.locationId()).isNotEqualTo(sandbox.locationId());
        }
    }

    @Test
    void whatHighLevelWouldRefuseIsRefusedToTestsToo() {
        String id = sandbox.createContact(Map.of("email", "a@b.co"));
        assertThatThrownBy(() -> sandbox.createContact(Map.of("email", "A@b.co")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not allow duplicated contacts");
        assertThatThrownBy(() -> sandbox.createContact(Map.of("nickname", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("property nickname should not exist");
        sandbox.updateContact(id, Map.of("companyName", "Engines"));
        assertThat(sandbox.contact(id).orElseThrow().path("companyName").asText())
                .isEqualTo("Engines");
        assertThatThrownBy(() -> sandbox.deleteContact("none")).isInstanceOf(IllegalArgumentException.class);
        assertThat(sandbox.contact(id).orElseThrow().path("email").asText()).isEqualTo("a@b.co");
    }
}
