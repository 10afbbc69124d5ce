package io.ghl.client.observe;

import io.ghl.client.error.GhlException;
import io.ghl.client.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Told what the client does, on the thread that makes the call. Implementations must be thread-safe and quick; what
 * they throw is logged and otherwise ignored. Nothing here carries a secret or personal data.
 */
public interface GhlObserver {

    /** An observer that does nothing. */
    GhlObserver NONE = new GhlObserver() {};

    /** Why a call pauses. */
    enum WaitReason {
        /** It waits for its turn under the rate limit. */
        RATE_LIMIT,
        /** It pauses before it is tried again. */
        RETRY
    }

    /**
     * A call as all of its events name it.
     *
     * @param id distinguishes the calls of one client
     * @param operation HighLevel's operation id, or {@code raw}
     * @param method the HTTP method
     * @param pathTemplate the path with names in braces instead of ids; {@code raw} for a raw call
     * @param locationId the location, or null
     * @param priority the class it waits in
     */
    record Call(
            long id,
            String operation,
            String method,
            String pathTemplate,
            @Nullable String locationId,
            Priority priority) {}

    /**
     * One exchange with the server.
     *
     * @param number counted from 1
     * @param status the HTTP status, or null when no answer came
     * @param outcome {@code ok} or a word or two on the failure
     * @param traceId HighLevel's trace id, or null
     * @param serverDate the server's {@code Date} header, or null
     * @param took duration of the exchange
     */
    record AttemptEnd(
            int number,
            @Nullable Integer status,
            String outcome,
            @Nullable String traceId,
            @Nullable Instant serverDate,
            Duration took) {}

    /**
     * The end of a call.
     *
     * @param attempts how many exchanges there were
     * @param status the last HTTP status, or null
     * @param traceId the last trace id, or null
     * @param took duration with all waits
     * @param error the exception that the caller gets, or null
     */
    record CallEnd(
            int attempts,
            @Nullable Integer status,
            @Nullable String traceId,
            Duration took,
            @Nullable GhlException error) {}

    /**
     * A call passed its local checks.
     *
     * @param call the call
     */
    default void callStart(Call call) {}

    /**
     * A pause begins.
     *
     * @param call the call
     * @param reason why it pauses
     * @param atMost how long the pause can be
     */
    default void waiting(Call call, WaitReason reason, Duration atMost) {}

    /**
     * An exchange ended.
     *
     * @param call the call
     * @param attempt how it ended
     */
    default void attempt(Call call, AttemptEnd attempt) {}

    /**
     * A call ended; exactly one such event follows each {@link #callStart}.
     *
     * @param call the call
     * @param end how it ended
     */
    default void callEnd(Call call, CallEnd end) {}
}
