package io.ghl.client.internal.oauth;

import io.ghl.client.error.CallFailure;
import io.ghl.client.error.CallInterruptedException;
import io.ghl.client.error.TokenStoreException;
import io.ghl.client.oauth.StoredTokens;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.TokenStore;
import io.ghl.client.oauth.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The user's store as one call sees it: whatever it throws becomes an exception of the call. */
record Stored(TokenStore store, CallFailure call) {

    Optional<StoredTokens> load(TokenKey key) {
        return ask(() -> store.load(key));
    }

    boolean compareAndSet(TokenKey key, TokenStore.@Nullable Version expected, Tokens next) {
        return ask(() -> store.compareAndSet(key, expected, next));
    }

    void remove(TokenKey key) {
        boolean unused = ask(() -> store.remove(key));
    }

    List<TokenKey> list() {
        return ask(store::list);
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            // Files and databases fail in their own ways when their thread is interrupted.
            throw Thread.currentThread().isInterrupted()
                    ? new CallInterruptedException(Retryable.of(call))
                    : new TokenStoreException(Retryable.of(call), e);
        }
    }
}
