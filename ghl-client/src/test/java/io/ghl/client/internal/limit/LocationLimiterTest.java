package io.ghl.client.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.error.RateLimitedException;
import io.ghl.client.internal.time.Signal;
import io.ghl.client.internal.time.VirtualWaiter;
import io.ghl.client.internal.transport.HttpReply;
import io.ghl.client.limit.LimitKey;
import io.ghl.client.limit.LimitRefusedException;
import io.ghl.client.limit.LimitReport;
import io.ghl.client.limit.Priority;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.client.limit.RateLimiter.Permit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LocationLimiterTest {
    private static final long WINDOW = Duration.ofSeconds(10).toNanos();

    private final VirtualWaiter time = new VirtualWaiter();

    private Limiters limiters(RateLimitPolicy policy) {
        return new Limiters(policy, time);
    }

    private Permit take(Limiters limiters, Priority priority) throws Exception {
        return limiters.acquire(new Asking(time, LimitKey.location("L"), priority, Duration.ofHours(1)));
    }

    private LimitReport ok(Map<String, List<String>> headers) {
        return answer(200, headers);
    }

    private LimitReport answer(int status, Map<String, List<String>> headers) {
        return LimitHeaders.read(new HttpReply(status, headers, new byte[0]), time.now());
    }

    /**
     * A server that counts arrivals; each arrives somewhere between the permit and the answer. No window of it, placed
     * anywhere, may hold more than the limit, and nobody is refused.
     */
    @Test
    void aThousandParallelCallsAgainstAHundredPerWindow() throws Exception {
        int calls = 1_000;
        int threads = 200;
        Limiters limiters = limiters(RateLimitPolicy.standard());
        List<Long> arrivals = Collections.synchronizedList(new ArrayList<>());
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        Random seeded = new Random(7);
        int[] latencies = seeded.ints(calls, 1, 400).toArray();
        time.participants(threads);
        CountDownLatch done = new CountDownLatch(threads);
        for (int t = 0; t < threads; t++) {
            int first = t;
            new Thread(() -> {
                        try {
                            for (int i = first; i < calls; i += threads) {
                                Permit permit = take(limiters, Priority.INTERACTIVE);
                                pause(latencies[i]);
                                arrivals.add(time.nanoTime());
                                pause(latencies[calls - 1 - i]);
                                permit.answered(ok(Map.of()));
                            }
                        } catch (Exception | AssertionError e) {
                            failures.add(e);
                        } finally {
                            time.leave();
                            done.countDown();
                        }
                    })
                    .start();
        }
        done.await();
        assertThat(failures).isEmpty();
        List<Long> sorted = arrivals.stream().sorted().toList();
        assertThat(sorted).hasSize(calls);
        for (int i = 100; i < calls; i++) {
            assertThat(sorted.get(i) - sorted.get(i - 100)).isGreaterThanOrEqualTo(WINDOW);
        }
        Duration latency = Duration.ofMillis(800);
        assertThat(time.nanoTime()).isLessThan(9 * (WINDOW + latency.toNanos()) + latency.toNanos());
    }

    private void pause(long millis) throws InterruptedException {
        time.await(new Signal(), time.nanoTime() + Duration.ofMillis(millis).toNanos());
    }

    @Test
    void permitsComeBackOneWindowAfterTheAnswer() throws Exception {
        Limiters limiters = limiters(RateLimitPolicy.standard().withBurst(1, Duration.ofSeconds(10)));
        Permit first = take(limiters, Priority.INTERACTIVE);
        time.advance(Duration.ofSeconds(4));
        first.answered(ok(Map.of()));
        take(limiters, Priority.INTERACTIVE);
        assertThat(time.nanoTime()).isEqualTo(Duration.ofSeconds(14).toNanos());
    }

    @Test
    void aRequestThatNeverLeftGivesItsPermitBackAtOnce() throws Exception {
        Limiters limiters = limiters(RateLimitPolicy.standard().withBurst(1, Duration.ofSeconds(10)));
        take(limiters, Priority.INTERACTIVE).giveBack();
        take(limiters, Priority.INTERACTIVE).lost();
        take(limiters, Priority.INTERACTIVE);
        assertThat(time.nanoTime()).isEqualTo(WINDOW);
    }

    @Test
    void learnsSmallerLimitsAndWindows() throws Exception {
        Limiters limiters = limiters(RateLimitPolicy.standard());
        take(limiters, Priority.INTERACTIVE)
                .answered(ok(Map.of(
                        "x-ratelimit-max", List.of("2"),
                        "x-ratelimit-remaining", List.of("1"),
                        "x-ratelimit-interval-milliseconds", List.of("1000"))));
        take(limiters, Priority.INTERACTIVE).answered(ok(Map.of()));
        assertThat(time.nanoTime()).isZero();
        take(limiters, Priority.INTERACTIVE).answered(ok(Map.of()));
        assertThat(time.nanoTime()).isEqualTo(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void othersWhoUseTheSameLimitAreNoticed() throws Exception {
        Limiters limiters = limiters(RateLimitPolicy.standard().withBurst(10, Duration.ofSeconds(10)));
        take(limiters, Priority.INTERACTIVE).answered(ok(Map.of("x-ratelimit-remaining", List.of("2"))));
        take(limiters, Priority.INTERACTIVE).answered(ok(Map.of()));
        take(limiters, Priority.INTERACTIVE).answered(ok(Map.of()));
        assertThat(time.nanoTime()).isZero();
        take(limiters, Priority.INTERACTIVE);
        assertThat(time.nanoTime()).isEqualTo(WINDOW);
    }

    @Test
    void ownRequestsAreNotTakenForOthers() throws Exception {
        Limiters limiters = limiters(RateLimitPolicy.standard().withBurst(10, Duration.ofSeconds(10)));
        List<Permit> permits = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            permits.add(take(limiters, Priority.INTERACTIVE));
        }
        // Answers come back in another order than the server counted them.
        int[] remaining = {3, 0, 9, 5, 1, 2, 8, 7, 6, 4};
        for (int i = 0; i < 10; i++) {
            permits.get(i).answered(ok(Map.of("x-ratelimit-remaining", List.of(Integer.toString(remaining[i])))));
        }
        for (int i = 0; i < 10; i++) {
            take(limiters, Priority.INTERACTIVE);
        }
        assertThat(time.nanoTime()).isEqualTo(WINDOW);
    }

    /** What it says was so when it was counted, and who was there then is not known any more. */
    @Test
    void anAnswerThatTookLongerThanAWindowTellsNothingOfOthers() throws Exception {
        Limiters limiters = limiters(RateLimitPolicy.standard().withBurst(10, Duration.ofSeconds(10)));
        List<Permit> permits = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            permits.add(take(limiters, Priority.INTERACTIVE));
        }
        permits.subList(1, 10).forEach(permit -> permit.answered(ok(Map.of())));
        time.advance(Duration.ofSeconds(30));
        permits.get(0).answered(ok(Map.of("x-ratelimit-remaining", List.of("0"))));
        for (int i = 0; i < 9; i++) {
            take(limiters, Priority.INTERACTIVE);
        }
        assertThat(time.nanoTime()).isEqualTo(Duration.ofSeconds(30).toNanos());
    }

    @Test
    void aRefusalCountsHoweverLongItTook() throws Exception {
        Limiters limiters = limiters(RateLimitPolicy.standard().withBurst(10, Duration.ofSeconds(10)));
        Permit slow = take(limiters, Priority.INTERACTIVE);
        time.advance(Duration.ofSeconds(30));
        slow.answered(answer(429, Map.of()));
        take(limiters, Priority.INTERACTIVE);
        assertThat(time.nanoTime()).isEqualTo(Duration.ofSeconds(40).toNanos());
    }

    @Test
    void othersAreNotCountedAgainByAnAnswerThatWasOnItsWayWhenTheirWindowEnded() throws Exception {
        Limiters limiters = limiters(RateLimitPolicy.standard().withBurst(10, Duration.ofSeconds(10)));
        take(limiters, Priority.INTERACTIVE).answered(ok(Map.of("x-ratelimit-remaining", List.of("2"))));
        time.advance(Duration.ofMillis(9_500));
        Permit onItsWay = take(limiters, Priority.INTERACTIVE);
        time.advance(Duration.ofSeconds(1));
        // The server counted it, the one before and seven of others.
        onItsWay.answered(ok(Map.of("x-ratelimit-remaining", List.of("1"))));
        for (int i = 0; i < 9; i++) {
            take(limiters, Priority.INTERACTIVE);
        }
        assertThat(time.nanoTime()).isEqualTo(Duration.ofMillis(10_500).toNanos());
    }

    @Test
    void aRefusalHoldsEverybodyBackForAsLongAsTheServerAsks() throws Exception {
        Limiters limiters = limiters(RateLimitPolicy.standard());
        take(limiters, Priority.INTERACTIVE).answered(answer(429, Map.of("retry-after", List.of("25"))));
        for (int i = 0; i < 100; i++) {
            take(limiters, Priority.INTERACTIVE);
            assertThat(time.nanoTime()).isEqualTo(Duration.ofSeconds(25).toNanos());
        }
    }

    @Test
    void whatComesBackBeforeTheServerAllowsItWaits() throws Exception {
        Limiters limiters = limiters(RateLimitPolicy.standard().withBurst(10, Duration.ofSeconds(10)));
        for (int i = 0; i < 9; i++) {
            take(limiters, Priority.INTERACTIVE).answered(ok(Map.of()));
        }
        Permit refused = take(limiters, Priority.INTERACTIVE);
        time.advance(Duration.ofSeconds(1));
        refused.answered(answer(429, Map.of("retry-after", List.of("25"))));
        for (int i = 0; i < 10; i++) {
            take(limiters, Priority.INTERACTIVE);
            assertThat(time.nanoTime()).isEqualTo(Duration.ofSeconds(26).toNanos());
        }
    }

    @Test
    void aLongerPauseIsNotCutShortByALaterRefusal() throws Exception {
        Limiters limiters = limiters(RateLimitPolicy.standard().withBurst(10, Duration.ofSeconds(10)));
        Permit one = take(limiters, Priority.INTERACTIVE);
        Permit two = take(limiters, Priority.INTERACTIVE);
        one.answered(answer(429, Map.of("retry-after", List.of("60"))));
        two.answered(answer(429, Map.of("retry-after", List.of("1"))));
        take(limiters, Priority.INTERACTIVE);
        assertThat(time.nanoTime()).isEqualTo(Duration.ofSeconds(60).toNanos());
    }

    @Test
    void anAbsurdPauseIsBounded() throws Exception {
        Limiters limiters = limiters(RateLimitPolicy.standard());
        take(limiters, Priority.INTERACTIVE).answered(answer(429, Map.of("retry-after", List.of("99999999"))));
        take(limiters, Priority.INTERACTIVE);
        assertThat(time.nanoTime()).isEqualTo(Duration.ofMinutes(5).toNanos());
    }

    @Test
    void moreWaitersThanAllowedAreRefused() throws Exception {
        Limiters limiters = limiters(
                RateLimitPolicy.standard().withBurst(1, Duration.ofSeconds(10)).withMaxWaiting(0));
        take(limiters, Priority.INTERACTIVE);
        assertThatThrownBy(() -> take(limiters, Priority.INTERACTIVE)).isInstanceOf(LimitRefusedException.class);
    }

    @Test
    void whatIsKeptForPeopleIsTheirsHoweverManyOthersWait() throws Exception {
        time.participants(0);
        Limiters limiters = limiters(
                RateLimitPolicy.standard().withBurst(20, Duration.ofSeconds(10)).withMaxWaiting(1));
        for (int i = 0; i < 18; i++) {
            take(limiters, Priority.BACKFILL).answered(ok(Map.of()));
        }
        CompletableFuture<Permit> waiting = new CompletableFuture<>();
        Thread backfill = new Thread(() -> {
            try {
                waiting.complete(take(limiters, Priority.BACKFILL));
            } catch (Exception e) {
                waiting.completeExceptionally(e);
            }
        });
        backfill.start();
        time.awaitSleepers(1);
        assertThatThrownBy(() -> take(limiters, Priority.POLL)).isInstanceOf(LimitRefusedException.class);
        take(limiters, Priority.INTERACTIVE).answered(ok(Map.of()));
        take(limiters, Priority.INTERACTIVE).answered(ok(Map.of()));
        assertThatThrownBy(() -> take(limiters, Priority.INTERACTIVE))
                .isInstanceOfSatisfying(
                        LimitRefusedException.class,
                        e -> assertThat(e.scope()).isEqualTo(RateLimitedException.Scope.QUEUE));
        assertThat(waiting).isNotDone();
        time.advance(Duration.ofSeconds(10));
        assertThat(waiting.get(15, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void onlyWhoWaitsIsToldSo() throws Exception {
        time.participants(0);
        Limiters limiters = limiters(RateLimitPolicy.standard().withBurst(20, Duration.ofSeconds(10)));
        for (int i = 0; i < 18; i++) {
            take(limiters, Priority.BACKFILL).answered(ok(Map.of()));
        }
        Asking backfill = new Asking(time, LimitKey.location("L"), Priority.BACKFILL, Duration.ofHours(1));
        CompletableFuture<Permit> waiting = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        waiting.complete(limiters.acquire(backfill));
                    } catch (Exception e) {
                        waiting.completeExceptionally(e);
                    }
                })
                .start();
        time.awaitSleepers(1);
        Asking person = new Asking(time, LimitKey.location("L"), Priority.INTERACTIVE, Duration.ofHours(1));
        limiters.acquire(person).answered(ok(Map.of()));
        assertThat(person.waits()).isZero();

        time.advance(Duration.ofSeconds(10));
        assertThat(waiting.get(15, TimeUnit.SECONDS)).isNotNull();
        assertThat(backfill.waits()).isEqualTo(1);
    }

    @Test
    void theDayEndsAndAProbeGoesThroughBefore() throws Exception {
        Limiters limiters = limiters(RateLimitPolicy.standard().withDaily(2));
        take(limiters, Priority.INTERACTIVE).answered(ok(Map.of()));
        take(limiters, Priority.INTERACTIVE).answered(ok(Map.of()));
        assertThatThrownBy(() -> take(limiters, Priority.INTERACTIVE)).isInstanceOf(LimitRefusedException.class);
        time.advance(Duration.ofMinutes(10));
        take(limiters, Priority.INTERACTIVE).answered(ok(Map.of()));
        assertThatThrownBy(() -> take(limiters, Priority.INTERACTIVE)).isInstanceOf(LimitRefusedException.class);
        time.advance(Duration.ofHours(12));
        take(limiters, Priority.INTERACTIVE).answered(ok(Map.of()));
        take(limiters, Priority.INTERACTIVE).answered(ok(Map.of()));
    }

    /** With a window of one request that is used up, and a day that is used up, and probes of both kinds due. */
    private Limiters whereProbesAreDue(RateLimitPolicy policy) throws Exception {
        Limiters limiters = limiters(policy.withBurst(1, Duration.ofSeconds(10)).withDaily(2));
        take(limiters, Priority.INTERACTIVE).answered(ok(Map.of()));
        time.advance(Duration.ofSeconds(10));
        take(limiters, Priority.INTERACTIVE).answered(ok(Map.of()));
        for (Priority priority : List.of(Priority.INTERACTIVE, Priority.BACKFILL)) {
            assertThatThrownBy(() -> take(limiters, priority)).isInstanceOf(LimitRefusedException.class);
        }
        time.advance(Duration.ofMinutes(10));
        take(limiters, Priority.INTERACTIVE).answered(ok(Map.of()));
        return limiters;
    }

    @Test
    void aProbeMayWaitForItsTurn() throws Exception {
        Limiters limiters = whereProbesAreDue(RateLimitPolicy.standard());
        take(limiters, Priority.BACKFILL).answered(ok(Map.of()));
        assertThat(time.nanoTime())
                .isEqualTo(Duration.ofMinutes(10).plusSeconds(20).toNanos());
        assertThatThrownBy(() -> take(limiters, Priority.BACKFILL)).isInstanceOf(LimitRefusedException.class);
    }

    @Test
    void aProbeThatFindsNoPlaceOrNeverLeavesIsLeftToTheNextCall() throws Exception {
        Limiters limiters = whereProbesAreDue(RateLimitPolicy.standard().withMaxWaiting(0));
        assertThatThrownBy(() -> take(limiters, Priority.BACKFILL))
                .isInstanceOfSatisfying(
                        LimitRefusedException.class,
                        e -> assertThat(e.scope()).isEqualTo(RateLimitedException.Scope.QUEUE));
        time.advance(Duration.ofSeconds(10));
        take(limiters, Priority.BACKFILL).giveBack();
        take(limiters, Priority.BACKFILL).lost();
        assertThatThrownBy(() -> take(limiters, Priority.BACKFILL))
                .isInstanceOfSatisfying(
                        LimitRefusedException.class,
                        e -> assertThat(e.scope()).isEqualTo(RateLimitedException.Scope.DAILY));
    }

    @Test
    void aProbeThatWaitedInVainIsLeftToTheNextCall() throws Exception {
        Limiters limiters = whereProbesAreDue(RateLimitPolicy.standard());
        assertThatThrownBy(() -> limiters.acquire(
                        new Asking(time, LimitKey.location("L"), Priority.BACKFILL, Duration.ofSeconds(5))))
                .isInstanceOf(LimitRefusedException.class);
        take(limiters, Priority.BACKFILL).answered(ok(Map.of()));
        assertThat(time.nanoTime())
                .isEqualTo(Duration.ofMinutes(10).plusSeconds(20).toNanos());
    }

    @Test
    void aTenthOfTheWindowIsKeptForPeople() throws Exception {
        Limiters limiters = limiters(RateLimitPolicy.standard().withBurst(20, Duration.ofSeconds(10)));
        for (int i = 0; i < 18; i++) {
            take(limiters, Priority.BACKFILL).answered(ok(Map.of()));
        }
        take(limiters, Priority.INTERACTIVE).answered(ok(Map.of()));
        assertThat(time.nanoTime()).isZero();
        take(limiters, Priority.BACKFILL).answered(ok(Map.of()));
        assertThat(time.nanoTime()).isEqualTo(Duration.ofSeconds(10).toNanos());
    }

    @Test
    void aTenthOfTheDayIsKeptForPeople() throws Exception {
        Limiters limiters = limiters(RateLimitPolicy.standard().withDaily(20));
        for (int i = 0; i < 18; i++) {
            take(limiters, Priority.AUDIT).answered(ok(Map.of()));
        }
        assertThatThrownBy(() -> take(limiters, Priority.AUDIT)).isInstanceOf(LimitRefusedException.class);
        take(limiters, Priority.INTERACTIVE).answered(ok(Map.of()));
        take(limiters, Priority.INTERACTIVE).answered(ok(Map.of()));
        assertThatThrownBy(() -> take(limiters, Priority.INTERACTIVE)).isInstanceOf(LimitRefusedException.class);
    }

    @Test
    void theDayEndsWhenTheServerSaysSo() throws Exception {
        Limiters limiters = limiters(RateLimitPolicy.standard());
        take(limiters, Priority.INTERACTIVE)
                .answered(ok(Map.of(
                        "x-ratelimit-daily-remaining", List.of("0"),
                        "x-ratelimit-daily-reset", List.of("120000"),
                        "x-ratelimit-limit-daily", List.of("1"))));
        time.advance(Duration.ofSeconds(50));
        assertThatThrownBy(() -> take(limiters, Priority.INTERACTIVE))
                .isInstanceOfSatisfying(
                        LimitRefusedException.class,
                        e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(70)));
        time.advance(Duration.ofSeconds(70));
        take(limiters, Priority.INTERACTIVE).answered(ok(Map.of()));
        assertThatThrownBy(() -> take(limiters, Priority.INTERACTIVE)).isInstanceOf(LimitRefusedException.class);
    }

    @Test
    void anAbsurdWindowIsBounded() throws Exception {
        Limiters limiters = limiters(RateLimitPolicy.standard().withBurst(1, Duration.ofSeconds(10)));
        take(limiters, Priority.INTERACTIVE)
                .answered(ok(Map.of("x-ratelimit-interval-milliseconds", List.of("99999999999"))));
        take(limiters, Priority.INTERACTIVE);
        assertThat(time.nanoTime()).isEqualTo(Duration.ofMinutes(5).toNanos());
    }

    @Test
    void locationsAndCompaniesDoNotShareALimit() throws Exception {
        Limiters limiters = limiters(RateLimitPolicy.standard().withBurst(1, Duration.ofSeconds(10)));
        take(limiters, Priority.INTERACTIVE);
        for (LimitKey other : List.of(LimitKey.location("M"), LimitKey.company("L"), LimitKey.OTHER)) {
            assertThat(limiters.acquire(new Asking(time, other, Priority.AUDIT, Duration.ofHours(1))))
                    .isNotNull();
        }
        assertThat(time.nanoTime()).isZero();
    }
}
