package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ghl.client.contacts.NewContact;
import io.ghl.client.error.DecodeException;
import io.ghl.client.error.GhlException;
import io.ghl.client.internal.json.Json;
import io.ghl.client.limit.RetryPolicy;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mistakes seen in other clients of HighLevel or of similar APIs that no other test here rules out. */
class PeersTest extends WireTest {
    private static final String CONTACT = "{\"contact\":{\"id\":\"c1\"},\"new\":false}";

    /** Others need a made-up locationId header to find the token, and send it to HighLevel. */
    @ParameterizedTest
    @EnumSource
    void nothingButTheNeededHeadersGoesOut(ApiVersion version) throws Exception {
        reply(200, CONTACT);
        reply(200, CONTACT);
        try (GhlClient ghl = client(version)) {
            ghl.location(LOCATION).contacts().get("c1");
            ghl.location(LOCATION)
                    .contacts()
                    .upsert(NewContact.builder().email("a@b.co").build());
        }
        RecordedRequest read = taken();
        assertThat(read.getHeaders().names())
                .containsExactlyInAnyOrder(
                        "Accept", "Accept-Encoding", "Authorization", "Connection", "Host", "User-Agent", "Version");
        assertThat(read.getHeader("User-Agent")).isEqualTo("ghl-client-java/" + System.getProperty("ghl.version"));
        RecordedRequest write = taken();
        assertThat(write.getHeaders().names()).contains("Content-Type", "Content-Length");
        assertThat(write.getHeader("Content-Type")).isEqualTo("application/json");
        // Nor is a default written into the body.
        assertThat(body(write)).isEqualTo(Json.parse("{\"locationId\":\"" + LOCATION + "\",\"email\":\"a@b.co\"}"));
    }

    /** Options of a call that replace what the client computed lost the query or the token. */
    @Test
    void aRawCallAddsToWhatTheClientSendsAndReplacesNothing() throws Exception {
        reply(200, "{}");
        try (GhlClient ghl = client(ApiVersion.V3)) {
            ghl.raw("GET", "/contacts/c1")
                    .query("a b", "c&d=\u00fc+")
                    .query("limit", "5")
                    .location(LOCATION)
                    .send();
        }
        RecordedRequest request = taken();
        assertThat(request.getPath()).isEqualTo("/contacts/c1?a%20b=c%26d%3D%C3%BC%2B&limit=5");
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(request.getHeader("Version")).isEqualTo("v3");
    }

    @ParameterizedTest
    @EnumSource
    void anEmptySuccessIsADecodeExceptionWithItsStatus(ApiVersion version) {
        reply(200, "");
        try (GhlClient ghl = client(version)) {
            DecodeException error = catchThrowableOfType(
                    DecodeException.class,
                    () -> ghl.location(LOCATION).contacts().get("c1"));
            assertThat(error.attempts().get(0).status()).isEqualTo(200);
            assertThat(error.mayHaveTakenEffect()).isFalse();
        }
    }

    /** An answer left open costs a connection each time, until none is left. */
    @Test
    void noKindOfAnswerLeavesAConnectionInUse() {
        OkHttpClient given = new OkHttpClient();
        try (GhlClient ghl =
                builder().okHttpClient(given).retryPolicy(RetryPolicy.none()).build()) {
            for (MockResponse answer : new MockResponse[] {
                json(200, CONTACT),
                json(200, "{\"contact\":7}"),
                json(200, "not json"),
                json(404, ""),
                json(500, "x".repeat(200_000)),
                json(302, "").setHeader("Location", "/elsewhere"),
                json(200, "{\"contact\":{}}").setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY)
            }) {
                enqueue(answer);
                try {
                    ghl.location(LOCATION).contacts().get("c1");
                } catch (GhlException e) {
                    assertThat(e.attempts()).hasSize(1);
                }
                assertThat(given.connectionPool().idleConnectionCount())
                        .isEqualTo(given.connectionPool().connectionCount());
            }
        }
        given.connectionPool().evictAll();
    }
}
