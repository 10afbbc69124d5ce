package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.sandbox.Api.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands before every operation: FACTS §0, §3, §4 and §6. */
class GatewayTest {
    private final GhlSandbox sandbox = GhlSandbox.builder()
            .token("pit-all", "app")
            .token("pit-read", "reader", "contacts.readonly")
            .tokenOf("otherLocation0000000", "pit-other", "other")
            .start();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void missingVersionHeaderIs401() {
        Answer answer =
                Api.bare(sandbox, Map.of("Authorization", "Bearer pit-all")).get("/contacts/x");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().path("message").asText()).isEqualTo("version header was not found.");
    }

    @Test
    void bogusVersionHeaderIs400WithItsText() {
        Answer answer = Api.of(sandbox, "bogus-version").get("/contacts/x");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("message").asText())
                .isEqualTo("Invalid API version segment 'bogus-version' at position 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-07-28", "2023-02-21", "v3"})
    void theThreeMeasuredVersionsAreAccepted(String version) {
        String id = Api.of(sandbox, version).create("'firstName':'Ada'");
        assertThat(Api.of(sandbox, version).get("/contacts/" + id).status()).isEqualTo(200);
    }

    @Test
    void olderVersionsAreASwitch() {
        assertThat(Api.of(sandbox, "2021-04-15").get("/contacts/x").message()).contains("Invalid API version");
        try (GhlSandbox lenient = GhlSandbox.builder()
                .quirk(Quirk.OLDER_VERSIONS_ARE_ACCEPTED, true)
                .start()) {
            assertThat(Api.of(lenient, "2021-04-15").get("/contacts/x").message())
                    .contains("not found");
        }
    }

    @Test
    void missingOrUnknownTokenIs401WithTheSpecifiedBody() {
        for (Api api : new Api[] {
            Api.bare(sandbox, Map.of("Version", Api.V2)), Api.of(sandbox, Api.V2, "nonsense"),
        }) {
            Answer answer = api.get("/contacts/x");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body().path("statusCode").asInt()).isEqualTo(401);
            assertThat(answer.body().path("message").asText()).isEqualTo("Invalid token: access token is invalid");
            assertThat(answer.body().path("error").asText()).isEqualTo("Unauthorized");
        }
    }

    @Test
    void tokensComeAndGo() {
        sandbox.addToken("pit-new", "new");
        assertThat(Api.of(sandbox, Api.V2, "pit-new").get("/contacts/x").status())
                .isEqualTo(400);
        sandbox.revokeToken("pit-new");
        assertThat(Api.of(sandbox, Api.V2, "pit-new").get("/contacts/x").status())
                .isEqualTo(401);
    }

    @Test
    void aTokenThatNoClientCanSendIsRefusedAtAnyTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sandbox.addToken("pit new", "new"))
                .withMessageContaining("token");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sandbox.addToken("pit-new", " "))
                .withMessageContaining("label");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sandbox.addCompanyToken("", "new"))
                .withMessageContaining("token");
    }

    @Test
    void aDeadPrivateTokenHasATextOfItsOwnOrByASwitchNot() {
        sandbox.revokeToken("pit-other");
        for (String dead : new String[] {"pit-other", "pit-never"}) {
            Answer answer = Api.of(sandbox, Api.V3, dead).get("/contacts/x");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body().path("message").asText()).isEqualTo("Invalid Private Integration token");
        }
        try (GhlSandbox plain = GhlSandbox.builder()
                .quirk(Quirk.DEAD_PRIVATE_TOKENS_HAVE_THEIR_OWN_TEXT, false)
                .start()) {
            plain.revokeToken(plain.token());
            assertThat(Api.of(plain, Api.V2).get("/contacts/x").message())
                    .contains("Invalid token: access token is invalid");
        }
    }

    @Test
    void missingScopeIs401AndNotAboutTheToken() {
        Api reader = Api.of(sandbox, Api.V2, "pit-read");
        assertThat(reader.get("/contacts/x").status()).isEqualTo(400);
        Answer answer = reader.delete("/contacts/x");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().path("message").asText()).isEqualTo("The token is not authorized for this scope.");
    }

    @Test
    void wrongLocationIs403WithItsText() {
        String id = Api.of(sandbox, Api.V2).create("'firstName':'Ada'");
        Api other = Api.of(sandbox, Api.V2, "pit-other");
        for (Answer answer : new Answer[] {
            other.get("/contacts/" + id),
            other.post("/contacts/", other.contact("")),
            other.post("/contacts/search", other.contact("'pageLimit':1")),
            other.get("/locations/" + sandbox.locationId()),
            other.get("/contacts/search/duplicate?locationId=" + sandbox.locationId()),
        }) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body().path("message").asText())
                    .isEqualTo("The token does not have access to this location.");
        }
    }

    @Test
    void unknownRouteIs404CannotPost() {
        Answer answer = Api.of(sandbox, Api.V2).post("/contacts/tasks/search", "{}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().path("message").asText()).isEqualTo("Cannot POST /contacts/tasks/search");
    }

    @Test
    void wrongPathSegmentIsTakenForAContactId() {
        Answer answer = Api.of(sandbox, Api.V2).get("/contacts/tasks");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("message").asText()).isEqualTo("Contact with id tasks not found");
    }

    @Test
    void endpointRemovedInV3Is400WithItsText() {
        String path = "/contacts/?locationId=" + sandbox.locationId();
        assertThat(Api.of(sandbox, Api.V2).get(path).status()).isEqualTo(200);
        Answer answer = Api.of(sandbox, Api.V3).get(path);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("message").asText())
                .isEqualTo("Endpoint " + path + " not available in API version v3. This endpoint was removed in"
                        + " version v3. Please use a version before v3.");
    }

    @Test
    void everyAnswerHasATraceIdAndTheRateHeaders() {
        Api api = Api.of(sandbox, Api.V2);
        String id = api.create("'firstName':'Ada'");
        for (Answer answer : new Answer[] {
            api.get("/contacts/" + id),
            api.get("/nowhere"),
            api.get("/contacts/x"),
            Api.bare(sandbox, Map.of()).get("/contacts/x"),
        }) {
            assertThat(answer.body().path("traceId").asText()).hasSize(36);
            assertThat(answer.header("X-RateLimit-Max")).isEqualTo("100");
            assertThat(answer.header("X-RateLimit-Interval-Milliseconds")).isEqualTo("10000");
            assertThat(answer.header("X-RateLimit-Limit-Daily")).isEqualTo("200000");
            assertThat(answer.header("X-RateLimit-Remaining")).isNotEmpty();
            assertThat(answer.header("X-RateLimit-Daily-Remaining")).isNotEmpty();
        }
    }

    @Test
    void brokenJsonIs400() {
        Answer answer = Api.of(sandbox, Api.V2).post("/contacts/", "{'firstName':");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Api.of(sandbox, Api.V2).post("/contacts/", "[1]").status()).isEqualTo(400);
    }

    @Test
    void aPrivateTokenIsOfTheWrongClassForTheAgency() {
        Answer refused = Api.of(sandbox, Api.V3).get("/oauth/installed-locations?companyId=c&appId=a");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.message()).contains("Token's user type mismatch!");
    }

    @Test
    void bodyOfAnotherTypeIsNotRead() {
        Api form = Api.bare(
                sandbox, Map.of("Version", Api.V2, "Authorization", "Bearer pit-all", "Content-Type", "text/plain"));
        assertThat(form.post("/contacts/", form.contact("")).message()).contains("locationId should not be empty");
    }

    @Test
    void pathsAndQueriesAreDecoded() {
        Api api = Api.of(sandbox, Api.V2);
        assertThat(api.get("/contacts/a%20b+c").message()).contains("Contact with id a b+c not found");
    }

    @Test
    void journalTellsOperationStatusAndCallerButNoQuery() {
        Api.of(sandbox, Api.V2).create("'firstName':'Ada'");
        Api.of(sandbox, Api.V3, "pit-read")
                .get("/contacts/search/duplicate?locationId=" + sandbox.locationId() + "&email=a%40b.co");
        Api.bare(sandbox, Map.of()).get("/nowhere");
        RequestJournal journal = sandbox.journal();
        assertThat(journal.count()).isEqualTo(3);
        assertThat(journal.count("create-contact")).isEqualTo(1);
        assertThat(journal.countByOperation())
                .isEqualTo(Map.of("create-contact", 1L, "get-duplicate-contact", 1L, "unknown", 1L));
        assertThat(journal.countByStatus()).isEqualTo(Map.of(200, 1L, 201, 1L, 404, 1L));
        assertThat(journal.countByToken()).isEqualTo(Map.of("app", 1L, "reader", 1L));
        JournalEntry entry = journal.entriesOf("get-duplicate-contact").get(0);
        assertThat(entry.seq()).isEqualTo(2);
        assertThat(entry.method()).isEqualTo("GET");
        assertThat(entry.path()).isEqualTo("/contacts/search/duplicate");
        assertThat(entry.token()).isEqualTo("reader");
        assertThat(entry.locationId()).isEqualTo(sandbox.locationId());
        assertThat(entry.version()).isEqualTo("v3");
        assertThat(entry.fault()).isNull();
        assertThat(journal.entries().get(2).operationId()).isNull();
        journal.clear();
        assertThat(journal.entries()).isEmpty();
        assertThat(journal.count()).isZero();
    }

    @Test
    void secretsStayOutOfToString() {
        assertThat(sandbox.toString()).doesNotContain("pit-all");
    }
}
