package io.ghl.sync.webhook;

import io.ghl.sync.internal.digest.Sha256;
import io.ghl.sync.internal.options.Several;
import io.ghl.sync.internal.webhook.Headers;
import io.ghl.sync.webhook.WebhookException.Reason;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Tells whether a request comes from a workflow of the application's own HighLevel account. HighLevel does not sign what
 * the workflow actions <i>Webhook</i> and <i>Custom Webhook</i> send, so the workflow's author adds a header with a secret
 * that the application knows. Whoever learns the secret can send anything: take from such a request no more than which
 * record to look at ({@link io.ghl.sync.SyncLocation#changedGhl}). Immutable and thread-safe.
 *
 * <p>To replace a secret, accept the old and the new one, change the workflows, then accept the new one only.
 */
public final class WorkflowVerifier {
    private static final int LEAST_LENGTH = 16;
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]+");

    private final String header;
    private final List<byte[]> digests;

    private WorkflowVerifier(String header, List<byte[]> digests) {
        this.header = header;
        this.digests = digests;
    }

    /**
     * A verifier.
     *
     * @param header the name of the header, in any case, such as {@code X-Webhook-Secret}
     * @param secrets the secrets, any of which will do; at least one, each of 16 or more printable ASCII characters
     *     without spaces, better 32 random ones
     * @return the verifier
     * @throws IllegalArgumentException if the name is none of a header, or a secret is missing, short or cannot be sent; the
     *     message does not show it
     */
    public static WorkflowVerifier of(String header, String... secrets) {
        Objects.requireNonNull(header, "header must not be null.");
        if (!HEADER.matcher(header).matches()) {
            throw new IllegalArgumentException("\"" + header + "\" is not a name of a header.");
        }
        List<String> given = Several.of("secret", secrets);
        if (given.isEmpty()) {
            throw new IllegalArgumentException("Give at least one secret.");
        }
        for (String secret : given) {
            if (secret.length() < LEAST_LENGTH || !SECRET.matcher(secret).matches()) {
                throw new IllegalArgumentException("A secret for workflows must have " + LEAST_LENGTH
                        + " or more printable ASCII characters and no spaces.");
            }
        }
        return new WorkflowVerifier(header, given.stream().map(Sha256::of).toList());
    }

    /**
     * Verifies a request. Returns if it carries one of the secrets.
     *
     * @param headers the request's headers; names in any case
     * @throws WebhookException if it does not; nothing else is thrown for any headers
     */
    public void verify(Map<String, List<String>> headers) {
        Objects.requireNonNull(headers, "headers must not be null.");
        List<String> values = Headers.values(headers, header);
        if (values.isEmpty()) {
            throw new WebhookException(Reason.NO_SECRET);
        }
        // Digests have one length, and all are compared: how long it takes tells nothing of any secret.
        byte[] given = Sha256.of(values.get(0));
        boolean known = false;
        for (byte[] digest : digests) {
            known |= MessageDigest.isEqual(digest, given);
        }
        if (!known || values.size() > 1) {
            throw new WebhookException(Reason.WRONG_SECRET);
        }
    }

    @Override
    public String toString() {
        return "WorkflowVerifier[" + header + "]";
    }
}
