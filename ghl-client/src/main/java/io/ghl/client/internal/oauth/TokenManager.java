package io.ghl.client.internal.oauth;

import io.ghl.client.Secret;
import io.ghl.client.error.CallFailure;
import io.ghl.client.error.CallInterruptedException;
import io.ghl.client.error.DecodeException;
import io.ghl.client.internal.oauth.Slot.Flight;
import io.ghl.client.internal.observe.Observing;
import io.ghl.client.internal.observe.TokenAgeWarning;
import io.ghl.client.internal.observe.TokenLog;
import io.ghl.client.internal.pipeline.ApiCall;
import io.ghl.client.internal.pipeline.Pipeline;
import io.ghl.client.internal.pipeline.TokenSource;
import io.ghl.client.internal.time.Deadline;
import io.ghl.client.internal.time.Lifecycle;
import io.ghl.client.internal.time.Waiter;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.oauth.StoredTokens;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.TokenStore;
import io.ghl.client.oauth.Tokens;
import io.ghl.client.oauth.UserType;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one app. Per key one thread of this process renews at a time, and it belongs to no call: calls wait for
 * its result and may leave, or go on with the old token while that is good. New tokens are stored before they are used.
 */
public final class TokenManager implements TokenSource {
    /** From here on a call that finds nobody renewing renews, and a failure harms nobody. */
    private static final Duration EARLY = Duration.ofMinutes(10);

    /** From here on the token counts as expired: the clocks differ, and the request takes its time. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private static final Duration EARLY_PAUSE = Duration.ofSeconds(30);

    /** A call that renews early goes on with the old token after this time. */
    private static final Duration EARLY_PATIENCE = Duration.ofSeconds(2);

    /** A token this young that is refused is not refused for its age. */
    private static final Duration YOUNG = Duration.ofSeconds(10);

    final OAuthApp app;
    final TokenStore store;
    final Waiter waiter;
    final Lifecycle lifecycle;
    final Background background;
    /** Bounds a renewal, whoever waits for it. */
    final Duration patience;

    final Observing observing;
    final TokenAgeWarning aging;
    final TokenCalls calls;
    private final Map<TokenKey, Slot> slots = new ConcurrentHashMap<>();

    TokenManager(OAuthApp app, TokenStore store, TokenAgeWarning aging, Pipeline main) {
        this.app = app;
        this.store = store;
        this.waiter = main.waiter();
        this.lifecycle = main.lifecycle();
        this.background = new Background(waiter, lifecycle);
        this.patience = main.settings().total();
        this.observing = main.observing();
        this.aging = aging;
        this.calls = new TokenCalls(app, main);
    }

    @Override
    public @Nullable Secret token(ApiCall call, Deadline deadline) throws InterruptedException {
        CallFailure failure = CallFailure.unsent(call.operation().id(), call.locationId());
        return tokens(key(call), failure, deadline).accessToken();
    }

    @Override
    public @Nullable String company(ApiCall call, Deadline deadline) throws InterruptedException {
        CallFailure failure = CallFailure.unsent(call.operation().id(), call.locationId());
        return tokens(key(call), failure, deadline).companyId();
    }

    @Override
    public boolean refused(ApiCall call, Secret used) {
        return reject(key(call), used);
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
            if (current == null || !current.accessToken().equals(used)) {
                // Somebody was faster: what comes next is not the refused token.
                return true;
            }
            Long renewedAt = slot.renewedAt();
            if (renewedAt != null && waiter.nanoTime() - renewedAt < YOUNG.toNanos()) {
                return false;
            }
            // Also while an early renewal is under way: the next try then waits for it, as the old token is not good.
            slot.reject(used);
            return true;
        }
    }

    /** Good tokens; from memory as long as that will do. */
    Tokens tokens(TokenKey key, CallFailure call, Deadline deadline) throws InterruptedException {
        Slot slot = slot(key);
        while (true) {
            Flight flight;
            Deadline patience = deadline;
            synchronized (slot) {
                Tokens current = slot.current();
                Tokens good = current == null || isOlderThan(current, MARGIN) ? null : current;
                flight = slot.flight();
                if (good != null && (flight != null || !isOlderThan(good, EARLY) || isTooEarlyAgain(slot))) {
                    return good;
                }
                if (flight == null) {
                    flight = good == null ? takeOff(key, slot, call) : takeOffEarly(key, slot, call);
                    patience = good == null ? deadline : deadline.butAtMost(waiter, EARLY_PATIENCE);
                }
            }
            background.await(flight.landing(), call, deadline, patience);
            // A pair that an early renewal could not store has taken the old token's place: the next round stores it or
            // fails.
            if (flight.forAll()) {
                return Background.outcome(flight.landing());
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

    private Flight takeOff(TokenKey key, Slot slot, CallFailure call) {
        Renewal renewal = new Renewal(this, key, slot, call);
        Background.Work work = () -> occupying(slot, () -> renewal.run(MARGIN, true));
        Flight flight = new Flight(background.start(call, work), true);
        slot.flight(flight);
        return flight;
    }

    /** A renewal that calls need not wait for. */
    private Flight takeOffEarly(TokenKey key, Slot slot, CallFailure call) {
        Renewal renewal = new Renewal(this, key, slot, call);
        Background.Work work = () -> occupying(slot, () -> {
            try {
                return renewal.run(EARLY, false);
            } catch (RuntimeException e) {
                TokenLog.earlyRefreshFailed(key, e);
                throw e;
            } finally {
                synchronized (slot) {
                    slot.noEarlyRefreshBefore(waiter.nanoTime() + EARLY_PAUSE.toNanos());
                }
            }
        });
        Flight flight = new Flight(background.start(call, work), false);
        slot.flight(flight);
        return flight;
    }

    /** Leaves the slot to the next one after the work. */
    private static Tokens occupying(Slot slot, Background.Work work) throws InterruptedException {
        try {
            return work.run();
        } finally {
            synchronized (slot) {
                slot.flight(null);
            }
        }
    }

    /** Exchanges a code and stores the tokens that a user has just granted, over anything that is there. */
    Tokens exchange(Secret code, CallFailure call, Deadline deadline) {
        // A code works once: from the start on it may be spent, whatever becomes of the caller.
        CallFailure begun =
                new CallFailure(call.operation(), call.locationId(), call.attempts(), call.retryable(), true);
        CompletableFuture<Tokens> landing = background.start(call, () -> {
            Tokens tokens = calls.exchange(code);
            return alone(owner(tokens, begun), begun, renewal -> renewal.install(tokens));
        });
        try {
            background.await(landing, begun, deadline, deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(Retryable.of(begun));
        }
        return Background.outcome(landing);
    }

    private TokenKey owner(Tokens tokens, CallFailure call) {
        String location = tokens.userType() == UserType.COMPANY ? null : tokens.locationId();
        if (location != null) {
            return TokenKey.location(app.clientId(), location);
        }
        String company = tokens.companyId();
        if (company == null) {
            throw new DecodeException(call, "companyId", "", null);
        }
        return TokenKey.company(app.clientId(), company);
    }

    /** Tokens of a location from those of a company that the caller names. */
    Tokens mint(TokenKey key, String companyId, CallFailure call, Deadline deadline) throws InterruptedException {
        return background.call(
                call,
                deadline,
                () -> alone(key, call, renewal -> {
                    Tokens old = new Stored(store, call)
                            .load(key)
                            .map(StoredTokens::tokens)
                            .orElse(null);
                    return renewal.mint(companyId, old);
                }));
    }

    private interface Renewing {
        Tokens run(Renewal renewal) throws InterruptedException;
    }

    /** Runs in the background, when nobody else renews the same tokens. */
    private Tokens alone(TokenKey key, CallFailure call, Renewing work) {
        Slot slot = slot(key);
        CompletableFuture<Tokens> landing = new CompletableFuture<>();
        while (true) {
            Flight other;
            synchronized (slot) {
                other = slot.flight();
                if (other == null) {
                    slot.flight(new Flight(landing, false));
                    break;
                }
            }
            // Whatever becomes of it.
            other.landing().handle((tokens, failure) -> true).join();
        }
        Renewal renewal = new Renewal(this, key, slot, call);
        Background.land(landing, call, () -> occupying(slot, () -> work.run(renewal)));
        return Background.outcome(landing);
    }

    void forget(TokenKey key, CallFailure call) {
        new Stored(store, call).remove(key);
        Slot slot = slot(key);
        synchronized (slot) {
            slot.forget();
        }
    }
}
