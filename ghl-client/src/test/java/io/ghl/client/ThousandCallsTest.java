package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.contract.wire.Wire;
import io.ghl.client.limit.Priority;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thousand parallel calls through the whole client, against a server that allows a hundred in any ten seconds. */
class ThousandCallsTest extends WireTest {
    private static final int CALLS = 1_000;
    private static final int THREADS = 100;
    private static final int ALLOWED = 100;
    private static final Duration WINDOW = Duration.ofSeconds(10);

    /** A tenth of each window is kept for people, so machines among the callers need that much longer. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void allSucceedUnrefusedInTheTimeThatTheLimitNeeds(boolean mixed) throws Exception {
        AtomicInteger refused = new AtomicInteger();
        Deque<Long> arrivals = new ArrayDeque<>();
        Wire.answer(server, new Dispatcher() {
            @Override
            public synchronized MockResponse dispatch(RecordedRequest request) {
                long now = time.nanoTime();
                while (!arrivals.isEmpty() && now - arrivals.getFirst() >= WINDOW.toNanos()) {
                    arrivals.removeFirst();
                }
                if (arrivals.size() >= ALLOWED) {
                    refused.incrementAndGet();
                    return json(429, "{}");
                }
                arrivals.addLast(now);
                return json(200, "{\"contact\":{\"id\":\"c1\"}}")
                        .setHeader("X-RateLimit-Max", ALLOWED)
                        .setHeader("X-RateLimit-Remaining", ALLOWED - arrivals.size())
                        .setHeader("X-RateLimit-Interval-Milliseconds", WINDOW.toMillis());
            }
        });
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        Queue<String> answers = new ConcurrentLinkedQueue<>();
        CountDownLatch done = new CountDownLatch(THREADS);
        time.participants(THREADS);
        try (GhlClient ghl = builder().build()) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                Priority priority = mixed ? Priority.values()[t % Priority.values().length] : Priority.INTERACTIVE;
                GhlLocation view = ghl.location(LOCATION).withPriority(priority);
                threads.add(new Thread(() -> {
                    try {
                        for (int i = 0; i < CALLS / THREADS; i++) {
                            answers.add(view.contacts().get("c1").id());
                        }
                    } catch (RuntimeException | Error e) {
                        failures.add(e);
                    } finally {
                        time.leave();
                        done.countDown();
                    }
                }));
            }
            threads.forEach(Thread::start);
            done.await();
        }
        assertThat(failures).isEmpty();
        assertThat(refused).hasValue(0);
        assertThat(answers).hasSize(CALLS);
        long ideal = (CALLS / ALLOWED - 1) * WINDOW.toNanos();
        long longest = mixed ? ideal * 10 / 9 : ideal;
        assertThat(time.nanoTime()).isBetween(ideal, longest * 105 / 100);
    }
}
