package io.ghl.sync.audit;

import io.ghl.sync.internal.options.Several;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the audit log keeps. Redaction concerns the audit log only: bases and open questions need the values. Immutable;
 * {@code toString} hides the key.
 */
public final class AuditOptions {
    private static final int SHORTEST_KEY = 16;
    private static final AuditOptions DEFAULTS = new AuditOptions(null, Set.of(), Set.of(), null);

    private final byte @Nullable [] key;
    private final Set<String> hashed;
    private final Set<String> leftOut;
    private final @Nullable String rulesVersion;

    private AuditOptions(
            byte @Nullable [] key, Set<String> hashed, Set<String> leftOut, @Nullable String rulesVersion) {
        this.key = key;
        this.hashed = hashed;
        this.leftOut = leftOut;
        this.rulesVersion = rulesVersion;
    }

    /**
     * Everything is kept as it is.
     *
     * @return the default options
     */
    public static AuditOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Keeps keyed hashes (HMAC-SHA256) instead of the values of some fields. Whether two values are equal can still be
     * told, also when a record is explained; what they were cannot, and such a write cannot be undone from the log.
     *
     * @param secret the key, 16 bytes or more; kept by the application, not in the store. With another key the hashes of
     *     equal values differ
     * @param fields names of mapped fields
     * @return the new options
     * @throws IllegalArgumentException if the key is too short, or a field is left out already
     */
    public AuditOptions hashing(byte[] secret, String... fields) {
        Objects.requireNonNull(secret, "secret must not be null.");
        if (secret.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("The key for hashes in the audit log must have " + SHORTEST_KEY
                    + " bytes or more, and has " + secret.length + ".");
        }
        return checked(
                new AuditOptions(secret.clone(), union(hashed, Several.of("field", fields)), leftOut, rulesVersion));
    }

    /**
     * Keeps no values of some fields. That they were written, when and by which rule is kept all the same.
     *
     * @param fields names of mapped fields
     * @return the new options
     * @throws IllegalArgumentException if a field is hashed already
     */
    public AuditOptions leavingOut(String... fields) {
        return checked(new AuditOptions(key, hashed, union(leftOut, Several.of("field", fields)), rulesVersion));
    }

    /**
     * Names the rules in force, such as the application's release, so that a row of the log tells which rules decided.
     *
     * @param label the name, not blank
     * @return the new options
     * @throws IllegalArgumentException if the name is blank
     */
    public AuditOptions rulesVersion(String label) {
        Objects.requireNonNull(label, "label must not be null.");
        if (label.isBlank()) {
            throw new IllegalArgumentException("The version of the rules must not be blank.");
        }
        return new AuditOptions(key, hashed, leftOut, label);
    }

    /**
     * How the values of a field are kept.
     *
     * @param field the field's name
     * @return how
     */
    public AuditEntry.Redaction of(String field) {
        Objects.requireNonNull(field, "field must not be null.");
        if (leftOut.contains(field)) {
            return AuditEntry.Redaction.LEFT_OUT;
        }
        return hashed.contains(field) ? AuditEntry.Redaction.HASHED : AuditEntry.Redaction.NONE;
    }

    /**
     * The fields that are not kept as they are.
     *
     * @return their names, sorted
     */
    public Set<String> redactedFields() {
        return union(hashed, leftOut);
    }

    /**
     * The application's name for its rules.
     *
     * @return the label, null if none was given
     */
    public @Nullable String rulesVersion() {
        return rulesVersion;
    }

    /**
     * The key for hashes.
     *
     * @return a copy of the key, empty if nothing is hashed
     */
    public byte[] key() {
        return key == null ? new byte[0] : key.clone();
    }

    private static AuditOptions checked(AuditOptions options) {
        for (String field : options.hashed) {
            if (options.leftOut.contains(field)) {
                throw new IllegalArgumentException(
                        "Field " + field + " cannot be both hashed and left out of the audit log; choose one.");
            }
        }
        return options;
    }

    private static Set<String> union(Set<String> some, Collection<String> more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(more);
        return Collections.unmodifiableSet(all);
    }

    @Override
    public String toString() {
        return "AuditOptions[hashed=" + hashed + ", leftOut=" + leftOut + ", rulesVersion=" + rulesVersion + "]";
    }
}
