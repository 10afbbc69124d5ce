package io.ghl.sync.testing;

import io.ghl.sync.webhook.WebhookVerifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Signs webhooks as HighLevel does, with a key pair of its own, so that an application can test its endpoint. The endpoint
 * must trust that key and no other: give its engine {@link #verifier()}. Immutable and thread-safe.
 *
 * {@snippet file="io/ghl/sync/SnippetsTest.java" region="verifier"}
 */
public final class WebhookSigner {
    private final KeyPair keys;
    private final String header;
    private final String algorithm;

    private WebhookSigner(String keyType, String header, String algorithm) {
        try {
            this.keys = KeyPairGenerator.getInstance(keyType).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot make " + keyType + " keys.", e);
        }
        this.header = header;
        this.algorithm = algorithm;
    }

    /**
     * A signer with a new key, which signs as HighLevel does today: Ed25519, in the header {@code X-GHL-Signature}.
     *
     * @return the signer
     */
    public static WebhookSigner ed25519() {
        return new WebhookSigner("Ed25519", "X-GHL-Signature", "Ed25519");
    }

    /**
     * A signer with a new key, which signs as HighLevel did until 2026: RSA, in the header {@code X-WH-Signature}.
     *
     * @return the signer
     */
    public static WebhookSigner legacy() {
        return new WebhookSigner("RSA", "X-WH-Signature", "SHA256withRSA");
    }

    /**
     * The public key, for {@link WebhookVerifier#of} or {@link WebhookVerifier#withLegacySignatures(String...)}.
     *
     * @return the key, Base64
     */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    /**
     * A verifier that trusts this signer only.
     *
     * @return the verifier
     * @throws IllegalStateException if this is a {@linkplain #legacy() legacy} signer, which no verifier trusts alone
     */
    public WebhookVerifier verifier() {
        if (keys.getPublic().getAlgorithm().startsWith("RSA")) {
            throw new IllegalStateException("A verifier trusts legacy signatures beside today's only; call"
                    + " withLegacySignatures(signer.publicKey()) on one.");
        }
        return WebhookVerifier.of(publicKey());
    }

    /**
     * Signs a body.
     *
     * @param body the bytes that will be sent
     * @return the signature, Base64: the value of the header
     */
    public String signature(byte[] body) {
        Objects.requireNonNull(body, "body must not be null.");
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(keys.getPrivate());
            signer.update(body);
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot sign with " + algorithm + ".", e);
        }
    }

    /**
     * The headers with which a body is sent.
     *
     * @param body the bytes that will be sent
     * @return one header, the signature
     */
    public Map<String, List<String>> headers(byte[] body) {
        return Map.of(header, List.of(signature(body)));
    }

    /**
     * The headers with which a body is sent.
     *
     * @param body the text that will be sent, as UTF-8
     * @return one header, the signature
     */
    public Map<String, List<String>> headers(String body) {
        Objects.requireNonNull(body, "body must not be null.");
        return headers(body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "WebhookSigner[" + header + "]";
    }
}
