package io.ghl.client.internal.pipeline;

import io.ghl.client.error.ErrorResponse;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.TransportPhase;
import io.ghl.client.internal.operations.Idempotency;
import io.ghl.client.internal.transport.HttpReply;
import io.ghl.client.limit.LimitRefusedException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How one attempt failed, as data; what follows from it is in {@link RetryRules} and {@link Exceptions}. */
sealed interface Failure {

    /** An answer that is not a success. */
    record Refused(HttpReply reply, ErrorResponse error, RefusalKind kind) implements Failure {}

    /** The connection failed. */
    record Broken(TransportPhase phase, @Nullable Throwable cause) implements Failure {}

    /** A success that cannot be read. */
    record Unreadable(
            HttpReply reply, String path, @Nullable Throwable cause) implements Failure {}

    /** The limiter would not let it wait. */
    record NotPermitted(LimitRefusedException refusal) implements Failure {}

    /** The user's own limiter failed. */
    record LimiterBroken(RuntimeException cause) implements Failure {}

    /** There is no token to be had for it. */
    record NoToken(GhlException inner) implements Failure {}

    /** The call was ended from outside, before it was sent or in the given phase. */
    record Stopped(StopReason reason, TransportPhase phase) implements Failure {}

    enum StopReason {
        DEADLINE,
        INTERRUPTED,
        CLOSED
    }

    default @Nullable Integer status() {
        if (this instanceof Refused refused) {
            return refused.reply().status();
        }
        return this instanceof Unreadable unreadable ? unreadable.reply().status() : null;
    }

    /** A word or two for logs and attempt histories. */
    default String outcome() {
        if (this instanceof Refused refused) {
            return label(refused.kind());
        }
        if (this instanceof Broken broken) {
            return label(broken.phase()) + " failed";
        }
        if (this instanceof Stopped stopped) {
            return label(stopped.reason());
        }
        return this instanceof Unreadable ? "unreadable" : "not permitted";
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether HighLevel may have carried out a write. */
    default boolean mayHaveTakenEffect(Idempotency idempotency) {
        if (!idempotency.writes()) {
            return false;
        }
        if (this instanceof Refused refused) {
            int status = refused.reply().status();
            // A create that HighLevel refused with 422 has been seen to exist afterwards.
            return status >= 500 || status == 408 || (status == 422 && idempotency == Idempotency.CREATE);
        }
        if (this instanceof Broken broken) {
            return broken.phase() != TransportPhase.CONNECT;
        }
        if (this instanceof Stopped stopped) {
            return stopped.phase() != TransportPhase.CONNECT;
        }
        return this instanceof Unreadable;
    }
}
