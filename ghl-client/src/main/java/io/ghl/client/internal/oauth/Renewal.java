package io.ghl.client.internal.oauth;

import io.ghl.client.Secret;
import io.ghl.client.error.ApiException;
import io.ghl.client.error.BadRequestException;
import io.ghl.client.error.CallFailure;
import io.ghl.client.error.ClientClosedException;
import io.ghl.client.error.DeadlineExceededException;
import io.ghl.client.error.ErrorResponse;
import io.ghl.client.error.ForbiddenException;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.InstallationException;
import io.ghl.client.error.InstallationException.Reason;
import io.ghl.client.error.NotFoundException;
import io.ghl.client.error.TokenInvalidException;
import io.ghl.client.error.TokenStoreException;
import io.ghl.client.error.UnauthorizedException;
import io.ghl.client.error.UnprocessableException;
import io.ghl.client.internal.oauth.Slot.Refused;
import io.ghl.client.internal.oauth.Slot.Unsaved;
import io.ghl.client.internal.observe.TokenLog;
import io.ghl.client.internal.time.Deadline;
import io.ghl.client.internal.time.Lifecycle;
import io.ghl.client.internal.time.Signal;
import io.ghl.client.oauth.StoredTokens;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.Tokens;
import io.ghl.client.oauth.UserType;
import io.ghl.client.observe.GhlObserver.RefreshKind;
import io.ghl.client.observe.GhlObserver.TokenRefresh;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way to good tokens of one key: from the store, by a refresh, or from the company's. It runs on a thread of its own
 * and within bounds of its own, for the calls that wait for it may leave.
 */
final class Renewal {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration NOT_ACTIVE = Duration.ofSeconds(30);
    private static final int SAVES = 20;

    /** A pair is as old as its access token's expiry minus this, by HighLevel's documentation. */
    private static final Duration ACCESS_TOKEN_LIVES = Duration.ofDays(1);

    private final TokenManager manager;
    private final TokenKey key;
    private final Slot slot;
    private final CallFailure call;
    private final Deadline deadline;
    private final Stored store;
    private final Claims claims;
    private final long startedAt;

    Renewal(TokenManager manager, TokenKey key, Slot slot, CallFailure call) {
        this.manager = manager;
        this.key = key;
        this.slot = slot;
        this.call = call;
        this.deadline = Deadline.after(manager.waiter, manager.patience);
        this.store = new Stored(manager.store, call);
        this.claims = new Claims(manager.waiter);
        this.startedAt = manager.waiter.nanoTime();
    }

    /**
     * Gets tokens that are good for longer than the margin.
     *
     * @param wait whether to wait for another process that refreshes; if not, the result may be as old as before
     */
    Tokens run(Duration margin, boolean wait) throws InterruptedException {
        if (unsaved() != null) {
            Tokens unused = saveKept();
        }
        int claimed = 0;
        while (true) {
            StoredTokens stored = store.load(key).orElse(null);
            if (stored == null) {
                return mintOr(null, Reason.NOT_INSTALLED, null);
            }
            Tokens tokens = Claims.release(stored.tokens());
            if (isGood(tokens, margin)) {
                return publish(tokens);
            }
            if (claims.isForeign(stored)) {
                if (!wait) {
                    return tokens;
                }
                claimed = 0;
                pause();
                continue;
            }
            Secret refreshToken = tokens.refreshToken();
            if (refreshToken == null) {
                return mintOr(tokens, Reason.REINSTALL_REQUIRED, null);
            }
            Refused refused = refused(refreshToken);
            if (refused != null && refused.until() == null) {
                // The company may have what it had not, or what could not be asked for, when the token was refused.
                return mintOr(tokens, refused.reason(), null);
            }
            if (refused != null) {
                throw new InstallationException(call, refused.reason(), null);
            }
            if (tokens.expiresAt().isAfter(Instant.EPOCH)) {
                manager.aging.refreshToken(key, tokens.expiresAt().minus(ACCESS_TOKEN_LIVES));
            }
            if (!claims.isMine(stored.tokens())) {
                // A store that cannot be written is noticed here, before the refresh token is spent.
                boolean written = store.compareAndSet(key, stored.version(), claims.claim(tokens));
                if (++claimed > SAVES) {
                    throw written ? storeFailed("The store does not show what was written to it.") : changedTooOften();
                }
                continue;
            }
            Tokens renewed = refresh(tokens, refreshToken);
            if (renewed != null) {
                return renewed;
            }
        }
    }

    private boolean isGood(Tokens tokens, Duration margin) {
        synchronized (slot) {
            return !slot.isRejected(tokens)
                    && manager.waiter.now().isBefore(tokens.expiresAt().minus(margin));
        }
    }

    private @Nullable Unsaved unsaved() {
        synchronized (slot) {
            return slot.unsaved();
        }
    }

    private Tokens publish(Tokens tokens) {
        synchronized (slot) {
            slot.current(tokens);
        }
        return tokens;
    }

    /** Waits for the process that holds the claim. */
    private void pause() throws InterruptedException {
        Signal closed = new Signal();
        Lifecycle.Registration registration = manager.lifecycle.onClose(closed::raise);
        try {
            long until = manager.waiter.nanoTime() + Math.min(POLL.toNanos(), deadline.remaining(manager.waiter));
            manager.waiter.await(closed, until);
        } finally {
            registration.end();
        }
        if (manager.lifecycle.isClosed()) {
            throw new ClientClosedException(call);
        }
        if (deadline.isOver(manager.waiter)) {
            throw new DeadlineExceededException(Retryable.of(call));
        }
    }

    /** HighLevel's refusal of this refresh token, if it still holds; it is not asked again then. */
    private @Nullable Refused refused(Secret refreshToken) {
        Refused refused;
        synchronized (slot) {
            refused = slot.refused();
        }
        if (refused == null || !refused.refreshToken().equals(refreshToken)) {
            return null;
        }
        Long until = refused.until();
        return until == null || manager.waiter.nanoTime() - until < 0 ? refused : null;
    }

    /** The new tokens, or null if the store has changed and must be looked at again. */
    private @Nullable Tokens refresh(Tokens old, Secret refreshToken) throws InterruptedException {
        Tokens next;
        try {
            next = manager.calls.refresh(old, refreshToken);
        } catch (ApiException e) {
            ended(RefreshKind.REFRESH, e);
            Reason reason = TokenCalls.refusal(e);
            boolean changed = !release(refreshToken);
            if (changed) {
                return null;
            }
            if (reason == null) {
                throw e;
            }
            return refusedFor(reason, old, refreshToken, e.response());
        } catch (GhlException e) {
            ended(RefreshKind.REFRESH, e);
            boolean unused = release(refreshToken);
            throw e;
        }
        keep(next, old.accessToken(), false, RefreshKind.REFRESH);
        return saveKept();
    }

    private Tokens refusedFor(Reason reason, Tokens old, Secret refreshToken, ErrorResponse response)
            throws InterruptedException {
        boolean forGood = reason == Reason.REINSTALL_REQUIRED;
        Long until = forGood ? null : Long.valueOf(manager.waiter.nanoTime() + NOT_ACTIVE.toNanos());
        synchronized (slot) {
            slot.refused(new Refused(refreshToken, reason, until));
        }
        if (forGood) {
            return mintOr(old, reason, response);
        }
        throw new InstallationException(call, reason, response);
    }

    /** Takes the claim back; false if somebody else has stored another refresh token meanwhile. */
    private boolean release(Secret refreshToken) {
        try {
            StoredTokens stored = store.load(key).orElse(null);
            if (stored == null) {
                return true;
            }
            if (claims.isMine(stored.tokens())) {
                boolean unused = store.compareAndSet(key, stored.version(), Claims.release(stored.tokens()));
            }
            return Objects.equals(refreshToken, stored.tokens().refreshToken());
        } catch (TokenStoreException e) {
            // The claim ends by itself; the failure on its way out says more.
            return true;
        }
    }

    /** Stores tokens that a user has just granted, over anything that is there. */
    Tokens install(Tokens tokens) {
        keep(tokens, null, true, RefreshKind.INSTALLATION);
        return saveKept();
    }

    /** Remembers tokens until they are stored. */
    private void keep(Tokens tokens, @Nullable Secret replaces, boolean always, RefreshKind kind) {
        synchronized (slot) {
            slot.unsaved(new Unsaved(tokens, replaces, always, kind));
        }
    }

    /** Stores what was kept; tokens are used after this only. */
    private Tokens saveKept() {
        Unsaved kept = unsaved();
        RefreshKind kind = kept == null ? RefreshKind.REFRESH : kept.kind();
        try {
            Tokens saved = save();
            ended(kind, null);
            return saved;
        } catch (GhlException e) {
            ended(kind, e);
            throw e;
        }
    }

    private void ended(RefreshKind kind, @Nullable GhlException error) {
        boolean company = key.userType() == UserType.COMPANY;
        manager.observing.tokenRefreshed(new TokenRefresh(
                company ? key.id() : null,
                company ? null : key.id(),
                kind,
                Duration.ofNanos(manager.waiter.nanoTime() - startedAt),
                error));
    }

    private Tokens save() {
        for (int i = 0; i < SAVES; i++) {
            Unsaved kept = unsaved();
            if (kept == null) {
                throw new InstallationException(call, Reason.NOT_INSTALLED, null);
            }
            StoredTokens stored = store.load(key).orElse(null);
            Secret there = stored == null ? null : stored.tokens().accessToken();
            if (stored != null && Objects.equals(kept.tokens().accessToken(), there)) {
                return saved(Claims.release(stored.tokens()));
            }
            boolean asExpected = Objects.equals(kept.replaces(), there);
            if (!kept.always() && !asExpected) {
                if (stored == null) {
                    synchronized (slot) {
                        slot.forget();
                    }
                    throw new InstallationException(call, Reason.NOT_INSTALLED, null);
                }
                // Another process was faster: its pair is as good, and it is the stored one.
                return saved(Claims.release(stored.tokens()));
            }
            if (store.compareAndSet(key, stored == null ? null : stored.version(), kept.tokens())) {
                return saved(kept.tokens());
            }
        }
        throw changedTooOften();
    }

    private TokenStoreException changedTooOften() {
        return storeFailed("The stored tokens changed " + SAVES + " times in a row.");
    }

    private TokenStoreException storeFailed(String how) {
        return new TokenStoreException(Retryable.of(call), new IllegalStateException(how));
    }

    private Tokens saved(Tokens tokens) {
        synchronized (slot) {
            slot.unsaved(null);
            slot.refused(null);
            slot.current(tokens);
            slot.renewedAt(manager.waiter.nanoTime());
        }
        TokenLog.renewed(key);
        return tokens;
    }

    /** Tokens of a location from the company's, or the exception that says why there are none. */
    private Tokens mintOr(@Nullable Tokens old, Reason otherwise, @Nullable ErrorResponse response)
            throws InterruptedException {
        List<String> companies = key.userType() == UserType.LOCATION ? companies(old) : List.of();
        ApiException refusal = null;
        InstallationException broken = null;
        for (String company : companies) {
            try {
                return mint(company, old);
            } catch (BadRequestException
                    | NotFoundException
                    | ForbiddenException
                    | UnauthorizedException
                    | UnprocessableException e) {
                refusal = e;
            } catch (InstallationException e) {
                broken = e;
            }
        }
        if (refusal == null && broken != null && response == null) {
            throw broken;
        }
        if (refusal == null) {
            throw new InstallationException(call, otherwise, response);
        }
        if (refusal instanceof UnauthorizedException) {
            throw refusal;
        }
        boolean paused = TokenCalls.refusal(refusal) == Reason.LOCATION_NOT_ACTIVE;
        throw new InstallationException(
                call, paused ? Reason.LOCATION_NOT_ACTIVE : Reason.LOCATION_NOT_GRANTED, refusal.response());
    }

    /** The company of the location; if it is unknown every company with tokens, those that named it first. */
    private List<String> companies(@Nullable Tokens old) {
        String known = old == null ? null : old.companyId();
        if (known != null && !known.isBlank()) {
            return store.load(TokenKey.company(key.clientId(), known)).isPresent() ? List.of(known) : List.of();
        }
        List<String> companies = new ArrayList<>();
        int named = 0;
        for (TokenKey candidate : store.list()) {
            if (candidate.clientId().equals(key.clientId()) && candidate.userType() == UserType.COMPANY) {
                boolean names = store.load(candidate)
                        .map(stored -> stored.tokens().approvedLocations().contains(key.id()))
                        .orElse(false);
                companies.add(names ? named++ : companies.size(), candidate.id());
            }
        }
        return companies;
    }

    Tokens mint(String companyId, @Nullable Tokens old) throws InterruptedException {
        TokenKey companyKey = TokenKey.company(key.clientId(), companyId);
        Tokens next;
        try {
            next = minted(companyKey);
        } catch (GhlException e) {
            ended(RefreshKind.FROM_COMPANY, e);
            throw e;
        }
        keep(next, old == null ? null : old.accessToken(), false, RefreshKind.FROM_COMPANY);
        return saveKept();
    }

    private Tokens minted(TokenKey companyKey) throws InterruptedException {
        Tokens company = manager.tokens(companyKey, call, deadline);
        try {
            return manager.calls.location(company, companyKey.id(), key.id());
        } catch (TokenInvalidException e) {
            if (!manager.reject(companyKey, company.accessToken())) {
                throw e;
            }
            return manager.calls.location(manager.tokens(companyKey, call, deadline), companyKey.id(), key.id());
        }
    }
}
