package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sandbox.WebhookDelivery.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Retries on a clock that tests turn, the delivery log, replays and the circuit breaker: FACTS §5.3. */
class WebhookRetryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestClock clock = new TestClock();
    private Receiver receiver;
    private GhlSandbox sandbox;
    private Api api;

    private void open(IntUnaryOperator status, boolean afterAnyFailure) throws Exception {
        receiver = new Receiver(status);
        sandbox = builder()
                .quirk(Quirk.WEBHOOKS_ARE_RETRIED_ON_ANY_FAILURE, afterAnyFailure)
                .start();
        api = Api.of(sandbox, Api.V2);
    }

    private SandboxBuilder builder() {
        return GhlSandbox.builder().clock(clock).webhookUrl(receiver.url());
    }

    @AfterEach
    void close() {
        sandbox.close();
        receiver.close();
    }

    /** Lets time pass retry by retry and returns the distances of the attempts. */
    private List<Duration> distances() {
        List<Duration> distances = new ArrayList<>();
        assertThat(sandbox.webhooks().settled(PATIENCE)).isTrue();
        for (Instant next = only().nextAttempt(); next != null; next = only().nextAttempt()) {
            Duration distance = Duration.between(sandbox.now(), next);
            distances.add(distance);
            int before = only().attempts();
            sandbox.advance(distance.minusMillis(1));
            assertThat(only().attempts()).isEqualTo(before);
            sandbox.advance(Duration.ofMillis(1));
            assertThat(only().attempts()).isEqualTo(before + 1);
        }
        return distances;
    }

    private WebhookDelivery only() {
        assertThat(sandbox.webhooks().deliveries()).hasSize(1);
        return sandbox.webhooks().deliveries().get(0);
    }

    @Test
    void a429IsRetriedSixTimesTenMinutesApart() throws Exception {
        open(n -> 429, false);
        api.create("");
        List<Duration> distances = distances();
        assertThat(distances)
                .hasSize(6)
                .allSatisfy(d -> assertThat(d).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(12)));
        assertThat(new HashSet<>(distances)).as("jitter").hasSize(6);
        assertThat(only().state()).isEqualTo(State.FAILED);
        assertThat(only().attempts()).isEqualTo(7);
        assertThat(only().status()).isEqualTo(429);
    }

    @Test
    void anyFailureIsRetriedTwelveTimesAtDoublingDistances() throws Exception {
        open(n -> n % 2 == 0 ? 302 : 500, true);
        api.create("");
        List<Duration> distances = distances();
        assertThat(distances).hasSize(12);
        for (int i = 0; i < 12; i++) {
            long least = 10_000L << i;
            assertThat(distances.get(i).toMillis()).isBetween(least, least + least / 5);
        }
        assertThat(sandbox.webhookStats()).isEqualTo(new WebhookStats(1, 0, 1, 0, 0, 0, 12, 0));
    }

    @Test
    void anUnreachableReceiverIsAFailureLikeOthers() throws Exception {
        open(n -> 200, true);
        sandbox.sendWebhooksTo(java.net.URI.create("http://127.0.0.1:1/hook"));
        api.create("");
        assertThat(distances()).hasSize(12);
        assertThat(only().status()).isZero();
    }

    @Test
    void onlyA429IsRetriedByTheStricterPolicy() throws Exception {
        open(n -> 503, false);
        api.create("");
        assertThat(distances()).isEmpty();
        assertThat(only().state()).isEqualTo(State.FAILED);
    }

    @Test
    void oneLongAdvanceSendsEveryRetryAtItsTime() throws Exception {
        open(n -> n < 4 ? 429 : 200, false);
        api.create("");
        Instant start = sandbox.now();
        sandbox.advance(Duration.ofHours(2));
        assertThat(receiver.hooks()).hasSize(4);
        assertThat(only().state()).isEqualTo(State.DELIVERED);
        assertThat(sandbox.now()).isEqualTo(start.plus(Duration.ofHours(2)));
    }

    @Test
    void attemptsAreTheSameDeliveryByteForByte() throws Exception {
        open(n -> n < 3 ? 429 : 200, false);
        api.create("'firstName':'Zoë'");
        sandbox.advance(Duration.ofHours(1));
        assertThat(receiver.hooks()).hasSize(3).allSatisfy(hook -> {
            assertThat(hook.raw()).isEqualTo(receiver.hooks().get(0).raw());
            assertThat(hook.header("Deliveryid")).isEqualTo(only().deliveryId());
            assertThat(hook.header("X-ghl-signature"))
                    .isEqualTo(receiver.hooks().get(0).header("X-ghl-signature"));
        });
        assertThat(receiver.hooks().get(0).body().path("webhookId").asText()).isEqualTo(only().webhookId());
    }

    @Test
    void aTestThatMovesItsOwnClockNeedOnlyWait() throws Exception {
        open(n -> n == 1 ? 429 : 200, false);
        api.create("");
        assertThat(sandbox.webhooks().settled(PATIENCE)).isTrue();
        assertThat(receiver.hooks()).hasSize(1);
        clock.advance(Duration.ofMinutes(12));
        assertThat(sandbox.webhooksDrained(PATIENCE)).isTrue();
        assertThat(receiver.hooks()).hasSize(2);
    }

    @Test
    void retriesOfTheSameSeedComeAtTheSameTimes() throws Exception {
        open(n -> 429, false);
        api.create("");
        List<Duration> first = distances();
        close();
        open(n -> 429, false);
        api.create("");
        assertThat(distances()).isEqualTo(first);
    }

    @Test
    void aResetForgetsRetries() throws Exception {
        open(n -> 429, false);
        api.create("");
        assertThat(sandbox.webhooks().settled(PATIENCE)).isTrue();
        sandbox.reset();
        sandbox.advance(Duration.ofHours(2));
        assertThat(receiver.hooks()).hasSize(1);
        assertThat(sandbox.webhooks().deliveries()).isEmpty();
        assertThat(sandbox.webhookStats().pending()).isZero();
    }

    @Test
    void advancingMovesDatesAndBudgetsToo() throws Exception {
        receiver = new Receiver();
        sandbox = builder().rate(1, Duration.ofSeconds(10)).start();
        api = Api.of(sandbox, Api.V2);
        api.create("");
        assertThat(api.get("/contacts/x").status()).isEqualTo(429);
        sandbox.advance(Duration.ofSeconds(11));
        assertThat(api.get("/contacts/x").status()).isEqualTo(400);
        assertThat(sandbox.now()).isEqualTo(clock.instant().plusSeconds(11));
        assertThatThrownBy(() -> sandbox.advance(Duration.ofMillis(-1))).hasMessageContaining("negative");
    }

    @Test
    void aLostWebhookIsReplayedByHand() throws Exception {
        open(n -> n == 1 ? 500 : 200, false);
        api.create("");
        assertThat(sandbox.webhooksDrained(PATIENCE)).isTrue();
        WebhookDelivery lost = only();
        assertThat(lost.state()).isEqualTo(State.FAILED);
        String replayed = sandbox.webhooks().replay(lost.webhookId());
        assertThat(sandbox.webhooksDrained(PATIENCE)).isTrue();
        assertThat(replayed).isNotEqualTo(lost.deliveryId());
        assertThat(receiver.hooks().get(1).raw())
                .isEqualTo(receiver.hooks().get(0).raw());
        assertThat(sandbox.webhooks().deliveries().get(1))
                .isEqualTo(new WebhookDelivery(
                        replayed, lost.webhookId(), "ContactCreate", State.DELIVERED, 1, 200, null));
        assertThatThrownBy(() -> sandbox.webhooks().replay("nobody")).hasMessageContaining("no webhook");
        sandbox.sendWebhooksTo(null);
        assertThatThrownBy(() -> sandbox.webhooks().replay(lost.webhookId())).hasMessageContaining("no URL");
    }

    @Test
    void whatHappensDuringAPauseIsDroppedAndCanBeReplayed() throws Exception {
        open(n -> 200, false);
        sandbox.webhooks().pause(true);
        api.create("");
        assertThat(only().state()).isEqualTo(State.DROPPED);
        sandbox.webhooks().pause(false);
        sandbox.webhooks().replay(only().webhookId());
        assertThat(sandbox.webhooksDrained(PATIENCE)).isTrue();
        assertThat(receiver.types()).containsExactly("ContactCreate");
    }

    @Test
    void theCircuitBreakerPausesDeliveryAfterTwoBadWindows() throws Exception {
        receiver = new Receiver(n -> n % 20 == 0 ? 200 : 500);
        sandbox = builder().webhookCircuitBreaker(9).webhookThreads(1).start();
        for (int window = 0; window < 3; window++) {
            assertThat(sandbox.webhooks().paused()).as("window %s", window).isFalse();
            send(10);
            sandbox.advance(Duration.ofDays(3));
        }
        assertThat(sandbox.webhooks().paused()).isTrue();
        int before = receiver.hooks().size();
        send(1);
        assertThat(receiver.hooks()).hasSize(before);
        sandbox.webhooks().pause(false);
        send(1);
        assertThat(receiver.hooks()).hasSize(before + 1);
    }

    @Test
    void aFewFailuresOrManySuccessesDoNotTripTheBreaker() throws Exception {
        receiver = new Receiver(n -> n % 5 == 0 ? 200 : 500);
        sandbox = builder().webhookCircuitBreaker(9).webhookThreads(1).start();
        for (int window = 0; window < 4; window++) {
            send(10);
            sandbox.advance(Duration.ofDays(3));
        }
        assertThat(sandbox.webhooks().paused()).as("four fifths fail").isFalse();
        close();
        receiver = new Receiver(n -> 500);
        sandbox = builder().webhookCircuitBreaker(10).webhookThreads(1).start();
        for (int window = 0; window < 4; window++) {
            send(10);
            sandbox.advance(Duration.ofDays(3));
        }
        assertThat(sandbox.webhooks().paused()).as("only ten").isFalse();
    }

    private void send(int count) {
        for (int i = 0; i < count; i++) {
            sandbox.webhooks().send("ContactCreate", Map.of("locationId", sandbox.locationId()));
        }
        assertThat(sandbox.webhooksDrained(PATIENCE)).isTrue();
    }
}
