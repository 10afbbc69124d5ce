package io.ghl.examples.sharedlimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.error.RateLimitedException;
import io.ghl.client.limit.LimitKey;
import io.ghl.client.limit.LimitRefusedException;
import io.ghl.client.limit.LimitReport;
import io.ghl.client.limit.LimitRequest;
import io.ghl.client.limit.Priority;
import io.ghl.client.limit.RateLimiter.Permit;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
class SharedLimitTest {
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static DataSource database() {
        return postgres.getPostgresDatabase();
    }

    /** Asks with a time left and notes the pauses instead of making them. */
    private static final class Asking implements LimitRequest {
        private final LimitKey key;
        private final Duration timeLeft;
        private final List<Duration> pauses = new ArrayList<>();
        private boolean closed;

        private Asking(String location, Duration timeLeft) {
            this.key = LimitKey.location(location);
            this.timeLeft = timeLeft;
        }

        @Override
        public LimitKey key() {
            return key;
        }

        @Override
        public Priority priority() {
            return Priority.INTERACTIVE;
        }

        @Override
        public Duration timeLeft() {
            return timeLeft;
        }

        @Override
        public void waiting() {}

        @Override
        public void pause(Duration atMost) throws LimitRefusedException {
            pauses.add(atMost);
            if (closed) {
                throw new LimitRefusedException(RateLimitedException.Scope.BURST, null);
            }
        }
    }

    private static PostgresRateLimiter limiter(long daily) throws Exception {
        PostgresRateLimiter limiter = new PostgresRateLimiter(database(), "test", 10, Duration.ofHours(1), daily);
        limiter.createTable();
        return limiter;
    }

    private static Duration pause(PostgresRateLimiter limiter, String location) throws Exception {
        Asking asking = new Asking(location, Duration.ofHours(100));
        assertThat(limiter.acquire(asking)).isNotNull();
        return asking.pauses.get(0);
    }

    @Test
    void twoNodesShareOneBudgetAndNothingIsRefusedOrLost() throws Exception {
        SharedLimitDemo.Outcome outcome = SharedLimitDemo.run(database());
        assertThat(outcome.refused()).isZero();
        assertThat(outcome.written()).isEqualTo(70);
        assertThat(outcome.requests()).isEqualTo(70);
        assertThat(outcome.waits()).isPositive();
    }

    /** One token is held, 7 flow in per hour. */
    @Test
    void nodesQueueForTheSameTokens() throws Exception {
        PostgresRateLimiter first = limiter(1_000);
        PostgresRateLimiter second = limiter(1_000);
        Duration step = Duration.ofHours(1).dividedBy(7);
        assertThat(pause(first, "queue")).isZero();
        assertThat(pause(second, "queue")).isBetween(step.minusMinutes(2), step);
        assertThat(pause(first, "queue")).isBetween(step.multipliedBy(2).minusMinutes(2), step.multipliedBy(2));
        assertThat(pause(second, "other location")).isZero();
    }

    @Test
    void aTurnThatComesTooLateIsRefusedAtOnceWithATime() throws Exception {
        PostgresRateLimiter limiter = limiter(1_000);
        assertThat(pause(limiter, "late")).isZero();
        assertThatExceptionOfType(LimitRefusedException.class)
                .isThrownBy(() -> limiter.acquire(new Asking("late", Duration.ofMinutes(5))))
                .matches(e -> e.scope() == RateLimitedException.Scope.BURST)
                .matches(e -> e.retryAfter().compareTo(Duration.ofMinutes(5)) > 0);
    }

    @Test
    void theDayIsALimitOfItsOwn() throws Exception {
        PostgresRateLimiter limiter = new PostgresRateLimiter(database(), "test", 10_000, Duration.ofMillis(10), 3);
        limiter.createTable();
        for (int i = 0; i < 3; i++) {
            assertThat(pause(limiter, "day")).isZero();
        }
        assertThatExceptionOfType(LimitRefusedException.class)
                .isThrownBy(() -> limiter.acquire(new Asking("day", Duration.ZERO)))
                .matches(e -> e.scope() == RateLimitedException.Scope.DAILY);
    }

    @Test
    void tokensThatWereNotUsedComeBack() throws Exception {
        PostgresRateLimiter limiter = limiter(1_000);
        Permit permit = limiter.acquire(new Asking("back", Duration.ZERO));
        permit.giveBack();
        assertThat(pause(limiter, "back")).isZero();
        Asking ended = new Asking("back", Duration.ofHours(100));
        ended.closed = true;
        Duration expected = Duration.ofHours(1).dividedBy(7);
        assertThatExceptionOfType(LimitRefusedException.class).isThrownBy(() -> limiter.acquire(ended));
        assertThat(pause(limiter, "back")).isLessThanOrEqualTo(expected);
    }

    @Test
    void aRefusalOfTheServerHoldsAllNodesBack() throws Exception {
        PostgresRateLimiter first = limiter(1_000);
        PostgresRateLimiter second = limiter(1_000);
        LimitReport refusal = new LimitReport(429, null, null, null, null, null, null, Duration.ofHours(2));
        first.acquire(new Asking("refused", Duration.ZERO)).answered(refusal);
        assertThat(pause(second, "refused")).isBetween(Duration.ofMinutes(58), Duration.ofMinutes(70));
    }
}
