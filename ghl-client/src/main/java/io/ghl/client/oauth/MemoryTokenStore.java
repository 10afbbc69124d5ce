package io.ghl.client.oauth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tokens in memory: for tests, and for nothing that must survive a restart, since a lost refresh token means that
 * the app must be installed again. Thread-safe.
 */
public final class MemoryTokenStore implements TokenStore {
    private final Map<TokenKey, StoredTokens> stored = new ConcurrentHashMap<>();

    /** Creates an empty store. */
    public MemoryTokenStore() {}

    @Override
    public Optional<StoredTokens> load(TokenKey key) {
        return Optional.ofNullable(stored.get(key));
    }

    @Override
    public boolean compareAndSet(TokenKey key, @Nullable Version expected, Tokens next) {
        StoredTokens value = new StoredTokens(next, Version.random());
        StoredTokens after = stored.compute(key, (k, now) -> {
            Version version = now == null ? null : now.version();
            boolean asExpected = expected == null ? version == null : expected.equals(version);
            return asExpected ? value : now;
        });
        return value.equals(after);
    }

    @Override
    public boolean remove(TokenKey key) {
        return stored.remove(key) != null;
    }

    @Override
    public List<TokenKey> list() {
        return List.copyOf(stored.keySet());
    }

    /** The number of entries only. */
    @Override
    public String toString() {
        return "MemoryTokenStore[" + stored.size() + "]";
    }
}
