package io.ghl.sandbox.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** The sandbox's own Ed25519 key pair. HighLevel's private key is HighLevel's. */
public final class Signer {
    private static final String ALGORITHM = "Ed25519";

    private final PublicKey publicKey;
    private final PrivateKey privateKey;

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
        return new Signer(
                factory.generatePublic(new X509EncodedKeySpec(pub)),
                factory.generatePrivate(new PKCS8EncodedKeySpec(priv)));
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

    String sign(byte[] body) {
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
