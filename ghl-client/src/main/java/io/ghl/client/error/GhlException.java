package io.ghl.client.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The root of every failure of a call to HighLevel.
 *
 * <p>Messages and {@code toString()} name the operation, the status and the trace id and are safe to log: they carry no
 * secret and no personal data. What HighLevel said verbatim is reachable through accessors only. Do not match on the
 * wording of messages; it may change. More subclasses may come; catch this class after those that you handle.
 *
 * {@snippet file="io/ghl/client/SnippetsTest.java" region="errors"}
 */
public abstract sealed class GhlException extends RuntimeException
        permits ApiException,
                TransportException,
                DecodeException,
                DeadlineExceededException,
                CallInterruptedException,
                ClientClosedException,
                OperationRefusedException,
                InstallationException,
                TokenStoreException,
                TokenRequestException,
                RateLimiterException,
                PaginationLoopException {
    private static final long serialVersionUID = 1L;

    private final transient CallFailure failure;

    GhlException(String summary, CallFailure failure, @Nullable Throwable cause) {
        super(failure.describe(summary), cause);
        this.failure = failure;
    }

    /**
     * The failed call as data.
     *
     * @return operation, location and attempts
     */
    public final CallFailure failure() {
        return failure;
    }

    /**
     * The operation that failed.
     *
     * @return HighLevel's operation id, such as {@code get-contact}, or {@code raw}
     */
    public final String operation() {
        return failure.operation();
    }

    /**
     * The location that the call was for.
     *
     * @return its id, or null for a call outside a location
     */
    public final @Nullable String locationId() {
        return failure.locationId();
    }

    /**
     * What was tried, oldest first.
     *
     * @return one entry per attempt; empty when nothing was sent
     */
    public final List<Attempt> attempts() {
        return failure.attempts();
    }

    /**
     * Whether the same call may succeed later without a change on the caller's side. It says nothing about whether
     * repeating it is harmless; see {@link #mayHaveTakenEffect()}.
     *
     * @return true for limits, outages and broken connections
     */
    public final boolean retryable() {
        return failure.retryable();
    }

    /**
     * Whether HighLevel may have carried out the write although the call failed. If so, look the record up before
     * you repeat a create.
     *
     * @return true when a write left this process and its outcome is unknown
     */
    public final boolean mayHaveTakenEffect() {
        return failure.mayHaveTakenEffect();
    }
}
