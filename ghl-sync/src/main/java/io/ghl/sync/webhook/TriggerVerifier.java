package io.ghl.sync.webhook;

import io.ghl.sync.internal.options.Several;
import io.ghl.sync.internal.trigger.effect.WebhookSignature;
import io.ghl.sync.internal.webhook.Headers;
import io.ghl.sync.webhook.WebhookException.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Verifies webhooks that triggers send ({@link io.ghl.sync.trigger.Effects#webhook}), for receivers written in Java.
 * Remember the {@code webhook-id} of what was taken and drop what comes with it again. Immutable and thread-safe.
 */
public final class TriggerVerifier {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int MOST_SIGNATURES = 10;

    private final List<WebhookSignature> signatures;
    private final Clock clock;

    private TriggerVerifier(List<WebhookSignature> signatures, Clock clock) {
        this.signatures = signatures;
        this.clock = clock;
    }

    /**
     * A verifier that goes by the system's clock.
     *
     * @param secrets the secrets, any of which will do; at least one
     * @return the verifier
     * @throws IllegalArgumentException if a secret is missing or cannot be one; the message does not show it
     */
    public static TriggerVerifier of(String... secrets) {
        List<String> given = Several.of("secret", secrets);
        if (given.isEmpty()) {
            throw new IllegalArgumentException("Give at least one secret.");
        }
        return new TriggerVerifier(given.stream().map(WebhookSignature::by).toList(), Clock.systemUTC());
    }

    /**
     * The same verifier by another clock.
     *
     * @param value the clock; what was sent more than 5 minutes before or after its time is refused
     * @return the verifier
     */
    public TriggerVerifier withClock(Clock value) {
        return new TriggerVerifier(signatures, Objects.requireNonNull(value, "clock must not be null."));
    }

    /**
     * Verifies a request. Returns if it was sent with one of the secrets, lately.
     *
     * @param headers the request's headers; names in any case
     * @param body the body as it was received, byte by byte
     * @return the {@code webhook-id}, which is the same when the message is sent again
     * @throws WebhookException if it was not; nothing else is thrown for any headers and body
     */
    public String verify(Map<String, List<String>> headers, byte[] body) {
        Objects.requireNonNull(headers, "headers must not be null.");
        Objects.requireNonNull(body, "body must not be null.");
        List<String> ids = Headers.values(headers, WebhookSignature.ID);
        List<String> times = Headers.values(headers, WebhookSignature.TIMESTAMP);
        List<String> given = Headers.values(headers, WebhookSignature.SIGNATURE);
        if (ids.isEmpty() || times.isEmpty() || given.isEmpty()) {
            throw new WebhookException(Reason.NOT_SIGNED);
        }
        if (ids.size() > 1
                || times.size() > 1
                || given.size() > 1
                || !times.get(0).matches("\\d{1,12}")) {
            throw new WebhookException(Reason.MALFORMED_SIGNATURE);
        }
        String[] candidates = given.get(0).split(" ", MOST_SIGNATURES);
        boolean known = false;
        for (WebhookSignature signature : signatures) {
            byte[] right = signature.of(ids.get(0), times.get(0), body).getBytes(StandardCharsets.UTF_8);
            for (String candidate : candidates) {
                known |= MessageDigest.isEqual(right, candidate.getBytes(StandardCharsets.UTF_8));
            }
        }
        if (!known) {
            throw new WebhookException(Reason.WRONG_SIGNATURE);
        }
        long apart = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(times.get(0)));
        if (apart > TOLERANCE.toSeconds()) {
            throw new WebhookException(Reason.TOO_OLD);
        }
        return ids.get(0);
    }

    @Override
    public String toString() {
        return "TriggerVerifier";
    }
}
