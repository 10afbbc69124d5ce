package io.ghl.sync.webhook;

import io.ghl.sync.internal.webhook.Headers;
import io.ghl.sync.webhook.WebhookException.Reason;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One way of signing: the header, the algorithm, and the keys of which any will do. */
final class SignatureScheme {
    private static final String PEM_LINE = "-----(BEGIN|END) PUBLIC KEY-----";

    private final String header;
    private final String algorithm;
    private final int signatureBytes;
    private final List<PublicKey> keys;

    /**
     * @param signatureBytes how long signatures are, 0 if that depends on the key
     * @param keys public keys, as PEM or Base64
     */
    private SignatureScheme(String header, String keyType, String algorithm, int signatureBytes, String... keys) {
        Objects.requireNonNull(keys, "keys must not be null.");
        if (keys.length == 0) {
            throw new IllegalArgumentException("Give at least one public key.");
        }
        this.header = header;
        this.algorithm = algorithm;
        this.signatureBytes = signatureBytes;
        List<PublicKey> parsed = new ArrayList<>();
        for (String key : keys) {
            parsed.add(parse(keyType, Objects.requireNonNull(key, "key must not be null.")));
        }
        this.keys = List.copyOf(parsed);
    }

    /** HighLevel's scheme of today. */
    static SignatureScheme ed25519(String... keys) {
        return new SignatureScheme("X-GHL-Signature", "Ed25519", "Ed25519", 64, keys);
    }

    /** HighLevel's scheme of old. */
    static SignatureScheme rsa(String... keys) {
        return new SignatureScheme("X-WH-Signature", "RSA", "SHA256withRSA", 0, keys);
    }

    private PublicKey parse(String type, String key) {
        try {
            byte[] encoded =
                    Base64.getDecoder().decode(key.replaceAll(PEM_LINE, "").replaceAll("\\s", ""));
            PublicKey parsed = KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(encoded));
            // A key that no signature can be verified with is found now, not at the first webhook.
            verifier(parsed);
            return parsed;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "A webhook key is not an " + type + " public key; give it as PEM (\"-----BEGIN PUBLIC KEY-----\")"
                            + " or as the Base64 text inside.",
                    e);
        }
    }

    private Signature verifier(PublicKey key) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(key);
        return verifier;
    }

    /** The signature in the headers, if there is one. */
    Optional<byte[]> signature(Map<String, List<String>> headers) {
        List<String> values = Headers.values(headers, header);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            throw new WebhookException(Reason.MALFORMED_SIGNATURE);
        }
        try {
            return Optional.of(Base64.getDecoder().decode(values.get(0)));
        } catch (IllegalArgumentException e) {
            throw new WebhookException(Reason.MALFORMED_SIGNATURE);
        }
    }

    /** Fails unless the signature is one of the body by one of the keys. */
    void verify(byte[] body, byte[] signature) {
        if (signatureBytes != 0 && signature.length != signatureBytes) {
            // The JDK reads some signatures that are too long as if the end were not there.
            throw new WebhookException(Reason.MALFORMED_SIGNATURE);
        }
        Reason reason = Reason.WRONG_SIGNATURE;
        for (PublicKey key : keys) {
            try {
                Signature verifier = verifier(key);
                verifier.update(body);
                if (verifier.verify(signature)) {
                    return;
                }
            } catch (SignatureException e) {
                // What the JDK throws, instead of returning false, at a length or number that no signature has.
                reason = Reason.MALFORMED_SIGNATURE;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("This JDK cannot verify " + algorithm + " signatures.", e);
            }
        }
        throw new WebhookException(reason);
    }
}
