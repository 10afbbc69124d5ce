package io.ghl.client.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.error.RateLimitedException;
import io.ghl.client.error.TransportPhase;
import io.ghl.client.internal.operations.Idempotency;
import io.ghl.client.internal.transport.HttpReply;
import io.ghl.client.limit.LimitRefusedException;
import io.ghl.client.limit.RetryPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules by themselves; that calls keep to them is shown on the wire elsewhere. */
class RetryRulesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final RetryPolicy POLICY =
            RetryPolicy.standard().withMaxAttempts(6).withDelays(Duration.ofMillis(100), Duration.ofSeconds(1));

    @ParameterizedTest
    @CsvSource({
        // status, read, idempotent, create, helps later
        "429, true,  true,  true,  true",
        "500, true,  true,  false, true",
        "503, true,  true,  false, true",
        "408, true,  true,  false, true",
        "409, false, false, false, false",
        "400, false, false, false, false",
        "401, false, false, false, false",
        "403, false, false, false, false",
        "404, false, false, false, false",
        "422, false, false, false, false"
    })
    void whatIsRepeatedForWhichOperation(
            int status, boolean read, boolean idempotent, boolean create, boolean helpsLater) {
        Failure refused = refused(status, Map.of());
        assertThat(RetryRules.mayRepeat(Idempotency.READ, refused)).isEqualTo(read);
        assertThat(RetryRules.mayRepeat(Idempotency.IDEMPOTENT, refused)).isEqualTo(idempotent);
        assertThat(RetryRules.mayRepeat(Idempotency.CREATE, refused)).isEqualTo(create);
        assertThat(RetryRules.mayHelpLater(refused)).isEqualTo(helpsLater);
        assertThat(RetryRules.costsBudget(refused)).isEqualTo(status != 429);
    }

    /** The day's budget does not come back in seconds; later it does. */
    @Test
    void theBudgetOfTheDayIsNotWaitedFor() {
        Failure daily = refused(429, Map.of("x-ratelimit-daily-remaining", List.of("0")));
        assertThat(RetryRules.mayRepeat(Idempotency.READ, daily)).isFalse();
        assertThat(RetryRules.mayHelpLater(daily)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenConnectionIsRepeatedWhereThatDoesNoHarm(TransportPhase phase) {
        Failure broken = new Failure.Broken(phase, null);
        assertThat(RetryRules.mayRepeat(Idempotency.READ, broken)).isTrue();
        assertThat(RetryRules.mayRepeat(Idempotency.IDEMPOTENT, broken)).isTrue();
        assertThat(RetryRules.mayRepeat(Idempotency.CREATE, broken)).isEqualTo(phase == TransportPhase.CONNECT);
        assertThat(RetryRules.mayHelpLater(broken)).isTrue();
        assertThat(RetryRules.costsBudget(broken)).isTrue();
    }

    @Test
    void whatEndedTheCallIsNotRepeated() {
        for (Failure.StopReason reason : Failure.StopReason.values()) {
            Failure stopped = new Failure.Stopped(reason, TransportPhase.SENT);
            assertThat(RetryRules.mayRepeat(Idempotency.READ, stopped)).isFalse();
            assertThat(RetryRules.mayHelpLater(stopped)).isEqualTo(reason != Failure.StopReason.CLOSED);
        }
        Failure full = new Failure.NotPermitted(new LimitRefusedException(RateLimitedException.Scope.QUEUE, null));
        assertThat(RetryRules.mayRepeat(Idempotency.READ, full)).isFalse();
        assertThat(RetryRules.mayHelpLater(full)).isTrue();
        Failure limiter = new Failure.LimiterBroken(new IllegalStateException());
        assertThat(RetryRules.mayRepeat(Idempotency.READ, limiter)).isFalse();
        assertThat(RetryRules.mayHelpLater(limiter)).isTrue();
        Failure unreadable = new Failure.Unreadable(reply(200, Map.of()), "contact", null);
        assertThat(RetryRules.mayRepeat(Idempotency.READ, unreadable)).isFalse();
        assertThat(RetryRules.mayHelpLater(unreadable)).isFalse();
    }

    @Test
    void thePauseDoublesUpToItsBoundAndIsDrawnBelowIt() {
        Failure failure = new Failure.Broken(TransportPhase.CONNECT, null);
        assertThat(pause(1, failure, 1)).isEqualTo(Duration.ofMillis(100));
        assertThat(pause(2, failure, 1)).isEqualTo(Duration.ofMillis(200));
        assertThat(pause(4, failure, 1)).isEqualTo(Duration.ofMillis(800));
        assertThat(pause(5, failure, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pause(1000, failure, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pause(2, failure, 0.25)).isEqualTo(Duration.ofMillis(50));
        assertThat(pause(2, failure, 0)).isZero();
    }

    /** So may somebody say that it has none. */
    @Test
    void theBoundOfThePauseMayBeBeyondWhatNanosecondsCanTell() {
        Duration forever = ChronoUnit.FOREVER.getDuration();
        Failure failure = new Failure.Broken(TransportPhase.CONNECT, null);
        RetryPolicy unbounded = POLICY.withDelays(Duration.ofMillis(100), forever);
        assertThat(RetryRules.pause(unbounded, 3, failure, NOON, () -> 1)).isEqualTo(Duration.ofMillis(400));
        RetryPolicy never = POLICY.withDelays(forever, forever);
        assertThat(RetryRules.pause(never, 1, failure, NOON, () -> 1)).isGreaterThan(Duration.ofDays(365));
    }

    @Test
    void thePauseIsNotShorterThanTheServerAsksFor() {
        assertThat(pause(1, refused(503, Map.of("retry-after", List.of("3"))), 1))
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(pause(4, refused(503, Map.of("retry-after", List.of("0.5"))), 1))
                .isEqualTo(Duration.ofMillis(800));
        Map<String, List<String>> interval = Map.of("x-ratelimit-interval-milliseconds", List.of("10000"));
        assertThat(pause(1, refused(429, interval), 1)).isEqualTo(Duration.ofSeconds(10));
        // Only a refusal over the limit says that the window is to be waited for.
        assertThat(pause(1, refused(503, interval), 1)).isEqualTo(Duration.ofMillis(100));
        Map<String, List<String>> both =
                Map.of("retry-after", List.of("2"), "x-ratelimit-interval-milliseconds", List.of("10000"));
        assertThat(pause(1, refused(429, both), 1)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theBudgetIsUsedUpByRepetitionsAndGivenBackBySuccesses() {
        RetryBudget budget = new RetryBudget(2);
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
        for (int i = 0; i < 4; i++) {
            budget.success();
        }
        assertThat(budget.take()).isFalse();
        budget.success();
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
        for (int i = 0; i < 100; i++) {
            budget.success();
        }
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
    }

    private static Duration pause(int tried, Failure failure, double random) {
        return RetryRules.pause(POLICY, tried, failure, NOON, () -> random);
    }

    private static Failure refused(int status, Map<String, List<String>> headers) {
        HttpReply reply = reply(status, headers);
        var error = ErrorReader.read(reply);
        return new Failure.Refused(reply, error, RefusalKind.of(error));
    }

    private static HttpReply reply(int status, Map<String, List<String>> headers) {
        return new HttpReply(status, headers, "{}".getBytes(StandardCharsets.UTF_8));
    }
}
