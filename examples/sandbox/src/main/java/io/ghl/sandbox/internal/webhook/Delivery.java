package io.ghl.sandbox.internal.webhook;

import io.ghl.sandbox.WebhookDelivery;
import io.ghl.sandbox.WebhookDelivery.State;
import io.ghl.sandbox.internal.webhook.Tally.Outcome;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A webhook on its way to one receiver, the same bytes and headers at every attempt. */
final class Delivery {
    private final String id;
    private final Event event;
    private final URI target;
    private final Map<String, String> headers;
    private final Tally tally;
    private State state = State.PENDING;
    private int attempts;
    private int status;
    private @Nullable Instant nextAttempt;

    /** What is told. */
    record Event(String webhookId, String type, String body) {}

    Delivery(String id, Event event, URI target, Map<String, String> headers, Tally tally) {
        this.id = id;
        this.event = event;
        this.target = target;
        this.headers = headers;
        this.tally = tally;
    }

    String id() {
        return id;
    }

    Event event() {
        return event;
    }

    URI target() {
        return target;
    }

    Map<String, String> headers() {
        return headers;
    }

    Tally tally() {
        return tally;
    }

    synchronized int answered(int answer) {
        status = answer;
        return ++attempts;
    }

    synchronized void waitsUntil(@Nullable Instant time) {
        nextAttempt = time;
    }

    void done(Outcome outcome) {
        synchronized (this) {
            nextAttempt = null;
            state = switch (outcome) {
                case DELIVERED -> State.DELIVERED;
                case FAILED -> State.FAILED;
                case DROPPED -> State.DROPPED;
            };
        }
        tally.done(outcome);
    }

    synchronized WebhookDelivery view() {
        return new WebhookDelivery(id, event.webhookId(), event.type(), state, attempts, status, nextAttempt);
    }
}
