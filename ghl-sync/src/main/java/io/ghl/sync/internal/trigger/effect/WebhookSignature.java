package io.ghl.sync.internal.trigger.effect;

import io.ghl.sync.internal.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of Standard Webhooks: HMAC-SHA256 over id, timestamp and body. Thread-safe. */
public final class WebhookSignature {
    /** The header that names the message. */
    public static final String ID = "webhook-id";
    /** The header that says when it was sent, in seconds. */
    public static final String TIMESTAMP = "webhook-timestamp";
    /** The header with signatures, one at least. */
    public static final String SIGNATURE = "webhook-signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String ENCODED = "whsec_";
    private static final String VERSION = "v1,";
    private static final int LEAST_LENGTH = 16;
    private static final int ID_BYTES = 16;

    private final SecretKeySpec key;

    private WebhookSignature(SecretKeySpec key) {
        this.key = key;
    }

    /** Signatures by a secret. */
    public static WebhookSignature by(String secret) {
        if (secret.length() < LEAST_LENGTH) {
            throw new IllegalArgumentException(
                    "The secret of a webhook must have " + LEAST_LENGTH + " or more characters.");
        }
        try {
            byte[] bytes = secret.startsWith(ENCODED)
                    ? Base64.getDecoder().decode(secret.substring(ENCODED.length()))
                    : secret.getBytes(StandardCharsets.UTF_8);
            return new WebhookSignature(new SecretKeySpec(bytes, ALGORITHM));
        } catch (IllegalArgumentException e) {
            // Its message would show a part of the secret.
            throw new IllegalArgumentException("A secret that begins with whsec_ must go on in Base64.");
        }
    }

    /** The id of the message with a key, short and in ASCII. */
    static String idOf(String key) {
        return "msg_" + HexFormat.of().formatHex(Sha256.of(key), 0, ID_BYTES);
    }

    /** The signature of a message, as in its header. */
    public String of(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA256.", e);
        }
    }

    @Override
    public String toString() {
        return "WebhookSignature";
    }
}
