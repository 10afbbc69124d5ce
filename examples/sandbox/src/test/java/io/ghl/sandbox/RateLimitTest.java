package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sandbox.Api.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Budgets: FACTS §4. */
class RateLimitTest {
    private final TestClock clock = new TestClock();

    private SandboxBuilder three() {
        return GhlSandbox.builder().clock(clock).rate(3, Duration.ofSeconds(10)).token("pit-a", "a");
    }

    @Test
    void windowSlidesAndHeadersCountDown() {
        try (GhlSandbox sandbox = three().start()) {
            Api api = Api.of(sandbox, Api.V2);
            assertThat(api.get("/contacts/x").header("X-RateLimit-Remaining")).isEqualTo("2");
            clock.advance(Duration.ofSeconds(6));
            assertThat(api.get("/contacts/x").header("X-RateLimit-Remaining")).isEqualTo("1");
            Answer third = api.get("/contacts/x");
            assertThat(third.header("X-RateLimit-Remaining")).isEqualTo("0");
            assertThat(third.header("X-RateLimit-Max")).isEqualTo("3");
            assertThat(third.header("X-RateLimit-Interval-Milliseconds")).isEqualTo("10000");
            Answer refused = api.get("/contacts/x");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
            assertThat(refused.header("Retry-After")).isEmpty();
            assertThat(refused.body().path("statusCode").asInt()).isEqualTo(429);
            clock.advance(Duration.ofSeconds(4));
            // Only the first request has left the window; a fixed window would have let three more in.
            assertThat(api.get("/contacts/x").status()).isEqualTo(400);
            assertThat(api.get("/contacts/x").status()).isEqualTo(429);
        }
    }

    @Test
    void refusedRequestHasNoEffect() {
        try (GhlSandbox sandbox = three().rate(1, Duration.ofSeconds(10)).start()) {
            Api api = Api.of(sandbox, Api.V2);
            api.create("");
            assertThat(api.post("/contacts/", api.contact("")).status()).isEqualTo(429);
            assertThat(sandbox.contactCount()).isEqualTo(1);
        }
    }

    @Test
    void privateTokensOfALocationShareABudgetOrByASwitchNot() {
        for (boolean together : new boolean[] {true, false}) {
            try (GhlSandbox sandbox = three().token("pit-b", "b")
                    .tokenOf("elsewhere", "pit-c", "c")
                    .rate(1, Duration.ofSeconds(10))
                    .quirk(Quirk.PRIVATE_TOKENS_SHARE_A_BUDGET, together)
                    .start()) {
                assertThat(status(sandbox, "pit-a")).isEqualTo(400);
                assertThat(status(sandbox, "pit-a")).isEqualTo(429);
                assertThat(status(sandbox, "pit-b")).isEqualTo(together ? 429 : 400);
                assertThat(status(sandbox, "pit-c")).as("of another location").isNotEqualTo(429);
            }
        }
    }

    private static int status(GhlSandbox sandbox, String token) {
        return Api.of(sandbox, Api.V2, token).get("/contacts/x").status();
    }

    @Test
    void dailyLimitEndsWithTheDay() {
        try (GhlSandbox sandbox = three().dailyLimit(2).start()) {
            Api api = Api.of(sandbox, Api.V2);
            api.get("/contacts/x");
            assertThat(api.get("/contacts/x").header("X-RateLimit-Daily-Remaining"))
                    .isEqualTo("0");
            clock.advance(Duration.ofSeconds(20));
            assertThat(api.get("/contacts/x").status()).isEqualTo(429);
            clock.advance(Duration.ofHours(12));
            Answer next = api.get("/contacts/x");
            assertThat(next.status()).isEqualTo(400);
            assertThat(next.header("X-RateLimit-Daily-Remaining")).isEqualTo("1");
            assertThat(next.header("X-RateLimit-Limit-Daily")).isEqualTo("2");
        }
    }

    @Test
    void theTimeToTheNextDayIsASwitch() {
        try (GhlSandbox sandbox = three().quirk(Quirk.DAILY_RESET_IS_SENT, true).start()) {
            Api api = Api.of(sandbox, Api.V2);
            long first = Long.parseLong(api.get("/contacts/x").header("X-RateLimit-Daily-Reset"));
            clock.advance(Duration.ofMillis(first - 1));
            assertThat(api.get("/contacts/x").header("X-RateLimit-Daily-Reset")).isEqualTo("1");
            clock.advance(Duration.ofMillis(1));
            Answer nextDay = api.get("/contacts/x");
            assertThat(nextDay.header("X-RateLimit-Daily-Reset")).isEqualTo("86400000");
            assertThat(nextDay.header("X-RateLimit-Daily-Remaining")).isEqualTo("199999");
        }
        try (GhlSandbox sandbox = three().start()) {
            assertThat(Api.of(sandbox, Api.V2).get("/contacts/x").header("X-RateLimit-Daily-Reset"))
                    .isEmpty();
        }
    }

    @Test
    void retryAfterAndTextBodyAreSwitches() {
        try (GhlSandbox sandbox = three().rate(1, Duration.ofSeconds(10))
                .quirk(Quirk.RETRY_AFTER_ON_429, true)
                .quirk(Quirk.BODY_OF_429_IS_TEXT, true)
                .start()) {
            Api api = Api.of(sandbox, Api.V2);
            api.get("/contacts/x");
            clock.advance(Duration.ofMillis(7_500));
            Answer refused = api.get("/contacts/x");
            assertThat(refused.header("Retry-After")).isEqualTo("3");
            assertThat(refused.header("Content-Type")).startsWith("text/plain");
        }
    }
}
