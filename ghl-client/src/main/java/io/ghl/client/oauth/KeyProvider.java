package io.ghl.client.oauth;

import io.ghl.client.internal.oauth.KeyList;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Where the keys of an {@link EncryptedTokenStore} come from. New values are encrypted with the current key; older keys
 * are needed as long as values are encrypted with them. Implementations must be thread-safe.
 *
 * <p>To rotate: add a new key and make it the current one everywhere, call {@link EncryptedTokenStore#reencrypt()},
 * remove the old key.
 */
public interface KeyProvider {

    /** A key for AES-256. Immutable; {@code toString()} shows the id only. */
    final class Key {
        private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
        private static final int BYTES = 32;

        private final String id;
        private final byte[] key;

        private Key(String id, byte[] key) {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("The id of a key has 1 to 64 letters, digits, - and _.");
            }
            if (key.length != BYTES) {
                throw new IllegalArgumentException("The key " + id + " must have " + BYTES + " bytes.");
            }
            this.id = id;
            this.key = key.clone();
        }

        /**
         * Wraps a key.
         *
         * @param id names the key in what it encrypts: 1 to 64 letters, digits, {@code -} and {@code _}
         * @param key 32 random bytes; copied
         * @return the key
         */
        public static Key of(String id, byte[] key) {
            return new Key(id, key);
        }

        /**
         * Makes a key.
         *
         * @param id names the key in what it encrypts
         * @return a random key
         */
        public static Key generate(String id) {
            byte[] bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            return new Key(id, bytes);
        }

        /**
         * The name of the key.
         *
         * @return the id
         */
        public String id() {
            return id;
        }

        /**
         * The key in clear, as {@link #environment} and {@link #file} read it.
         *
         * @return {@code id:Base64}; keep it out of logs
         */
        public String reveal() {
            return id + ":" + Base64.getEncoder().encodeToString(key);
        }

        byte[] bytes() {
            return key.clone();
        }

        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    /**
     * The key for new values.
     *
     * @return the current key
     */
    Key current();

    /**
     * The key with an id.
     *
     * @param id the id that an encrypted value names
     * @return the key, or empty if it is gone
     */
    Optional<Key> find(String id);

    /**
     * Fixed keys.
     *
     * @param current the key for new values
     * @param older keys that can still decrypt
     * @return a provider
     */
    static KeyProvider of(Key current, Key... older) {
        return KeyList.of(current, List.of(older));
    }

    /**
     * Keys from elsewhere, such as a vault.
     *
     * @param currentId the id of the key for new values
     * @param keys finds a key by its id; asked for every operation
     * @return a provider
     */
    static KeyProvider of(String currentId, Function<String, Optional<Key>> keys) {
        return KeyList.lookup(currentId, keys);
    }

    /**
     * Keys in an environment variable: {@code id:Base64} separated by commas, the current one first.
     *
     * @param variable the name of the variable, such as {@code GHL_TOKEN_KEYS}
     * @return a provider
     * @throws StoreException if the variable is missing or malformed
     */
    static KeyProvider environment(String variable) {
        return KeyList.environment(variable, System.getenv(variable));
    }

    /**
     * Keys in a file: {@code id:Base64} per line, the current one first; empty lines and lines that begin with
     * {@code #} do not count. The file is read for every operation, so a rotation needs no restart.
     *
     * @param file the file; it should be readable by its owner only
     * @return a provider
     */
    static KeyProvider file(Path file) {
        return KeyList.file(file);
    }
}
