package io.ghl.sandbox.internal.webhook;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Base64;

/** RSA with SHA-256, HighLevel's former signature. Its key is shorter than HighLevel's, which takes seconds to make. */
final class LegacySigner {
    private static final int BITS = 2048;

    private final KeyPair pair;

    private LegacySigner(KeyPair pair) {
        this.pair = pair;
    }

    /** The key that follows from a secret, so that a restart finds it again and no file need hold it. */
    static LegacySigner of(byte[] secret) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(secret);
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, random);
            return new LegacySigner(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /** The public key as Base64 of its SubjectPublicKeyInfo. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    String sign(byte[] body) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(body);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an RSA key can always sign", e);
        }
    }
}
