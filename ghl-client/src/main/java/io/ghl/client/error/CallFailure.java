package io.ghl.client.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every exception of this package knows about the call.
 *
 * @param operation HighLevel's operation id, or {@code raw}
 * @param locationId the location of the call, or null
 * @param attempts what was tried, oldest first
 * @param retryable whether the same call may succeed later
 * @param mayHaveTakenEffect whether a write may have been carried out
 */
public record CallFailure(
        String operation,
        @Nullable String locationId,
        List<Attempt> attempts,
        boolean retryable,
        boolean mayHaveTakenEffect) {

    /**
     * Copies the list of attempts.
     *
     * @param operation HighLevel's operation id, or {@code raw}
     * @param locationId the location of the call, or null
     * @param attempts what was tried, oldest first
     * @param retryable whether the same call may succeed later
     * @param mayHaveTakenEffect whether a write may have been carried out
     */
    public CallFailure {
        attempts = List.copyOf(attempts);
    }

    /**
     * A failure before anything was sent.
     *
     * @param operation HighLevel's operation id
     * @param locationId the location of the call, or null
     * @return a failure without attempts that cannot have taken effect
     */
    public static CallFailure unsent(String operation, @Nullable String locationId) {
        return new CallFailure(operation, locationId, List.of(), false, false);
    }

    String describe(String summary) {
        StringBuilder text = new StringBuilder(operation).append(": ").append(summary);
        if (attempts.size() > 1) {
            text.append(" (").append(attempts.size()).append(" attempts)");
        }
        if (mayHaveTakenEffect) {
            text.append("; the write may have taken effect");
        }
        return text.toString();
    }
}
