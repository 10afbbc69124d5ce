package io.ghl.sandbox;

import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.SandboxClock;
import io.ghl.sandbox.internal.state.World;
import io.ghl.sandbox.internal.webhook.Outbox;
import io.ghl.sandbox.internal.webhook.Signer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The webhooks of a running sandbox, one by one: what became of each, and what HighLevel's own pages do with them. */
public final class SandboxWebhooks {
    private final Outbox outbox;
    private final SandboxClock clock;
    private final World world;

    SandboxWebhooks(Outbox outbox, SandboxClock clock, World world) {
        this.outbox = outbox;
        this.clock = clock;
        this.world = world;
    }

    /** {@return the last 10,000 deliveries since the start or the last reset, oldest first} */
    public List<WebhookDelivery> deliveries() {
        return outbox.deliveries();
    }

    /**
     * Waits until every webhook that is due was sent and answered, and says whether that came true in time. Unlike {@link
     * GhlSandbox#webhooksDrained} it does not wait for retries whose time has not come.
     *
     * @param timeout how long to wait at most, in real time
     * @return whether nothing is under way
     */
    public boolean settled(Duration timeout) {
        return outbox.awaitSettled(timeout);
    }

    /**
     * Sends an event of any type, as if something had happened that the sandbox does not know; the envelope is added.
     *
     * @param type the type, such as {@code OpportunityCreate}
     * @param fields its fields, {@code locationId} among them where the type has one
     * @return its {@code webhookId}
     * @throws IllegalArgumentException if the type is blank or there is no URL to send webhooks to
     */
    public String send(String type, Map<String, ?> fields) {
        if (type.isBlank()) {
            throw new IllegalArgumentException("type must not be blank");
        }
        var event = Json.object().put("type", type);
        Json.of(fields).properties().forEach(field -> event.set(field.getKey(), field.getValue()));
        world.reserveIds();
        String id = outbox.send(clock.instant(), event.put("type", type));
        if (id == null) {
            throw new IllegalArgumentException("there is no URL to send webhooks to");
        }
        return id;
    }

    /**
     * Sends a webhook once more, as by hand from HighLevel's delivery log: the same body, a {@code deliveryId} of its own.
     *
     * @param webhookId the webhook, which may have been delivered, lost or dropped
     * @return the new {@code deliveryId}
     * @throws IllegalArgumentException if there was no such webhook or there is no URL to send webhooks to
     */
    public String replay(String webhookId) {
        return outbox.replay(webhookId);
    }

    /**
     * Pauses delivery, as HighLevel's circuit breaker does, or resumes it by hand. What happens in between is dropped
     * and can be replayed.
     *
     * @param whether whether to pause
     */
    public void pause(boolean whether) {
        outbox.pause(whether);
    }

    /** {@return whether delivery is paused} */
    public boolean paused() {
        return outbox.paused();
    }

    /**
     * Sets what stands in the signature headers of later webhooks.
     *
     * @param current {@code X-GHL-Signature}
     * @param legacy {@code X-WH-Signature}
     */
    public void signatures(WebhookSignature current, WebhookSignature legacy) {
        outbox.signer().headers(current, legacy);
    }

    /** {@return the RSA key that verifies {@code X-WH-Signature}, as PEM; it is made when it is first needed} */
    public String legacyPublicKeyPem() {
        return Signer.pem(outbox.signer().legacyPublicKey());
    }
}
