package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.error.RateLimitedException;
import io.ghl.client.limit.Priority;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The day's budget, whose last tenth is kept for people; when HighLevel's day ends nobody says. */
class DailyBudgetTest extends WireTest {
    private GhlClient ghl;

    @BeforeEach
    void connect() {
        ghl = builder().build();
    }

    @AfterEach
    void disconnect() {
        ghl.close();
    }

    private void get(Priority priority) {
        var unused = ghl.location(LOCATION).withPriority(priority).contacts().get("c1");
    }

    private void answered(Priority priority, int left) {
        enqueue(json(200, "{\"contact\":{\"id\":\"c1\"}}")
                .setHeader("X-RateLimit-Limit-Daily", 1000)
                .setHeader("X-RateLimit-Daily-Remaining", left));
        int before = server.getRequestCount();
        get(priority);
        assertThat(server.getRequestCount()).isEqualTo(before + 1);
    }

    private void refused(Priority priority) {
        int before = server.getRequestCount();
        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> get(priority))
                .matches(e -> !e.sent() && e.scope() == RateLimitedException.Scope.DAILY);
        assertThat(server.getRequestCount()).isEqualTo(before);
    }

    @Test
    void backgroundWorkFindsOutByItselfThatANewDayHasBegun() {
        answered(Priority.POLL, 90);
        refused(Priority.POLL);
        refused(Priority.BACKFILL);
        time.advance(Duration.ofMinutes(10));
        answered(Priority.AUDIT, 89);
        refused(Priority.POLL);
        // The client's own idea of midnight is long before or after this.
        time.advance(Duration.ofMinutes(10));
        answered(Priority.POLL, 999);
        answered(Priority.BACKFILL, 998);
        answered(Priority.AUDIT, 997);
    }

    @Test
    void aCallForAPersonIsNoProbeOfBackgroundWorkAndTheOtherWayRound() {
        answered(Priority.POLL, 90);
        refused(Priority.POLL);
        time.advance(Duration.ofMinutes(9));
        answered(Priority.INTERACTIVE, 0);
        refused(Priority.INTERACTIVE);
        time.advance(Duration.ofMinutes(1));
        refused(Priority.INTERACTIVE);
        answered(Priority.POLL, 0);
        refused(Priority.POLL);
        time.advance(Duration.ofMinutes(9));
        refused(Priority.POLL);
        answered(Priority.INTERACTIVE, 999);
        answered(Priority.POLL, 998);
    }
}
