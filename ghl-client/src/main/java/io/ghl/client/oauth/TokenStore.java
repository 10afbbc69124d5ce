package io.ghl.client.oauth;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where tokens are kept. HighLevel's refresh tokens work once, so a store must neither lose a write nor let an old value
 * replace a newer one: every write says which version it replaces. Implementations must be thread-safe, must have made a
 * write durable when they return, and must let several processes share the store if several do. Whatever a method
 * throws reaches the caller of the API as a {@link io.ghl.client.error.TokenStoreException}. The client calls mostly on
 * threads of its own, which live for one renewal; nothing interrupts them.
 *
 * {@snippet file="io/ghl/client/SnippetsTest.java" region="oauth"}
 */
public interface TokenStore {

    /**
     * A version of a stored value.
     *
     * @param value any text; compared for equality only
     */
    record Version(String value) {
        private static final SecureRandom RANDOM = new SecureRandom();

        /**
         * A version that was never there before, for implementations.
         *
         * @return a random version
         */
        public static Version random() {
            byte[] bytes = new byte[16];
            RANDOM.nextBytes(bytes);
            return new Version(HexFormat.of().formatHex(bytes));
        }
    }

    /**
     * Reads.
     *
     * @param key under what
     * @return the tokens with their version, or empty if there are none
     */
    Optional<StoredTokens> load(TokenKey key);

    /**
     * Writes, if the stored version is the expected one. The whole value is replaced and gets a new version.
     *
     * @param key under what
     * @param expected the version to replace, or null if there must be no value yet
     * @param next the tokens, to be stored with all of {@link Tokens#revealJson()}
     * @return false if another version was there, or none; then nothing has changed
     */
    boolean compareAndSet(TokenKey key, @Nullable Version expected, Tokens next);

    /**
     * Removes.
     *
     * @param key under what
     * @return whether there was something
     */
    boolean remove(TokenKey key);

    /**
     * Every key that has tokens, of all apps.
     *
     * @return the keys in any order
     */
    List<TokenKey> list();
}
