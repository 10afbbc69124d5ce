package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.observe.GhlObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenAgeTest extends WireTest {
    private static final String CONTACT = "{\"contact\":{\"id\":\"c1\"}}";

    private final List<GhlObserver.TokenAge> warned = new ArrayList<>();
    private final GhlObserver observer = new GhlObserver() {
        @Override
        public void tokenAging(TokenAge age) {
            warned.add(age);
        }
    };

    private GhlClientBuilder issued(Instant issuedAt) {
        return builder().privateToken(Secret.of(TOKEN), issuedAt).observer(observer);
    }

    private void call(GhlClient ghl) {
        reply(200, CONTACT);
        ghl.location(LOCATION).contacts().get("c1");
    }

    @Test
    void anOldPrivateTokenIsWarnedOfOncePerClient() {
        Instant issuedAt = time.now().minus(Duration.ofDays(79));
        try (GhlClient ghl = issued(issuedAt).build()) {
            call(ghl);
            assertThat(warned).isEmpty();
            time.advance(Duration.ofDays(1));
            call(ghl);
            call(ghl);
        }
        assertThat(warned).containsExactly(new GhlObserver.TokenAge(null, null, issuedAt, Duration.ofDays(80)));
        try (GhlClient ghl = issued(issuedAt).build()) {
            call(ghl);
        }
        assertThat(warned).hasSize(2);
    }

    @Test
    void theAgeIsASetting() {
        Instant issuedAt = time.now().minus(Duration.ofDays(30));
        try (GhlClient ghl =
                issued(issuedAt).tokenAgeWarning(Duration.ofDays(30)).build()) {
            call(ghl);
        }
        assertThat(warned).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GhlClient.builder().tokenAgeWarning(Duration.ofDays(-1)));
    }

    @Test
    void nothingIsSaidOfATokenOfUnknownAgeOrOfTheFallback() {
        try (GhlClient ghl = builder().observer(observer).build()) {
            call(ghl);
        }
        reply(401, "{\"message\":\"Invalid JWT\"}");
        try (GhlClient ghl = issued(time.now().minus(Duration.ofDays(79)))
                .fallbackToken(Secret.of("pit-next"))
                .build()) {
            call(ghl);
            time.advance(Duration.ofDays(2));
            call(ghl);
        }
        assertThat(warned).isEmpty();
    }
}
