package io.ghl.client.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.Secret;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at a custom page of the app, as HighLevel tells the page ({@code exposeSessionDetails}).
 *
 * <p>HighLevel encrypts the context with the app's shared secret but gives it neither a signature nor a time. Whoever
 * has seen a payload once can send it again at any time, and a changed one is noticed only if it no longer is JSON. Take
 * it as a hint of who the user is: start a session of your own from it over TLS at once, and check what the user may do
 * with the API. Immutable; {@code toString()} shows ids only.
 */
public final class UserContext {
    private static final byte[] SALTED = "Salted__".getBytes(UTF_8);

    private final String userId;
    private final @Nullable String companyId;
    private final @Nullable String activeLocation;
    private final @Nullable String role;
    private final @Nullable UserType userType;
    private final @Nullable String userName;
    private final @Nullable String email;
    private final Map<String, JsonNode> additional;

    private UserContext(ObjectNode json) {
        Fields fields = new Fields(json);
        String id = fields.text("userId");
        if (id == null || id.isBlank()) {
            throw undecipherable();
        }
        this.userId = id;
        this.companyId = fields.text("companyId");
        this.activeLocation = fields.text("activeLocation");
        this.role = fields.text("role");
        this.userType = fields.word("type", UserType::parse);
        this.userName = fields.text("userName");
        this.email = fields.text("email");
        this.additional = fields.received().additional();
    }

    /**
     * Decrypts a context.
     *
     * @param payload what the page got from HighLevel, in Base64
     * @param sharedSecret the shared secret of the app's SSO settings, not its client secret
     * @return the context
     * @throws IllegalArgumentException if it was not encrypted with this secret
     */
    public static UserContext decrypt(String payload, Secret sharedSecret) {
        try {
            byte[] bytes = Base64.getDecoder().decode(payload.strip());
            if (bytes.length < 32 || !Arrays.equals(bytes, 0, 8, SALTED, 0, 8)) {
                throw undecipherable();
            }
            byte[] keyAndIv = derive(sharedSecret.reveal().getBytes(UTF_8), Arrays.copyOfRange(bytes, 8, 16));
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(keyAndIv, 0, 32, "AES"),
                    new IvParameterSpec(keyAndIv, 32, 16));
            if (Json.parse(cipher.doFinal(bytes, 16, bytes.length - 16)) instanceof ObjectNode object) {
                return new UserContext(object);
            }
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            // One answer for every cause: it tells nobody how far a forged payload got.
        }
        throw undecipherable();
    }

    /** OpenSSL's EVP_BytesToKey with MD5 and one round, which CryptoJS uses for passphrases. */
    private static byte[] derive(byte[] passphrase, byte[] salt) throws GeneralSecurityException {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        byte[] derived = new byte[48];
        byte[] block = new byte[0];
        for (int filled = 0; filled < derived.length; filled += block.length) {
            md5.update(block);
            md5.update(passphrase);
            block = md5.digest(salt);
            System.arraycopy(block, 0, derived, filled, block.length);
        }
        return derived;
    }

    private static IllegalArgumentException undecipherable() {
        return new IllegalArgumentException("The user context was not encrypted with this shared secret.");
    }

    /**
     * The user.
     *
     * @return the id
     */
    public String userId() {
        return userId;
    }

    /**
     * The user's company.
     *
     * @return the id, or null
     */
    public @Nullable String companyId() {
        return companyId;
    }

    /**
     * The location the user looks at.
     *
     * @return the id, or null in the view of the agency
     */
    public @Nullable String activeLocation() {
        return activeLocation;
    }

    /**
     * The user's role.
     *
     * @return for example {@code admin}, or null
     */
    public @Nullable String role() {
        return role;
    }

    /**
     * The kind of user.
     *
     * @return {@code agency} becomes {@link UserType#COMPANY}, {@code location} {@link UserType#LOCATION}; null for
     *     anything else
     */
    public @Nullable UserType userType() {
        return userType;
    }

    /**
     * The user's name.
     *
     * @return the name, or null
     */
    public @Nullable String userName() {
        return userName;
    }

    /**
     * The user's e-mail address.
     *
     * @return the address, or null
     */
    public @Nullable String email() {
        return email;
    }

    /**
     * Fields without a method of their own.
     *
     * @return a copy
     */
    public Map<String, JsonNode> additional() {
        return Json.copy(additional);
    }

    /** Ids only. */
    @Override
    public String toString() {
        return "UserContext[user " + userId + ", company " + companyId() + ", location " + activeLocation() + "]";
    }
}
