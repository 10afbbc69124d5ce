package io.ghl.sync.webhook;

import io.ghl.sync.webhook.WebhookException.Reason;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a webhook is HighLevel's, by the Ed25519 signature over its bytes in the header
 * {@code X-GHL-Signature}. Immutable and thread-safe.
 *
 * <p>A webhook that comes again, from HighLevel or from somebody who recorded it, verifies again: HighLevel repeats a
 * delivery with its first time stamp for more than an hour, so age proves nothing. Recognise repetitions by
 * {@link WebhookEvent.Envelope#webhookId()}, as the sync engine does.
 *
 * {@snippet file="io/ghl/sync/SnippetsTest.java" region="verifier"}
 */
public final class WebhookVerifier {
    /** HighLevel's public key for webhooks, the same for all apps. */
    public static final String HIGHLEVEL_KEY = "MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=";

    private static final String HIGHLEVEL_LEGACY_KEY = """
            MIICIjANBgkqhkiG9w0BAQEFAAOCAg8AMIICCgKCAgEAokvo/r9tVgcfZ5DysOSC
            Frm602qYV0MaAiNnX9O8KxMbiyRKWeL9JpCpVpt4XHIcBOK4u3cLSqJGOLaPuXw6
            dO0t6Q/ZVdAV5Phz+ZtzPL16iCGeK9po6D6JHBpbi989mmzMryUnQJezlYJ3DVfB
            csedpinheNnyYeFXolrJvcsjDtfAeRx5ByHQmTnSdFUzuAnC9/GepgLT9SM4nCpv
            uxmZMxrJt5Rw+VUaQ9B8JSvbMPpez4peKaJPZHBbU3OdeCVx5klVXXZQGNHOs8gF
            3kvoV5rTnXV0IknLBXlcKKAQLZcY/Q9rG6Ifi9c+5vqlvHPCUJFT5XUGG5RKgOKU
            J062fRtN+rLYZUV+BjafxQauvC8wSWeYja63VSUruvmNj8xkx2zE/Juc+yjLjTXp
            IocmaiFeAO6fUtNjDeFVkhf5LNb59vECyrHD2SQIrhgXpO4Q3dVNA5rw576PwTzN
            h/AMfHKIjE4xQA1SZuYJmNnmVZLIZBlQAF9Ntd03rfadZ+yDiOXCCs9FkHibELhC
            HULgCsnuDJHcrGNd5/Ddm5hxGQ0ASitgHeMZ0kcIOwKDOzOU53lDza6/Y09T7sYJ
            PQe7z0cvj7aE4B+Ax1ZoZGPzpJlZtGXCsu9aTEGEnKzmsFqwcSsnw3JB31IGKAyk
            T1hhTiaCeIY/OwwwNUY2yvcCAwEAAQ==""";

    private final SignatureScheme current;
    private final @Nullable SignatureScheme legacy;

    private WebhookVerifier(SignatureScheme current, @Nullable SignatureScheme legacy) {
        this.current = current;
        this.legacy = legacy;
    }

    /**
     * A verifier with HighLevel's published key.
     *
     * @return the verifier
     */
    public static WebhookVerifier highLevel() {
        return of(HIGHLEVEL_KEY);
    }

    /**
     * A verifier with other keys, any of which will do: so that a key can be replaced, or for a sandbox. HighLevel's own
     * key is {@link #HIGHLEVEL_KEY}.
     *
     * @param keys Ed25519 public keys, each as PEM or as the Base64 text inside; at least one
     * @return the verifier
     * @throws IllegalArgumentException if there is no key, or one that cannot be read
     */
    public static WebhookVerifier of(String... keys) {
        return new WebhookVerifier(SignatureScheme.ed25519(keys), null);
    }

    /**
     * A verifier that accepts the signature of old, RSA in the header {@code X-WH-Signature}, from a webhook without
     * {@code X-GHL-Signature}. HighLevel announced the end of it for September 2026.
     *
     * @return the verifier; this one is unchanged
     */
    public WebhookVerifier withLegacySignatures() {
        return withLegacySignatures(HIGHLEVEL_LEGACY_KEY);
    }

    /**
     * As {@link #withLegacySignatures()}, with other keys.
     *
     * @param keys RSA public keys, each as PEM or as the Base64 text inside; at least one
     * @return the verifier; this one is unchanged
     * @throws IllegalArgumentException if there is no key, or one that cannot be read
     */
    public WebhookVerifier withLegacySignatures(String... keys) {
        return new WebhookVerifier(current, SignatureScheme.rsa(keys));
    }

    /**
     * Verifies a webhook. Returns if it is genuine.
     *
     * @param headers the request's headers; names in any case
     * @param body the request's body, byte for byte as it came
     * @throws WebhookException if it is not genuine; nothing else is thrown for any headers and body
     */
    public void verify(Map<String, List<String>> headers, byte[] body) {
        Objects.requireNonNull(headers, "headers must not be null.");
        Objects.requireNonNull(body, "body must not be null.");
        // A signature of today that fails is final: falling back would let a forger choose the weaker one.
        Optional<byte[]> signature = current.signature(headers);
        if (signature.isPresent()) {
            current.verify(body, signature.get());
            return;
        }
        if (legacy == null) {
            throw new WebhookException(Reason.NOT_SIGNED);
        }
        legacy.verify(body, legacy.signature(headers).orElseThrow(() -> new WebhookException(Reason.NOT_SIGNED)));
    }

    /**
     * Verifies a webhook and reads it.
     *
     * @param headers the request's headers; names in any case
     * @param body the request's body, byte for byte as it came
     * @return the event
     * @throws WebhookException if it is not genuine, or genuine and not a JSON object; nothing else is thrown for any
     *     headers and body
     */
    public WebhookEvent read(Map<String, List<String>> headers, byte[] body) {
        verify(headers, body);
        return WebhookEvent.parse(body);
    }
}
