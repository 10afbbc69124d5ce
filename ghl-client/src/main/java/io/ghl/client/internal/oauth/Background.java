package io.ghl.client.internal.oauth;

import io.ghl.client.error.CallFailure;
import io.ghl.client.error.CallInterruptedException;
import io.ghl.client.error.ClientClosedException;
import io.ghl.client.error.DeadlineExceededException;
import io.ghl.client.internal.time.Deadline;
import io.ghl.client.internal.time.Lifecycle;
import io.ghl.client.internal.time.Signal;
import io.ghl.client.internal.time.Waiter;
import io.ghl.client.oauth.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Threads for work that goes on when its caller has left: the answer to a request that spends a refresh token or a code
 * must be read and stored whatever becomes of the call that wanted it. A thread ends with its work.
 */
final class Background {
    /** Longer than the longest request that is not ended by closing, and the storing of its answer. */
    private static final Duration LAST_WORK = Duration.ofSeconds(30);

    private final Waiter waiter;
    private final Lifecycle lifecycle;
    private final Set<Thread> running = new HashSet<>();
    private final List<Signal> awaitingTheLast = new ArrayList<>();
    private boolean closed;

    Background(Waiter waiter, Lifecycle lifecycle) {
        this.waiter = waiter;
        this.lifecycle = lifecycle;
    }

    interface Work {
        Tokens run() throws InterruptedException;
    }

    /** Starts work that goes on to its end. */
    synchronized CompletableFuture<Tokens> start(CallFailure call, Work work) {
        if (closed) {
            throw new ClientClosedException(call);
        }
        CompletableFuture<Tokens> landing = new CompletableFuture<>();
        Runnable task = () -> {
            try {
                land(landing, call, work);
            } finally {
                ended(Thread.currentThread());
            }
        };
        // Without the thread locals of whoever happens to call.
        Thread thread = new Thread(null, task, "ghl-client-tokens", 0, false);
        thread.setDaemon(true);
        thread.start();
        running.add(thread);
        return landing;
    }

    private synchronized void ended(Thread thread) {
        running.remove(thread);
        if (running.isEmpty()) {
            awaitingTheLast.forEach(Signal::raise);
        }
    }

    /** Does the work on this thread and says what became of it. */
    static void land(CompletableFuture<Tokens> landing, CallFailure call, Work work) {
        try {
            landing.complete(work.run());
        } catch (InterruptedException e) {
            landing.completeExceptionally(new CallInterruptedException(Retryable.of(call)));
        } catch (Throwable e) {
            landing.completeExceptionally(e);
        }
    }

    /** Waits as long as a call may, and no longer than that; not for the work to end. */
    void await(CompletableFuture<Tokens> landing, CallFailure call, Deadline deadline, Deadline patience)
            throws InterruptedException {
        Signal landed = new Signal();
        CompletableFuture<Tokens> unused = landing.whenComplete((tokens, failure) -> landed.raise());
        Lifecycle.Registration registration = lifecycle.onClose(landed::raise);
        try {
            waiter.awaitWork(landed, patience.nanos());
        } finally {
            registration.end();
        }
        if (lifecycle.isClosed()) {
            throw new ClientClosedException(call);
        }
        if (deadline.isOver(waiter)) {
            throw new DeadlineExceededException(Retryable.of(call));
        }
    }

    /** What became of work that has ended. */
    static Tokens outcome(CompletableFuture<Tokens> landing) {
        try {
            return landing.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    /** Starts the work and waits for it as long as the call may. */
    Tokens call(CallFailure call, Deadline deadline, Work work) throws InterruptedException {
        CompletableFuture<Tokens> landing = start(call, work);
        await(landing, call, deadline, deadline);
        return outcome(landing);
    }

    /**
     * Starts nothing more and waits until the last work has ended. An interrupt ends the waiting, not the work; and work
     * that closes the client does not wait for itself.
     */
    void close() {
        Signal last = new Signal();
        synchronized (this) {
            closed = true;
            if (running.isEmpty() || running.contains(Thread.currentThread())) {
                return;
            }
            awaitingTheLast.add(last);
        }
        try {
            waiter.awaitWork(last, waiter.nanoTime() + LAST_WORK.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
