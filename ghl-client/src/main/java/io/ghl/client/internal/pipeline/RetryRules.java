package io.ghl.client.internal.pipeline;

import io.ghl.client.error.TransportPhase;
import io.ghl.client.internal.limit.LimitHeaders;
import io.ghl.client.internal.operations.Idempotency;
import io.ghl.client.internal.transport.HttpReply;
import io.ghl.client.limit.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

/** Which failures may be repeated for which operation, and after what pause. Pure functions. */
final class RetryRules {
    private RetryRules() {}

    /** Whether repeating does no harm and may help. */
    static boolean mayRepeat(Idempotency idempotency, Failure failure) {
        if (failure instanceof Failure.Refused refused) {
            return switch (refused.kind()) {
                case RATE_LIMITED -> !LimitHeaders.isDaily(refused.reply());
                case SERVER_ERROR -> harmless(idempotency);
                case UNEXPECTED -> refused.reply().status() == 408 && harmless(idempotency);
                default -> false;
            };
        }
        if (failure instanceof Failure.Broken broken) {
            return broken.phase() == TransportPhase.CONNECT || harmless(idempotency);
        }
        return false;
    }

    /** With a key, twice is once only where the location's duplicate rule says so; the client cannot see it. */
    private static boolean harmless(Idempotency idempotency) {
        return idempotency == Idempotency.READ || idempotency == Idempotency.IDEMPOTENT;
    }

    /** Whether the same call may succeed later, for the caller to know. */
    static boolean mayHelpLater(Failure failure) {
        if (failure instanceof Failure.Stopped stopped) {
            return stopped.reason() != Failure.StopReason.CLOSED;
        }
        if (failure instanceof Failure.NoToken unavailable) {
            return unavailable.inner().retryable();
        }
        return failure instanceof Failure.NotPermitted
                || failure instanceof Failure.LimiterBroken
                || failure instanceof Failure.Broken
                || (failure instanceof Failure.Refused refused
                        && (refused.kind() == RefusalKind.RATE_LIMITED || mayRepeat(Idempotency.READ, failure)));
    }

    /** A refusal over the limit says nothing about the server's health and costs no budget. */
    static boolean costsBudget(Failure failure) {
        return !(failure instanceof Failure.Refused refused && refused.kind() == RefusalKind.RATE_LIMITED);
    }

    /**
     * The pause before try number {@code tried + 1}: random between zero and a bound that doubles with each try, and
     * not shorter than the server asks for.
     */
    static Duration pause(RetryPolicy policy, int tried, Failure failure, Instant now, DoubleSupplier random) {
        double bound =
                Math.min(nanos(policy.maxDelay()), nanos(policy.baseDelay()) * Math.pow(2, Math.min(tried - 1, 40)));
        Duration own = Duration.ofNanos((long) (bound * random.getAsDouble()));
        Duration asked = failure instanceof Failure.Refused refused ? asked(refused.reply(), now) : Duration.ZERO;
        return own.compareTo(asked) > 0 ? own : asked;
    }

    /** A delay may be longer than a long can count; a pause of that length is never made. */
    private static double nanos(Duration delay) {
        return delay.getSeconds() * 1e9 + delay.getNano();
    }

    private static Duration asked(HttpReply reply, Instant now) {
        Duration after = LimitHeaders.retryAfter(reply, now);
        if (after != null) {
            return after;
        }
        Duration interval = reply.status() == 429 ? LimitHeaders.interval(reply) : null;
        return interval == null ? Duration.ZERO : interval;
    }
}
