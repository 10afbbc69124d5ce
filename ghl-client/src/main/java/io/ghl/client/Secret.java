package io.ghl.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/** A token or key that does not show itself: {@code toString()} is {@code ***}. Immutable. */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps a secret.
     *
     * @param value the secret, surrounding white space is dropped; neither blank nor with characters that an HTTP
     *     header cannot carry
     * @return the wrapped secret
     * @throws IllegalArgumentException if the value is blank or holds such a character
     */
    public static Secret of(String value) {
        String trimmed =
                Objects.requireNonNull(value, "A secret must not be null.").strip();
        if (trimmed.isEmpty()) {
            throw new IllegalArgumentException("A secret must not be blank.");
        }
        if (!trimmed.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    "A secret must consist of printable ASCII characters without spaces; of a header, leave out \"Bearer\".");
        }
        return new Secret(trimmed);
    }

    /**
     * The secret in clear.
     *
     * @return the text; keep it out of logs
     */
    public String reveal() {
        return value;
    }

    /** Compares in constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
