package io.ghl.client.internal.oauth;

import io.ghl.client.Secret;
import io.ghl.client.error.CallFailure;
import io.ghl.client.error.CallInterruptedException;
import io.ghl.client.error.ClientClosedException;
import io.ghl.client.error.DeadlineExceededException;
import io.ghl.client.internal.oauth.Slot.Flight;
import io.ghl.client.internal.observe.Observing;
import io.ghl.client.internal.observe.TokenAgeWarning;
import io.ghl.client.internal.observe.TokenLog;
import io.ghl.client.internal.pipeline.ApiCall;
import io.ghl.client.internal.pipeline.Pipeline;
import io.ghl.client.internal.pipeline.TokenSource;
import io.ghl.client.internal.time.Deadline;
import io.ghl.client.internal.time.Lifecycle;
import io.ghl.client.internal.time.Signal;
import io.ghl.client.internal.time.Waiter;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.oauth.StoredTokens;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.TokenStore;
import io.ghl.client.oauth.Tokens;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one app. Per key one thread of this process renews at a time; the others wait for its result, or go on
 * with the old token while that is good. New tokens are stored before they are used.
 */
public final class TokenManager implements TokenSource {
    /** From here on a call that finds nobody renewing renews, and a failure harms nobody. */
    private static final Duration EARLY = Duration.ofMinutes(10);

    /** From here on the token counts as expired: the clocks differ, and the request takes its time. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private static final Duration EARLY_PAUSE = Duration.ofSeconds(30);

    /** A token this young that is refused is not refused for its age. */
    private static final Duration YOUNG = Duration.ofSeconds(10);

    final OAuthApp app;
    final TokenStore store;
    final Waiter waiter;
    final Lifecycle lifecycle;
    final Observing observing;
    final TokenAgeWarning aging;
    final TokenCalls calls;
    private final Map<TokenKey, Slot> slots = new ConcurrentHashMap<>();

    TokenManager(OAuthApp app, TokenStore store, TokenAgeWarning aging, Pipeline main) {
        this.app = app;
        this.store = store;
        this.waiter = main.waiter();
        this.lifecycle = main.lifecycle();
        this.observing = main.observing();
        this.aging = aging;
        this.calls = new TokenCalls(app, main);
    }

    @Override
    public @Nullable Secret token(ApiCall call, Deadline deadline) throws InterruptedException {
        ApiCall.As as = call.as();
        if (as != null && as.companyId() == null) {
            return as.bearer();
        }
        CallFailure failure = CallFailure.unsent(call.operation().id(), call.locationId());
        return tokens(key(call), failure, deadline).accessToken();
    }

    @Override
    public boolean refused(ApiCall call, Secret used) {
        ApiCall.As as = call.as();
        return (as == null || as.companyId() != null) && reject(key(call), used);
    }

    private TokenKey key(ApiCall call) {
        ApiCall.As as = call.as();
        if (as != null && as.companyId() != null) {
            return TokenKey.company(app.clientId(), as.companyId());
        }
        if (call.locationId() == null) {
            throw new IllegalArgumentException("With OAuth a raw call must name its location() or company().");
        }
        return TokenKey.location(app.clientId(), call.locationId());
    }

    private Slot slot(TokenKey key) {
        return slots.computeIfAbsent(key, k -> new Slot());
    }

    /** Notes that HighLevel called a token invalid; false if a new one would not help. */
    boolean reject(TokenKey key, Secret used) {
        Slot slot = slot(key);
        synchronized (slot) {
            Tokens current = slot.current();
            if (slot.isFlying() || current == null || !current.accessToken().equals(used)) {
                // Somebody was faster: what comes next is not the refused token.
                return true;
            }
            Long renewedAt = slot.renewedAt();
            if (renewedAt != null && waiter.nanoTime() - renewedAt < YOUNG.toNanos()) {
                return false;
            }
            slot.reject(used);
            return true;
        }
    }

    /** Good tokens; from memory as long as that will do. */
    Tokens tokens(TokenKey key, CallFailure call, Deadline deadline) throws InterruptedException {
        Slot slot = slot(key);
        while (true) {
            Flight flight;
            Signal landed = null;
            Tokens current;
            synchronized (slot) {
                current = slot.current();
                if (current != null && !isOlderThan(current, MARGIN)) {
                    if (!isOlderThan(current, EARLY) || slot.isFlying() || isTooEarlyAgain(slot)) {
                        return current;
                    }
                } else {
                    current = null;
                }
                if (slot.isFlying()) {
                    landed = new Signal();
                    flight = slot.join(landed);
                } else {
                    flight = slot.takeOff();
                }
            }
            if (landed == null) {
                return lead(key, slot, flight, current, call, deadline);
            }
            await(landed, call, deadline);
            Tokens result = flight.result();
            if (result != null) {
                return result;
            }
            RuntimeException failure = flight.failure();
            boolean theirOwn = failure == null
                    || failure instanceof CallInterruptedException
                    || failure instanceof DeadlineExceededException
                    || failure instanceof ClientClosedException;
            if (!theirOwn) {
                throw failure;
            }
        }
    }

    private boolean isOlderThan(Tokens tokens, Duration margin) {
        return !waiter.now().isBefore(tokens.expiresAt().minus(margin));
    }

    private boolean isTooEarlyAgain(Slot slot) {
        Long before = slot.noEarlyRefreshBefore();
        return before != null && waiter.nanoTime() - before < 0;
    }

    private Tokens lead(
            TokenKey key, Slot slot, Flight flight, @Nullable Tokens stillGood, CallFailure call, Deadline deadline)
            throws InterruptedException {
        Tokens result = null;
        RuntimeException failure = null;
        try {
            Renewal renewal = new Renewal(this, key, slot, call, deadline);
            result = stillGood == null ? renewal.run(MARGIN, true) : renewal.run(EARLY, false);
            return result;
        } catch (RuntimeException e) {
            failure = e;
            if (stillGood == null || Thread.currentThread().isInterrupted() || unsaved(slot)) {
                throw e;
            }
            result = stillGood;
            TokenLog.earlyRefreshFailed(key, e);
            return stillGood;
        } finally {
            synchronized (slot) {
                if (stillGood != null) {
                    slot.noEarlyRefreshBefore(waiter.nanoTime() + EARLY_PAUSE.toNanos());
                }
                slot.land(flight, result, failure);
            }
        }
    }

    /** A pair that could not be stored is worth an exception even while the old token is good. */
    private static boolean unsaved(Slot slot) {
        synchronized (slot) {
            return slot.unsaved() != null;
        }
    }

    private void await(Signal landed, CallFailure call, Deadline deadline) throws InterruptedException {
        Lifecycle.Registration registration = lifecycle.onClose(landed::raise);
        try {
            waiter.await(landed, deadline.nanos());
        } finally {
            registration.end();
        }
        if (lifecycle.isClosed()) {
            throw new ClientClosedException(call);
        }
        if (deadline.isOver(waiter)) {
            throw new DeadlineExceededException(call);
        }
    }

    /** Stores tokens that a user has just granted, over anything that is there. */
    Tokens install(TokenKey key, Tokens tokens, CallFailure call, Deadline deadline) throws InterruptedException {
        return alone(key, call, deadline, renewal -> renewal.install(tokens));
    }

    /** Tokens of a location from those of a company that the caller names. */
    Tokens mint(TokenKey key, String companyId, CallFailure call, Deadline deadline) throws InterruptedException {
        return alone(key, call, deadline, renewal -> {
            Tokens old =
                    new Stored(store, call).load(key).map(StoredTokens::tokens).orElse(null);
            return renewal.mint(companyId, old);
        });
    }

    private interface Work {
        Tokens run(Renewal renewal) throws InterruptedException;
    }

    /** Runs when nobody else renews the same tokens. */
    private Tokens alone(TokenKey key, CallFailure call, Deadline deadline, Work work) throws InterruptedException {
        Slot slot = slot(key);
        while (true) {
            Flight flight = null;
            Signal landed = new Signal();
            synchronized (slot) {
                if (slot.isFlying()) {
                    Flight unused = slot.join(landed);
                } else {
                    flight = slot.takeOff();
                }
            }
            if (flight == null) {
                await(landed, call, deadline);
                continue;
            }
            Tokens result = null;
            try {
                result = work.run(new Renewal(this, key, slot, call, deadline));
                return result;
            } finally {
                synchronized (slot) {
                    slot.land(flight, result, null);
                }
            }
        }
    }

    void forget(TokenKey key, CallFailure call) {
        boolean unused = new Stored(store, call).remove(key);
        Slot slot = slot(key);
        synchronized (slot) {
            slot.forget();
        }
    }
}
