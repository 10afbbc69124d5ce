package io.ghl.sandbox.internal.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sandbox.Faults;
import io.ghl.sandbox.WebhookDelivery;
import io.ghl.sandbox.WebhookStats;
import io.ghl.sandbox.internal.state.Dates;
import io.ghl.sandbox.internal.state.Ids;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.SandboxClock;
import io.ghl.sandbox.internal.webhook.Delivery.Event;
import io.ghl.sandbox.internal.webhook.Tally.Outcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes webhooks of events: flat, signed over the raw bytes, in no promised order and with faults on demand. */
public final class Outbox implements AutoCloseable {
    /** How many deliveries are remembered. */
    public static final int KEPT = 10_000;

    private static final long HOLD_MILLIS = 250;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SandboxClock clock;
    private final Faults faults;
    private final Signer signer;
    private final Ids ids;
    private final String appId;
    private final String versionId;
    private final Courier courier;
    private final @Nullable Breaker breaker;
    private final List<Delivery> held = new ArrayList<>();
    private final Deque<Delivery> log = new ArrayDeque<>();
    private volatile Tally tally = new Tally();
    private volatile @Nullable URI target;
    private volatile boolean paused;

    /**
     * How webhooks are sent.
     *
     * @param threads how many are under way at once
     * @param breakerAbove more webhooks than this must fail for delivery to be paused; null never pauses it
     */
    public record Options(
            RetryPolicy policy, int threads, @Nullable Long breakerAbove) {}

    /** Creates an outbox without a target: events are then not even made. */
    public Outbox(SandboxClock clock, Faults faults, Signer signer, Ids ids, Options options) {
        this.clock = clock;
        this.faults = faults;
        this.signer = signer;
        this.ids = ids;
        this.appId = ids.mongo();
        this.versionId = ids.mongo();
        this.breaker = options.breakerAbove() == null ? null : new Breaker(clock, options.breakerAbove());
        this.courier = new Courier(clock, options.policy(), options.threads(), (delivery, success) -> {
            if (breaker != null && breaker.trips(success)) {
                paused = true;
            }
        });
    }

    /** Where events go, or null. */
    public @Nullable URI target() {
        return target;
    }

    /** Sends later events there, or nowhere. */
    public void target(@Nullable URI uri) {
        target = uri;
    }

    /** Signs the events. */
    public Signer signer() {
        return signer;
    }

    /** The app id in every event. */
    public String appId() {
        return appId;
    }

    /** Whether later events are dropped, as HighLevel does where most deliveries fail. */
    public boolean paused() {
        return paused;
    }

    /** Pauses or resumes delivery. */
    public void pause(boolean whether) {
        paused = whether;
        if (breaker != null && !whether) {
            breaker.reset();
        }
    }

    /** Takes the events of one change. */
    public void announce(Instant time, List<ObjectNode> events) {
        if (target != null) {
            events.forEach(event -> send(time, event));
        }
    }

    /** Sends one event, in its envelope; returns its {@code webhookId}, or null without a target. */
    public @Nullable String send(Instant time, ObjectNode fields) {
        URI uri = target;
        if (uri == null) {
            return null;
        }
        String webhookId = ids.uuid().toString();
        String body = Json.string(envelope(time, fields, webhookId));
        Event event = new Event(webhookId, fields.path("type").asText(), body);
        Tally current = tally;
        current.generated();
        Delivery delivery = delivery(event, 0, uri, current);
        if (paused || faults.strike(Fault.WEBHOOK_DROP, event.type()).isPresent()) {
            delivery.done(Outcome.DROPPED);
            return webhookId;
        }
        Optional<FaultRule> delay = faults.strike(Fault.WEBHOOK_DELAY, event.type());
        boolean twice = faults.strike(Fault.WEBHOOK_DUPLICATE, event.type()).isPresent();
        if (delay.isPresent()) {
            courier.carryAt(clock.instant().plus(delay.get().latency().min()), delivery);
        } else if (faults.strike(Fault.WEBHOOK_REORDER, event.type()).isPresent()) {
            hold(delivery);
        } else {
            courier.carry(delivery);
            release(true);
        }
        if (twice) {
            current.duplicated();
            courier.carry(delivery(event, 1, uri, current));
        }
        return webhookId;
    }

    /** Sends an event that was sent before once more, with the same body; returns the new {@code deliveryId}. */
    public String replay(String webhookId) {
        URI uri = target;
        if (uri == null) {
            throw new IllegalArgumentException("there is no URL to send webhooks to");
        }
        List<Delivery> before;
        synchronized (log) {
            before = log.stream()
                    .filter(d -> d.event().webhookId().equals(webhookId))
                    .toList();
        }
        if (before.isEmpty()) {
            throw new IllegalArgumentException("no webhook with this webhookId was made");
        }
        Tally current = tally;
        current.duplicated();
        Delivery again = delivery(before.get(0).event(), before.size(), uri, current);
        courier.carry(again);
        return again.id();
    }

    private Delivery delivery(Event event, int number, URI uri, Tally current) {
        String id = UUID.nameUUIDFromBytes((event.webhookId() + number).getBytes(UTF_8))
                .toString();
        byte[] body = event.body().getBytes(UTF_8);
        Delivery delivery = new Delivery(id, event, uri, signer.headers(body), current);
        synchronized (log) {
            if (log.size() == KEPT) {
                log.removeFirst();
            }
            log.add(delivery);
        }
        return delivery;
    }

    private ObjectNode envelope(Instant time, ObjectNode event, String webhookId) {
        ObjectNode envelope = Json.object();
        envelope.set("type", event.path("type"));
        if (event.has("locationId")) {
            envelope.set("locationId", event.path("locationId"));
        }
        envelope.put("versionId", versionId).put("appId", appId);
        envelope.setAll(event);
        return envelope.put("timestamp", Dates.iso(time)).put("webhookId", webhookId);
    }

    /** Keeps an event back until the next one has passed it, or for a moment if none comes. */
    private void hold(Delivery delivery) {
        synchronized (held) {
            held.add(delivery);
        }
        courier.later(() -> release(false), HOLD_MILLIS);
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
            courier.carry(delivery);
        }
    }

    /** What became of the events since the start or the last reset. */
    public WebhookStats stats() {
        return tally.stats();
    }

    /** The last deliveries since the start or the last reset, oldest first. */
    public List<WebhookDelivery> deliveries() {
        synchronized (log) {
            return log.stream().map(Delivery::view).toList();
        }
    }

    /** Waits until nothing is pending; what is due or held back for reordering goes first. */
    public boolean awaitDrained(Duration timeout) {
        release(false);
        courier.carryDue();
        try {
            return tally.awaitNonePending(timeout.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits until nothing is under way; what is due or held back goes first, what waits for its time stays. */
    public boolean awaitSettled(Duration timeout) {
        release(false);
        courier.carryDue();
        try {
            return courier.awaitIdle(timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets the clock move on to this time and sends, one after the other, what falls due until then. */
    public void advanceTo(Instant until) {
        while (awaitSettled(PATIENCE)) {
            Instant next = courier.nextDue();
            if (next == null || next.isAfter(until)) {
                break;
            }
            clock.forwardTo(next);
        }
        clock.forwardTo(until);
        courier.carryDue();
    }

    /** Forgets what is pending and counts from zero. */
    public void reset() {
        synchronized (held) {
            held.clear();
        }
        courier.forget();
        synchronized (log) {
            log.clear();
        }
        tally.close();
        tally = new Tally();
        pause(false);
    }

    @Override
    public void close() {
        courier.close();
    }
}
