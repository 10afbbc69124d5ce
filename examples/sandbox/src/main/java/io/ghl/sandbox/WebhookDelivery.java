package io.ghl.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One webhook on its way to the receiver, with all its attempts. A duplicate and a replay are deliveries of their own
 * that share the {@code webhookId}.
 *
 * @param deliveryId the {@code deliveryId} header, the same for every attempt
 * @param webhookId the {@code webhookId} in the body
 * @param type the type of the event, such as {@code ContactCreate}
 * @param state what has become of it
 * @param attempts how often it was sent
 * @param status the status of the last answer, or 0 if there was none (yet)
 * @param nextAttempt when it is sent (again), on the sandbox's clock, or null if it is under way or done
 */
public record WebhookDelivery(
        String deliveryId,
        String webhookId,
        String type,
        State state,
        int attempts,
        int status,
        @Nullable Instant nextAttempt) {
    /** What has become of a delivery. */
    public enum State {
        /** It waits for a free thread, for the receiver's answer or for its time. */
        PENDING,
        /** It was answered 2xx. */
        DELIVERED,
        /** It was given up: another answer, or none, and no retry left. */
        FAILED,
        /** It was never sent: by fault, because delivery was paused, or because too many were waiting. */
        DROPPED
    }
}
