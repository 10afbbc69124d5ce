package io.ghl.client.internal.pipeline;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import io.ghl.client.ApiVersion;
import io.ghl.client.Secret;
import io.ghl.client.error.CallFailure;
import io.ghl.client.error.CallInterruptedException;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.OperationRefusedException;
import io.ghl.client.error.TransportPhase;
import io.ghl.client.internal.observe.Observing;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.pipeline.Failure.StopReason;
import io.ghl.client.internal.time.Deadline;
import io.ghl.client.internal.time.Lifecycle;
import io.ghl.client.internal.time.Waiter;
import io.ghl.client.internal.transport.OkHttpTransport;
import io.ghl.client.limit.RateLimiter;
import io.ghl.client.observe.GhlObserver;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way of every call: check the arguments, set the total deadline, then try and repeat; each try takes a token,
 * waits for a permit of the rate limit and goes over HTTP. No permit is held while a token is fetched; one that dies
 * during the wait for the permit is refused and replaced like any other.
 */
public final class Pipeline {
    final Settings settings;
    final OkHttpTransport transport;
    final RateLimiter limiter;
    final TokenSource tokens;
    final Waiter waiter;
    final Lifecycle lifecycle;
    /** That of the client, also for calls which go on to their end when it closes: before they are sent they need not. */
    final Lifecycle client;

    final DoubleSupplier random;
    final Observing observing;
    final RetryBudget budget;

    private final FailsafeExecutor<Object> repeating;
    private final AtomicLong callIds;

    public Pipeline(
            Settings settings,
            OkHttpTransport transport,
            RateLimiter limiter,
            TokenSource tokens,
            Observing observing,
            Waiter waiter,
            Lifecycle lifecycle,
            DoubleSupplier random) {
        this(
                settings,
                transport,
                limiter,
                tokens,
                observing,
                waiter,
                lifecycle,
                lifecycle,
                random,
                new AtomicLong(),
                new RetryBudget(settings.retry().budget()));
    }

    private Pipeline(
            Settings settings,
            OkHttpTransport transport,
            RateLimiter limiter,
            TokenSource tokens,
            Observing observing,
            Waiter waiter,
            Lifecycle lifecycle,
            Lifecycle client,
            DoubleSupplier random,
            AtomicLong callIds,
            RetryBudget budget) {
        this.settings = settings;
        this.transport = transport;
        this.limiter = limiter;
        this.tokens = tokens;
        this.waiter = waiter;
        this.lifecycle = lifecycle;
        this.client = client;
        this.random = random;
        this.observing = observing;
        this.callIds = callIds;
        this.budget = budget;
        // No bound here: CallRun counts, as a replaced token is no repetition. No delay either: Failsafe would sleep on
        // the real clock, so CallRun pauses at the start of the next try.
        this.repeating = Failsafe.with(dev.failsafe.RetryPolicy.builder()
                .handleIf(failure -> failure instanceof AttemptFailed failed && failed.repeat())
                .withMaxAttempts(-1)
                .build());
    }

    /** The way of the calls that fetch tokens. They carry the token they name, and a read-only client makes them too. */
    public Pipeline forTokens(Settings other) {
        TokenSource named = new TokenSource() {
            @Override
            public @Nullable Secret token(ApiCall call, Deadline deadline) {
                return call.as() == null ? null : call.as().bearer();
            }

            @Override
            public boolean refused(ApiCall call, Secret used) {
                return false;
            }
        };
        return new Pipeline(
                other,
                transport,
                limiter,
                named,
                observing,
                waiter,
                lifecycle,
                client,
                random,
                callIds,
                new RetryBudget(other.retry().budget()));
    }

    /** The same for calls that {@code close()} does not end once they are sent. */
    public Pipeline uncancelled() {
        return new Pipeline(
                settings,
                transport.uncancelled(),
                limiter,
                tokens,
                observing,
                waiter,
                new Lifecycle(),
                client,
                random,
                callIds,
                budget);
    }

    /** The same way, watched by one more observer. */
    public Pipeline observedBy(GhlObserver observer) {
        return new Pipeline(
                settings,
                transport,
                limiter,
                tokens,
                observing.and(observer),
                waiter,
                lifecycle,
                client,
                random,
                callIds,
                budget);
    }

    public Settings settings() {
        return settings;
    }

    public Observing observing() {
        return observing;
    }

    public Waiter waiter() {
        return waiter;
    }

    public Lifecycle lifecycle() {
        return lifecycle;
    }

    /** Runs a call to its end. */
    public <T> T execute(ApiCall call, Function<Answer, T> decoder) {
        Operation operation = call.operation();
        Operation.Wire wire = allowed(call);
        String target = Paths.expand(wire.path(), call.path())
                + Paths.query(wire.names().query(call.query()));
        GhlObserver.Call seen = new GhlObserver.Call(
                callIds.incrementAndGet(),
                operation.id(),
                operation.method(),
                operation.id().equals("raw") ? "raw" : wire.path(),
                call.locationId(),
                call.priority());
        CallRun<T> run =
                new CallRun<>(this, call, wire, target, decoder, Deadline.after(waiter, settings.total()), seen);
        observing.start(seen);
        try {
            T result = repeating.get(run::attempt);
            run.ended(null);
            return result;
        } catch (AttemptFailed failed) {
            GhlException error = run.exception(failed.failure());
            run.ended(error);
            throw error;
        } catch (FailsafeException e) {
            // Between two tries Failsafe notices an interrupt in its own way.
            if (!(e.getCause() instanceof InterruptedException)) {
                run.ended(null);
                throw e;
            }
            Thread.currentThread().interrupt();
            GhlException error = run.exception(new Failure.Stopped(StopReason.INTERRUPTED, TransportPhase.CONNECT));
            run.ended(error);
            throw error;
        } catch (GhlException e) {
            run.ended(e);
            throw e;
        } catch (RuntimeException | Error e) {
            run.ended(null);
            throw e;
        }
    }

    /** The company of a call's location as far as the tokens tell, or null. */
    public @Nullable String company(ApiCall call) {
        try {
            return tokens.company(call, Deadline.after(waiter, settings.total()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(
                    CallFailure.unsent(call.operation().id(), call.locationId()));
        }
    }

    private Operation.Wire allowed(ApiCall call) {
        Operation operation = call.operation();
        Operation.Wire wire = operation.versions().get(settings.version());
        if (wire == null) {
            throw new OperationRefusedException(
                    "the operation does not exist in API version "
                            + (settings.version() == ApiVersion.V3 ? "v3" : "2021-07-28"),
                    CallFailure.unsent(operation.id(), call.locationId()));
        }
        if (settings.readOnly() && operation.idempotency().writes()) {
            throw new OperationRefusedException(
                    "the client is read-only", CallFailure.unsent(operation.id(), call.locationId()));
        }
        return wire;
    }

    Duration since(long nanos) {
        return Duration.ofNanos(Math.max(0, waiter.nanoTime() - nanos));
    }
}
