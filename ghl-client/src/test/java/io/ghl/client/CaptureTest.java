package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.error.GhlException;
import io.ghl.client.internal.json.Json;
import io.ghl.client.limit.RetryPolicy;
import io.ghl.client.oauth.MemoryTokenStore;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.observe.BodyCapture;
import io.ghl.client.observe.Redactor;
import java.util.ArrayList;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureTest extends WireTest {
    private static final List<String> PLANTED = List.of(
            "Plantedname",
            "planted-ada@example.com",
            "5550009999",
            "Planted body text",
            "planted-secret",
            "123.45",
            "1815-12-10");

    private final List<BodyCapture.Exchange> seen = new ArrayList<>();

    private GhlClient capturing() {
        return builder()
                .captureBodies(seen::add)
                .retryPolicy(RetryPolicy.none())
                .build();
    }

    private String response(String body) {
        reply(200, body);
        try (GhlClient ghl = capturing()) {
            ghl.raw("GET", "/contacts/c1").send();
        }
        return seen.get(seen.size() - 1).response();
    }

    @Test
    void nothingIsCapturedUnlessAskedFor() {
        reply(200, "{}");
        try (GhlClient ghl = builder().build()) {
            ghl.raw("GET", "/contacts/c1").send();
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void structureAndHarmlessValuesStayAndTheRestIsMasked() {
        reply(201, """
                {"contact":{"id":"ocQHyuzHvysMo5N5VsXc","locationId":"ve9EPM428h8vShlRW1KT","email":"planted-ada@example.com",
                "phone":"+15550009999","firstName":"Plantedname","address1":"Planted body text","dnd":false,"type":"lead",
                "tags":["Plantedname","vip"],"dateAdded":"2026-11-21T12:00:00.000Z","dateOfBirth":"1815-12-10","source":null,
                "customFields":[{"id":"f1","value":123.45},{"id":"f2","value":["Planted body text"]}],
                "Planted body text":{"deep":[[{"token":"planted-secret"}]]}},"traceId":"t-1","statusCode":201}
                """);
        try (GhlClient ghl = capturing()) {
            ghl.location(LOCATION)
                    .contacts()
                    .create(NewContact.builder()
                            .firstName("Plantedname")
                            .email("planted-ada@example.com")
                            .build());
        }
        BodyCapture.Exchange exchange = seen.get(0);
        assertThat(exchange.call().pathTemplate()).isEqualTo("/contacts/");
        assertThat(exchange.status()).isEqualTo(201);
        assertThat(exchange.attempt()).isEqualTo(1);
        assertThat(Json.parse(exchange.request()))
                .isEqualTo(Json.parse(
                        "{\"firstName\":\"<text 11>\",\"email\":\"<text 23>\",\"locationId\":\"" + LOCATION + "\"}"));
        assertThat(Json.parse(exchange.response())).isEqualTo(Json.parse("""
                                {"contact":{"id":"ocQHyuzHvysMo5N5VsXc","locationId":"ve9EPM428h8vShlRW1KT","email":"<text 23>",
                                "phone":"<text 12>","firstName":"<text 11>","address1":"<text 17>","dnd":false,"type":"lead",
                                "tags":["<text 11>","<text 3>"],"dateAdded":"2026-11-21T12:00:00.000Z","dateOfBirth":"<text 10>",
                                "source":null,"customFields":[{"id":"f1","value":"<number>"},{"id":"f2","value":["<text 17>"]}],
                                "<name 17>":{"deep":[[{"token":"<text 14>"}]]}},"traceId":"t-1","statusCode":201}
                                """));
        assertNothingPlanted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"planted-ada@example.com\"}",
                "{\"id\":\"5550009999\",\"contactId\":5550009999}",
                "{\"status\":\"Planted body text\",\"type\":5550009999,\"total\":5550009999}",
                "{\"dateAdded\":\"5550009999\",\"startTime\":\"Plantedname\"}",
                "{\"planted-ada@example.com\":1,\"5550009999\":2}",
                "[\"Plantedname\",[5550009999]]",
                "\"Plantedname\"",
                "5550009999",
                "Plantedname planted-ada@example.com",
                "{\"id\":\"Plantedname"
            })
    void harmlessNamesDoNotMakeAValueHarmless(String body) {
        assertThat(response(body)).isNotEmpty();
        assertNothingPlanted();
    }

    @Test
    void whatIsNotJsonOrTooLongIsALength() {
        assertThat(response("<html>")).isEqualTo("<6 bytes, not JSON>");
        assertThat(response("7")).isEqualTo("<1 bytes, no object>");
        assertThat(response("")).isNull();
        assertThat(response("[" + "1,".repeat(600_000) + "1]")).isEqualTo("<1200003 bytes, too long>");
        assertThat(response("[" + "1,".repeat(5_000) + "1]"))
                .hasSizeBetween(16_384, 16_420)
                .endsWith("… <55012 characters>");
    }

    @Test
    void triesThatFailAreSeenToo() {
        try (GhlClient ghl = builder()
                .captureBodies(seen::add)
                .retryPolicy(RetryPolicy.standard().withMaxAttempts(2))
                .build()) {
            enqueue(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
            reply(422, "{\"message\":[\"property companyName should not exist\"],\"statusCode\":422}");
            assertThatThrownBy(() -> ghl.location(LOCATION).contacts().get("c1"))
                    .isInstanceOf(GhlException.class);
        }
        assertThat(seen).extracting(BodyCapture.Exchange::attempt).containsExactly(1, 2);
        assertThat(seen.get(0).response()).isNull();
        assertThat(seen.get(0).request()).isNull();
        assertThat(seen.get(1).response()).isEqualTo("{\"message\":[\"<text 37>\"],\"statusCode\":422}");
    }

    @ParameterizedTest
    @EnumSource
    void oauthBodiesAreMaskedAsAWholeWhateverTheRedactor(ApiVersion version) {
        String tokens =
                "{\"access_token\":\"planted-secret\",\"refresh_token\":\"planted-secret\",\"expires_in\":86399,"
                        + "\"userType\":\"Location\",\"locationId\":\"" + LOCATION + "\"}";
        GhlClientBuilder builder = GhlClient.builder()
                .baseUrl(server.url("/").toString())
                .apiVersion(version)
                .captureBodies(seen::add, (call, body) -> body)
                .oauth(OAuthApp.builder("app", Secret.of("planted-secret")).build(), new MemoryTokenStore());
        builder.waiter = time;
        reply(200, tokens);
        reply(200, tokens);
        reply(200, tokens);
        try (GhlClient ghl = builder.build()) {
            ghl.oauth().exchange(Secret.of("planted-secret"));
            ghl.raw("POST", "/%6Fauth/token")
                    .location(LOCATION)
                    .body(Json.parse(tokens))
                    .send();
            ghl.raw("POST", "/OAuth/token")
                    .location(LOCATION)
                    .body(Json.parse(tokens))
                    .send();
        }
        assertThat(seen).hasSize(3).allSatisfy(exchange -> {
            assertThat(exchange.request()).matches("<\\d+ bytes, masked>");
            assertThat(exchange.response()).isEqualTo("<" + tokens.length() + " bytes, masked>");
        });
    }

    @Test
    void anOwnRedactorDecidesAndMayFail() {
        Redactor own = (call, body) -> {
            if (body.has("fail")) {
                throw new IllegalStateException("Plantedname");
            }
            return ((ObjectNode) Redactor.standard().redact(call, body)).put("via", call.operation());
        };
        reply(200, "{\"name\":\"Plantedname\"}");
        reply(200, "{\"fail\":\"Plantedname\"}");
        try (GhlClient ghl = builder().captureBodies(seen::add, own).build()) {
            ghl.raw("GET", "/contacts/c1").send();
            ghl.raw("GET", "/contacts/c1").send();
        }
        assertThat(seen.get(0).response()).isEqualTo("{\"name\":\"<text 11>\",\"via\":\"raw\"}");
        assertThat(seen.get(1).response()).isEqualTo("<22 bytes, the redactor threw IllegalStateException>");
        assertNothingPlanted();
    }

    @Test
    void aCaptureThatFailsHarmsNobody() {
        reply(200, "{\"a\":1}");
        try (GhlClient ghl = builder()
                .captureBodies(exchange -> {
                    throw new IllegalStateException("planted");
                })
                .build()) {
            assertThat(ghl.raw("GET", "/contacts/c1").send().json().path("a").asInt())
                    .isEqualTo(1);
        }
    }

    private void assertNothingPlanted() {
        for (String planted : PLANTED) {
            assertThat(seen).noneMatch(exchange -> exchange.toString().contains(planted));
        }
    }
}
