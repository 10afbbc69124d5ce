package io.ghl.sandbox.internal.webhook;

import io.ghl.sandbox.internal.webhook.Tally.Outcome;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries deliveries to their receiver: several at once, and again after a failure when the sandbox's clock says so.
 * A timer looks at that clock now and then, so nobody need do so.
 */
final class Courier implements AutoCloseable {
    private static final int QUEUE = 100_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long GLANCE_MILLIS = 100;

    private record Waiting(Instant due, long number, Delivery delivery) {}

    private final Clock clock;
    private final RetryPolicy policy;
    private final BiConsumer<Delivery, Boolean> observer;
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor timer;
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparing(Waiting::due).thenComparingLong(Waiting::number));
    private long numbers;
    private int busy;
    private @Nullable HttpClient http;

    /** The observer is told of every attempt and whether it succeeded. */
    Courier(Clock clock, RetryPolicy policy, int threads, BiConsumer<Delivery, Boolean> observer) {
        this.clock = clock;
        this.policy = policy;
        this.observer = observer;
        ThreadFactory daemons = task -> {
            Thread thread = new Thread(task, "ghl-sandbox-webhook");
            thread.setDaemon(true);
            return thread;
        };
        this.workers = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUE), daemons);
        workers.allowCoreThreadTimeOut(true);
        this.timer = new ScheduledThreadPoolExecutor(1, daemons);
        timer.setKeepAliveTime(30, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /** Sends a delivery as soon as a thread is free. */
    void carry(Delivery delivery) {
        delivery.waitsUntil(null);
        synchronized (waiting) {
            busy++;
        }
        try {
            workers.execute(() -> {
                try {
                    attempt(delivery);
                } finally {
                    idle();
                }
            });
        } catch (RejectedExecutionException e) {
            delivery.done(Outcome.DROPPED);
            idle();
        }
    }

    private void idle() {
        synchronized (waiting) {
            busy--;
            waiting.notifyAll();
        }
    }

    /** Sends a delivery once the sandbox's clock has reached this time. */
    void carryAt(Instant due, Delivery delivery) {
        delivery.waitsUntil(due);
        synchronized (waiting) {
            waiting.add(new Waiting(due, numbers++, delivery));
        }
        glance(due, 1);
    }

    /** Looks at the sandbox's clock when this time should have come, and again if it has not. */
    private void glance(Instant due, long atLeastMillis) {
        long left = Duration.between(clock.instant(), due).toMillis() + 1;
        later(
                () -> {
                    carryDue();
                    if (clock.instant().isBefore(due)) {
                        glance(due, GLANCE_MILLIS);
                    }
                },
                Math.max(left, atLeastMillis));
    }

    /** Runs a task after a real time, unless this is closed before. */
    void later(Runnable task, long millis) {
        try {
            var unused = timer.schedule(task, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed: nothing is sent any more.
        }
    }

    /** When the next waiting delivery falls due, or null if none waits. */
    @Nullable
    Instant nextDue() {
        synchronized (waiting) {
            Waiting next = waiting.peek();
            return next == null ? null : next.due();
        }
    }

    /** Sends what has fallen due. */
    void carryDue() {
        Instant now = clock.instant();
        synchronized (waiting) {
            for (Waiting next = waiting.peek(); next != null && !next.due().isAfter(now); next = waiting.peek()) {
                waiting.remove();
                carry(next.delivery());
            }
        }
    }

    /** Waits until nothing is under way or waiting for a thread; what waits for its time does not count. */
    boolean awaitIdle(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        synchronized (waiting) {
            while (busy > 0) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(waiting, Math.max(left, 1_000_000));
            }
        }
        return true;
    }

    /** Forgets what waits for its time. */
    void forget() {
        synchronized (waiting) {
            waiting.clear();
        }
    }

    private void attempt(Delivery delivery) {
        if (delivery.tally().isClosed()) {
            return; // Forgotten by a reset.
        }
        int status = send(delivery);
        boolean success = status >= 200 && status < 300;
        int attempts = delivery.answered(status);
        if (success) {
            delivery.done(Outcome.DELIVERED);
        } else if (policy.applies(status, attempts)) {
            delivery.tally().retried();
            carryAt(clock.instant().plus(policy.delay(delivery.id(), attempts)), delivery);
        } else {
            delivery.done(Outcome.FAILED);
        }
        observer.accept(delivery, success);
    }

    /** Made when it is first needed: it is a third of what a sandbox's start costs, and many send nothing. */
    private synchronized HttpClient http() {
        if (http == null) {
            http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .build();
        }
        return http;
    }

    /** The answered status, or 0 if there was no answer. */
    private int send(Delivery delivery) {
        HttpRequest.Builder request = HttpRequest.newBuilder(delivery.target())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("deliveryId", delivery.id())
                .POST(HttpRequest.BodyPublishers.ofString(delivery.event().body()));
        delivery.headers().forEach(request::header);
        try {
            return http().send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
    }
}
