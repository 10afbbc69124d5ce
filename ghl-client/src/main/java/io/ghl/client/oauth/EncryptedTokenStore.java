package io.ghl.client.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ghl.client.internal.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what another store keeps: AES-256-GCM with a random nonce. An encrypted value names its key, and it is bound
 * to the {@link TokenKey} it is stored under, so a row that somebody copied to another location or app does not decrypt.
 * The other store sees ids only. Thread-safe.
 */
public final class EncryptedTokenStore implements TokenStore {
    private static final String MARK = "ghl1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final TokenStore store;
    private final KeyProvider keys;
    private final SecureRandom random = new SecureRandom();

    /**
     * Wraps a store.
     *
     * @param store keeps the encrypted values
     * @param keys the keys
     */
    public EncryptedTokenStore(TokenStore store, KeyProvider keys) {
        this.store = store;
        this.keys = keys;
    }

    @Override
    public Optional<StoredTokens> load(TokenKey key) {
        return store.load(key).map(stored -> new StoredTokens(decrypt(key, stored.tokens()), stored.version()));
    }

    @Override
    public boolean compareAndSet(TokenKey key, @Nullable Version expected, Tokens next) {
        return store.compareAndSet(key, expected, encrypt(key, next));
    }

    @Override
    public boolean remove(TokenKey key) {
        return store.remove(key);
    }

    @Override
    public List<TokenKey> list() {
        return store.list();
    }

    /**
     * Encrypts with the current key what is encrypted with an older one, and what is not encrypted at all, such as the
     * content of a store that was used without encryption before. Values that change meanwhile are left to those who
     * change them.
     *
     * @return how many values were written
     * @throws StoreException if a value cannot be decrypted
     */
    public int reencrypt() {
        String currentId = keys.current().id();
        int written = 0;
        for (TokenKey key : store.list()) {
            StoredTokens stored = store.load(key).orElse(null);
            if (stored == null) {
                continue;
            }
            String[] envelope = envelope(stored.tokens());
            if (envelope != null && envelope[1].equals(currentId)) {
                continue;
            }
            Tokens plain = envelope == null ? stored.tokens() : decrypt(key, stored.tokens());
            if (store.compareAndSet(key, stored.version(), encrypt(key, plain))) {
                written++;
            }
        }
        return written;
    }

    private Tokens encrypt(TokenKey key, Tokens plain) {
        KeyProvider.Key current = keys.current();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed;
        try {
            sealed = cipher(Cipher.ENCRYPT_MODE, current, nonce, key).doFinal(Json.bytes(plain.revealJson()));
        } catch (GeneralSecurityException e) {
            throw new StoreException("The tokens cannot be encrypted.", e);
        }
        byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        String text = MARK + "." + current.id() + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        return Tokens.of(Json.object().put("access_token", text));
    }

    private static String @Nullable [] envelope(Tokens stored) {
        String[] parts = stored.accessToken().reveal().split("\\.", -1);
        return parts.length == 3 && parts[0].equals(MARK) ? parts : null;
    }

    private Tokens decrypt(TokenKey key, Tokens stored) {
        String[] envelope = envelope(stored);
        if (envelope == null) {
            throw new StoreException("The tokens of " + key + " are not encrypted; reencrypt() would do that.", null);
        }
        KeyProvider.Key known = keys.find(envelope[1]).orElse(null);
        if (known == null) {
            throw new StoreException(
                    "The tokens of " + key + " are encrypted with the key " + envelope[1] + ", which is gone.", null);
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(envelope[2]);
            if (all.length < NONCE_BYTES + TAG_BITS / 8) {
                throw damaged(key, null);
            }
            byte[] nonce = java.util.Arrays.copyOf(all, NONCE_BYTES);
            byte[] plain =
                    cipher(Cipher.DECRYPT_MODE, known, nonce, key).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
            return Tokens.of(Json.parse(plain));
        } catch (GeneralSecurityException e) {
            throw damaged(key, e);
        } catch (IllegalArgumentException | IOException e) {
            throw damaged(key, null);
        }
    }

    private static StoreException damaged(TokenKey key, @Nullable Throwable cause) {
        return new StoreException(
                "The tokens of " + key + " cannot be decrypted: they were changed, or belong to another key.", cause);
    }

    private static Cipher cipher(int mode, KeyProvider.Key key, byte[] nonce, TokenKey bound)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        for (String part :
                List.of(MARK, key.id(), bound.clientId(), bound.userType().name(), bound.id())) {
            byte[] bytes = part.getBytes(UTF_8);
            // Lengths keep "ab","c" apart from "a","bc".
            cipher.updateAAD(ByteBuffer.allocate(4).putInt(bytes.length).array());
            cipher.updateAAD(bytes);
        }
        return cipher;
    }

    /** What it wraps. */
    @Override
    public String toString() {
        return "EncryptedTokenStore[" + store + "]";
    }
}
