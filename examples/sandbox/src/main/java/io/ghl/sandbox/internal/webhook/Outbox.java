package io.ghl.sandbox.internal.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.Faults;
import io.ghl.sandbox.WebhookStats;
import io.ghl.sandbox.internal.state.Dates;
import io.ghl.sandbox.internal.state.Ids;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.webhook.Tally.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends webhooks in the background: flat, signed over the raw bytes, in no promised order and with faults on demand. */
public final class Outbox implements AutoCloseable {
    private static final int QUEUE = 100_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration HOLD = Duration.ofMillis(250);

    /**
     * How failures are retried.
     *
     * @param afterAnyFailure whether anything but a 429 is retried
     * @param delay time before a retry
     */
    public record RetryPolicy(int retries, boolean afterAnyFailure, Duration delay) {}

    private record Delivery(Tally tally, URI target, String body, String signature, int attempt) {}

    private final Faults faults;
    private final Signer signer;
    private final Ids ids;
    private final RetryPolicy policy;
    private final String appId;
    private final String versionId;
    private final HttpClient http;
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor timer;
    private final List<Delivery> held = new ArrayList<>();
    private volatile Tally tally = new Tally();
    private volatile @Nullable URI target;

    /** Creates an outbox without a target: events are then not even made. */
    public Outbox(Faults faults, Signer signer, Ids ids, RetryPolicy policy, int threads) {
        this.faults = faults;
        this.signer = signer;
        this.ids = ids;
        this.policy = policy;
        this.appId = ids.mongo();
        this.versionId = ids.mongo();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build();
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

    /** Where events go, or null. */
    public @Nullable URI target() {
        return target;
    }

    /** Sends later events there, or nowhere. */
    public void target(@Nullable URI uri) {
        target = uri;
    }

    /** The app id in every event. */
    public String appId() {
        return appId;
    }

    /** Takes the events of one change. */
    public void announce(Instant time, List<ObjectNode> events) {
        URI uri = target;
        if (uri == null) {
            return;
        }
        for (ObjectNode event : events) {
            announce(uri, time, event);
        }
    }

    private void announce(URI uri, Instant time, ObjectNode event) {
        String type = event.path("type").asText();
        Tally current = tally;
        current.generated();
        if (faults.strike(Fault.WEBHOOK_DROP, type).isPresent()) {
            current.done(Outcome.DROPPED);
            return;
        }
        byte[] body = Json.bytes(envelope(time, event));
        Delivery delivery = new Delivery(current, uri, new String(body, UTF_8), signer.sign(body), 0);
        boolean twice = faults.strike(Fault.WEBHOOK_DUPLICATE, type).isPresent();
        if (twice) {
            current.duplicated();
        }
        if (faults.strike(Fault.WEBHOOK_REORDER, type).isPresent()) {
            hold(delivery);
        } else {
            enqueue(delivery);
            release(true);
        }
        if (twice) {
            enqueue(delivery);
        }
    }

    private ObjectNode envelope(Instant time, ObjectNode event) {
        ObjectNode envelope = Json.object();
        envelope.set("type", event.path("type"));
        if (event.has("locationId")) {
            envelope.set("locationId", event.path("locationId"));
        }
        envelope.put("versionId", versionId).put("appId", appId);
        envelope.setAll(event);
        return envelope.put("timestamp", Dates.iso(time))
                .put("webhookId", ids.uuid().toString());
    }

    /** Keeps an event back until the next one has passed it, or for a moment if none comes. */
    private void hold(Delivery delivery) {
        synchronized (held) {
            held.add(delivery);
        }
        schedule(() -> release(false), HOLD);
    }

    private void release(boolean overtaken) {
        List<Delivery> released;
        synchronized (held) {
            released = List.copyOf(held);
            held.clear();
        }
        for (Delivery delivery : released) {
            if (overtaken) {
                delivery.tally().reordered();
            }
            enqueue(delivery);
        }
    }

    private void enqueue(Delivery delivery) {
        try {
            workers.execute(() -> deliver(delivery));
        } catch (RejectedExecutionException e) {
            delivery.tally().done(Outcome.DROPPED);
        }
    }

    private void schedule(Runnable task, Duration delay) {
        try {
            var unused = timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed: nothing is sent any more.
        }
    }

    private void deliver(Delivery delivery) {
        if (delivery.tally() != tally) {
            return; // Forgotten by a reset.
        }
        int status = send(delivery);
        if (status >= 200 && status < 300) {
            delivery.tally().done(Outcome.DELIVERED);
        } else if ((status == 429 || policy.afterAnyFailure()) && delivery.attempt() < policy.retries()) {
            delivery.tally().retried();
            Delivery next = new Delivery(
                    delivery.tally(), delivery.target(), delivery.body(), delivery.signature(), delivery.attempt() + 1);
            schedule(() -> enqueue(next), policy.delay());
        } else {
            delivery.tally().done(Outcome.FAILED);
        }
    }

    /** The answered status, or 0 if there was no answer. */
    private int send(Delivery delivery) {
        try {
            HttpRequest request = HttpRequest.newBuilder(delivery.target())
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .header("X-GHL-Signature", delivery.signature())
                    .header("X-WH-Signature", "N/A")
                    .POST(HttpRequest.BodyPublishers.ofString(delivery.body()))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** What became of the events since the start or the last reset. */
    public WebhookStats stats() {
        return tally.stats();
    }

    /** Waits until nothing is pending; what is held back for reordering goes first. */
    public boolean awaitDrained(Duration timeout) {
        release(false);
        try {
            return tally.awaitNonePending(timeout.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Forgets what is pending and counts from zero. */
    public void reset() {
        synchronized (held) {
            held.clear();
        }
        tally = new Tally();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
    }
}
