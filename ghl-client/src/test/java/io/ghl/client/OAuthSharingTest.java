package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** Whoever needs tokens that are being fetched already waits for those. */
class OAuthSharingTest extends OAuthOnSandbox {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);

    OAuthSharingTest() {
        super(ApiVersion.V2021_07_28);
    }

    @Test
    void aCallWaitsForTokensThatTheApplicationIsFetching() throws Exception {
        start();
        String company = installCompany();
        OkHttpClient gate = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    if (chain.request().url().encodedPath().endsWith("/locationToken")) {
                        asked.countDown();
                        try {
                            assertThat(answer.await(30, TimeUnit.SECONDS)).isTrue();
                        } catch (InterruptedException e) {
                            throw new InterruptedIOException();
                        }
                    }
                    return chain.proceed(chain.request());
                })
                .build();
        try (GhlClient client = client(memory, gate)) {
            Outcome fetching = Outcome.of(() -> client.oauth().locationTokens(company, sandbox.locationId()));
            assertThat(asked.await(15, TimeUnit.SECONDS)).isTrue();
            Outcome call = Outcome.of(() -> call(client));
            Outcome another = Outcome.of(() -> client.oauth().locationTokens(company, sandbox.locationId()));
            time.awaitSleepers(3);
            answer.countDown();
            assertThat(fetching.error()).isNull();
            assertThat(call.error()).isNull();
            assertThat(another.error()).isNull();
        }
        // What the application asks for it gets; the call asked for nothing.
        assertThat(sandbox.journal().count("get-location-access-token")).isEqualTo(2);
    }
}
