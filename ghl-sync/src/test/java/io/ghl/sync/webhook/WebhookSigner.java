package io.ghl.sync.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Signs webhooks as HighLevel does, with a key of its own. */
public final class WebhookSigner {
    private final KeyPair keys;
    private final String header;
    private final String algorithm;

    private WebhookSigner(String keyType, String header, String algorithm) {
        try {
            this.keys = KeyPairGenerator.getInstance(keyType).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        this.header = header;
        this.algorithm = algorithm;
    }

    public static WebhookSigner ed25519() {
        return new WebhookSigner("Ed25519", "X-GHL-Signature", "Ed25519");
    }

    public static WebhookSigner legacy() {
        return new WebhookSigner("RSA", "X-WH-Signature", "SHA256withRSA");
    }

    public String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n" + publicKey() + "\n-----END PUBLIC KEY-----\n";
    }

    public String signature(byte[] body) {
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(keys.getPrivate());
            signer.update(body);
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Map<String, List<String>> headers(byte[] body) {
        return Map.of(header, List.of(signature(body)));
    }

    public Map<String, List<String>> headers(String body) {
        return headers(body.getBytes(StandardCharsets.UTF_8));
    }
}
