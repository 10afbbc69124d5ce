package io.ghl.sandbox.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.WebhookSignature;
import io.ghl.sandbox.internal.state.Json;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Signs with the sandbox's own keys, an Ed25519 pair first of all. HighLevel's private keys are HighLevel's. */
public final class Signer {
    private static final String ALGORITHM = "Ed25519";

    private final PublicKey publicKey;
    private final PrivateKey privateKey;
    private @Nullable LegacySigner legacy;
    private volatile WebhookSignature current = WebhookSignature.SIGNED;
    private volatile WebhookSignature former = WebhookSignature.NOT_AVAILABLE;

    private Signer(PublicKey publicKey, PrivateKey privateKey) {
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    /** A new key pair. */
    public static Signer generate() {
        try {
            var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new Signer(pair.getPublic(), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no Ed25519", e);
        }
    }

    /** The key pair that {@link #save} wrote. */
    public static Signer restore(JsonNode json) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] pub = base64.decode(json.path("publicKey").asText());
        byte[] priv = base64.decode(json.path("privateKey").asText());
        Signer signer = new Signer(
                factory.generatePublic(new X509EncodedKeySpec(pub)),
                factory.generatePrivate(new PKCS8EncodedKeySpec(priv)));
        Signature check = Signature.getInstance(ALGORITHM);
        check.initVerify(signer.publicKey);
        check.update(pub);
        if (!check.verify(Base64.getDecoder().decode(signer.sign(pub)))) {
            throw new GeneralSecurityException("the two keys are no pair");
        }
        return signer;
    }

    /** The key pair as JSON. */
    public ObjectNode save() {
        return Json.object()
                .put("publicKey", publicKey())
                .put("privateKey", Base64.getEncoder().encodeToString(privateKey.getEncoded()));
    }

    /** The public key as Base64 of its SubjectPublicKeyInfo. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(publicKey.getEncoded());
    }

    /** The public key of the former signature, made when it is first needed. */
    public String legacyPublicKey() {
        return legacy().publicKey();
    }

    private synchronized LegacySigner legacy() {
        if (legacy == null) {
            legacy = LegacySigner.of(privateKey.getEncoded());
        }
        return legacy;
    }

    /** A key as PEM. */
    public static String pem(String key) {
        return "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----\n";
    }

    /** What stands in {@code X-GHL-Signature}. */
    public WebhookSignature current() {
        return current;
    }

    /** What stands in {@code X-WH-Signature}. */
    public WebhookSignature former() {
        return former;
    }

    /** Sets both headers of later webhooks. */
    public void headers(WebhookSignature currentHeader, WebhookSignature formerHeader) {
        current = currentHeader;
        former = formerHeader;
    }

    Map<String, String> headers(byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        put(headers, "X-GHL-Signature", current, () -> sign(body));
        put(headers, "X-WH-Signature", former, () -> legacy().sign(body));
        return headers;
    }

    private static void put(
            Map<String, String> headers, String name, WebhookSignature kind, Supplier<String> signature) {
        switch (kind) {
            case SIGNED -> headers.put(name, signature.get());
            case NOT_AVAILABLE -> headers.put(name, "N/A");
            case ABSENT -> {}
        }
    }

    private String sign(byte[] body) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(body);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an Ed25519 key can always sign", e);
        }
    }
}
