package io.ghl.client.limit;

/**
 * Decides when a request may be sent. The client's own limiter keeps the limits of HighLevel exactly as long as one
 * client is all that sends with a token; where several processes share one, put a limiter over a common store in its
 * place with {@link io.ghl.client.GhlClientBuilder#rateLimiter}.
 *
 * <p>Every try of a call, repetitions included, asks once, after it has its token. Requests for tokens do not ask, with
 * one exception: a company's token is exchanged for a location's under the company's limit. No permit is held while a
 * token is fetched, so one bucket for all keys will do.
 *
 * <p>Implementations are thread-safe. What they throw other than the exceptions below ends the call with
 * {@link io.ghl.client.error.RateLimiterException} before anything is sent.
 */
@FunctionalInterface
public interface RateLimiter extends AutoCloseable {

    /**
     * Waits for the right to send one request. It must end soon after an interrupt, when {@link LimitRequest#timeLeft}
     * is over and when the client closes; {@link LimitRequest#pause} sees to all three, a wait of another kind to none.
     * Where it is known beforehand that the turn comes too late, refuse at once and say when a new try makes sense.
     *
     * @param request what asks
     * @return the permit
     * @throws InterruptedException if the thread is interrupted
     * @throws LimitRefusedException if the request shall not wait; the call fails with
     *     {@link io.ghl.client.error.RateLimitedException}, or, when its deadline has come or the client is closed, with
     *     the exception for that
     */
    Permit acquire(LimitRequest request) throws InterruptedException, LimitRefusedException;

    /**
     * Called once when the client closes, after running pauses have ended. Does nothing unless implemented; implement it
     * if the limiter belongs to this client alone.
     */
    @Override
    default void close() {}

    /**
     * The right to send one request. The client calls exactly one of the methods, once and on the thread of the call;
     * what they throw is logged and otherwise ignored, since the call has its answer by then.
     */
    interface Permit {

        /** The request did not leave this process, so the server has not counted it. */
        void giveBack();

        /**
         * The server answered.
         *
         * @param report what the answer says about the limits
         */
        void answered(LimitReport report);

        /** The request may have reached the server, and no answer came. */
        void lost();
    }
}
