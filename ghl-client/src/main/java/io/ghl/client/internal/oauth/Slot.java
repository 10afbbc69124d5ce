package io.ghl.client.internal.oauth;

import io.ghl.client.Secret;
import io.ghl.client.error.InstallationException.Reason;
import io.ghl.client.oauth.Tokens;
import io.ghl.client.observe.GhlObserver.RefreshKind;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What this process knows about the tokens of one key. Guarded by itself. */
final class Slot {
    /**
     * One thread renews, the others wait for it.
     *
     * @param landing what becomes of it
     * @param forAll whether that is the outcome for all who wait; else they look for themselves when it has landed
     */
    record Flight(CompletableFuture<Tokens> landing, boolean forAll) {}

    /**
     * Tokens that the store does not have yet.
     *
     * @param replaces the access token that must still be stored; null if none must be
     * @param always whether they replace anything
     * @param kind where they come from
     */
    record Unsaved(Tokens tokens, @Nullable Secret replaces, boolean always, RefreshKind kind) {}

    /**
     * A refresh token that HighLevel does not take.
     *
     * @param until when to try again, in monotonic time; null for never
     */
    record Refused(
            Secret refreshToken, Reason reason, @Nullable Long until) {}

    private @Nullable Tokens current;
    private @Nullable Secret rejected;
    private @Nullable Flight flight;
    private @Nullable Unsaved unsaved;
    private @Nullable Refused refused;
    private @Nullable Long renewedAt;
    private @Nullable Long noEarlyRefreshBefore;

    /** The tokens to use if they are not too old. */
    @Nullable
    Tokens current() {
        return unsaved == null ? current : null;
    }

    void current(@Nullable Tokens tokens) {
        current = tokens;
    }

    /** The access token that HighLevel called invalid last. */
    boolean isRejected(Tokens tokens) {
        return Objects.equals(tokens.accessToken(), rejected);
    }

    void reject(Secret accessToken) {
        rejected = accessToken;
        current = null;
    }

    /** The only flight under way; null if there is none. */
    @Nullable
    Flight flight() {
        return flight;
    }

    void flight(@Nullable Flight under) {
        flight = under;
    }

    @Nullable
    Unsaved unsaved() {
        return unsaved;
    }

    void unsaved(@Nullable Unsaved pair) {
        unsaved = pair;
    }

    @Nullable
    Refused refused() {
        return refused;
    }

    void refused(@Nullable Refused token) {
        refused = token;
    }

    @Nullable
    Long renewedAt() {
        return renewedAt;
    }

    void renewedAt(long nanos) {
        renewedAt = nanos;
        rejected = null;
    }

    @Nullable
    Long noEarlyRefreshBefore() {
        return noEarlyRefreshBefore;
    }

    void noEarlyRefreshBefore(long nanos) {
        noEarlyRefreshBefore = nanos;
    }

    void forget() {
        current = null;
        unsaved = null;
        refused = null;
        rejected = null;
        renewedAt = null;
    }
}
