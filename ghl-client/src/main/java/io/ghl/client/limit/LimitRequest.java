package io.ghl.client.limit;

import java.time.Duration;

/** A request that asks a {@link RateLimiter} for its turn. Used by the calling thread, within {@code acquire} only. */
public interface LimitRequest {

    /**
     * Whose limit the request counts against.
     *
     * @return a location or a company
     */
    LimitKey key();

    /**
     * Who goes first.
     *
     * @return the class of the call
     */
    Priority priority();

    /**
     * How long the call may still take.
     *
     * @return the time until its deadline; zero when that has passed
     */
    Duration timeLeft();

    /**
     * Tells observers that the call waits from now on until {@code acquire} ends; {@link #pause} does so itself. For
     * limiters that block in a way of their own.
     */
    void waiting();

    /**
     * Waits on the client's clock. An interrupt, the deadline of the call and the client's {@code close()} end the pause
     * at once, and by an exception that {@code acquire} is to pass on; so a loop of tries and pauses needs no condition
     * of its own.
     *
     * @param atMost how long; zero and less do not wait
     * @throws InterruptedException if the thread is interrupted
     * @throws LimitRefusedException if the deadline has come or the client is closed
     */
    void pause(Duration atMost) throws InterruptedException, LimitRefusedException;
}
