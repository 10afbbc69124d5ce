package io.ghl.client.observe;

import io.ghl.client.error.GhlException;
import io.ghl.client.limit.LimitReport;
import io.ghl.client.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Told what the client does, on the thread that makes the call; for requests that renew OAuth tokens that is a thread of
 * the client. Implementations must be thread-safe and quick; what they throw is logged and otherwise ignored. Nothing here
 * carries a secret or personal data.
 *
 * {@snippet file="io/ghl/client/SnippetsTest.java" region="observer"}
 */
public interface GhlObserver {

    /** An observer that does nothing. */
    GhlObserver NONE = new GhlObserver() {};

    /** Why a call pauses. More may come; give a {@code switch} over them a {@code default}. */
    enum WaitReason {
        /** It waits for its turn under the rate limit. */
        RATE_LIMIT,
        /** It pauses before it is tried again. */
        RETRY
    }

    /**
     * A call as all of its events name it; it is the same object in each of them.
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
     * @param limits what the answer says about the rate limits, or null when no answer came
     */
    record AttemptEnd(
            int number,
            @Nullable Integer status,
            String outcome,
            @Nullable String traceId,
            @Nullable Instant serverDate,
            Duration took,
            @Nullable LimitReport limits) {}

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
            @Nullable GhlException error) {

        /**
         * Whether the call did what it was made for.
         *
         * @return false also when something other than a {@link GhlException} ended it, such as a bad argument
         */
        public boolean succeeded() {
            return error == null && status != null && status >= 200 && status < 300;
        }
    }

    /** Where a new token comes from. More may come; give a {@code switch} over them a {@code default}. */
    enum RefreshKind {
        /** An installation: a user has just granted it. */
        INSTALLATION,
        /** The refresh token. */
        REFRESH,
        /** The token of the company that the location belongs to. */
        FROM_COMPANY
    }

    /**
     * The client tried to get a new token of an installation.
     *
     * @param companyId the company, or null for the token of a location
     * @param locationId the location, or null for the token of a company
     * @param kind where the token comes from
     * @param took duration with all waits and the storing
     * @param error why there is none, or null when the new token is stored
     */
    record TokenRefresh(
            @Nullable String companyId,
            @Nullable String locationId,
            RefreshKind kind,
            Duration took,
            @Nullable GhlException error) {}

    /**
     * A token has become old.
     *
     * @param companyId the company of a refresh token, or null
     * @param locationId the location of a refresh token, or null; both are null for a private integration token
     * @param issuedAt when the token was issued; of a refresh token the latest time that it can have been
     * @param age the time since then
     */
    record TokenAge(@Nullable String companyId, @Nullable String locationId, Instant issuedAt, Duration age) {}

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
     * A pause ended; exactly one such event follows each {@link #waiting}.
     *
     * @param call the call
     * @param reason why it paused
     * @param took how long the pause was
     */
    default void waited(Call call, WaitReason reason, Duration took) {}

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

    /**
     * The client tried to get a new token. Not reported: tokens that another process has stored.
     *
     * @param refresh which one, and how it ended
     */
    default void tokenRefreshed(TokenRefresh refresh) {}

    /**
     * A token has reached the age set with {@link io.ghl.client.GhlClientBuilder#tokenAgeWarning}; once per client, with
     * the first call that uses such a token.
     *
     * @param age which one, and how old
     */
    default void tokenAging(TokenAge age) {}

    /**
     * Several observers as one. Each is told every event, in this order, also when one before it throws.
     *
     * @param observers the observers
     * @return one for {@link io.ghl.client.GhlClientBuilder#observer}
     */
    static GhlObserver all(GhlObserver... observers) {
        return new ObserverList(List.of(observers));
    }
}
