package io.ghl.sync.internal.reconcile;

import io.ghl.sync.DeleteConflict;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.internal.digest.Sha256;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user configured for one record type.
 *
 * @param fields the mapped fields
 * @param matchKeys the names of the fields that identify a record, strongest first
 * @param onDelete what a deletion on one side does to the other
 * @param onDeleteConflict what happens when one side deleted what the other changed
 * @param archiveTag the tag that marks a contact whose record the application deleted, under {@code ARCHIVE}
 * @param options intervals and limits
 * @param requiredOneOf the names of fields of which HighLevel needs at least one; empty if it needs none
 */
public record Rules(
        List<FieldRule> fields,
        List<String> matchKeys,
        DeletePolicy onDelete,
        DeleteConflict onDeleteConflict,
        String archiveTag,
        SyncOptions options,
        List<String> requiredOneOf) {

    /** How long after a HighLevel record was first not found it is asked for again. */
    Duration confirmMissingAfter() {
        return options.confirmMissingAfter();
    }

    /** How long HighLevel may still not find what it made or changed. */
    Duration indexLag() {
        return options.indexLag();
    }

    /** Why a HighLevel record with these values cannot be, null if it can. */
    @Nullable
    String lacking(FieldValues values) {
        return requiredOneOf.isEmpty() || requiredOneOf.stream().anyMatch(field -> isSet(values.get(field)))
                ? null
                : "HighLevel needs a value in at least one of the fields " + requiredOneOf + " here";
    }

    private static boolean isSet(FieldValue value) {
        return value.isPresent() && !value.isBlank();
    }

    /** These rules for other fields. */
    public Rules withFields(List<FieldRule> other) {
        return new Rules(other, matchKeys, onDelete, onDeleteConflict, archiveTag, options, requiredOneOf);
    }

    /** The field that holds tags, null if none is mapped. */
    @Nullable
    FieldRule labels() {
        return fields.stream().filter(FieldRule::labels).findFirst().orElse(null);
    }

    /** Whether a field holds tags. */
    boolean isLabels(String field) {
        FieldRule labels = labels();
        return labels != null && labels.name().equals(field);
    }

    /** The field that names the record without which one of this type cannot exist, null if there is none. */
    public @Nullable FieldRule parent() {
        return fields.stream()
                .filter(rule -> rule.target().isParent())
                .findFirst()
                .orElse(null);
    }

    /** Whether a record cannot be created yet, because the one that it belongs to has no partner. */
    boolean waitsForParent(FieldValues values, List<RecordRef> waitsFor) {
        FieldRule parent = parent();
        return parent != null
                && !waitsFor.isEmpty()
                && !values.get(parent.name()).isPresent();
    }

    /** Whether fields refer to other records. */
    public boolean hasReferences() {
        return fields.stream().anyMatch(rule -> rule.target().refersTo().isPresent());
    }

    /** What a record holds after a call, as far as its answer shows it; what it does not show is as it should be. */
    FieldValues shown(GhlState answer, FieldValues expected) {
        FieldValues shown = answer.values();
        for (FieldRule rule : fields) {
            String field = rule.name();
            if (!rule.conditional()
                    && !shown.get(field).isPresent()
                    && !answer.problems().containsKey(field)) {
                shown = shown.with(field, expected.get(field));
            }
        }
        return shown;
    }

    /**
     * Whether every mapped field that can be read equals its base. A field without a base was never agreed on; one with a
     * condition may have been left alone.
     */
    public boolean sameAsBase(FieldValues values, FieldValues base) {
        return fields.stream().allMatch(rule -> isAtBase(rule, values, base));
    }

    private static boolean isAtBase(FieldRule rule, FieldValues values, FieldValues base) {
        FieldValue value = values.get(rule.name());
        FieldValue before = base.get(rule.name());
        return !value.isPresent() || value.equals(before) || (rule.conditional() && !before.isPresent());
    }

    /** The names of the fields that were edited since their base. */
    List<String> edited(FieldValues values, FieldValues base) {
        return fields.stream()
                .filter(rule -> !isAtBase(rule, values, base))
                .map(FieldRule::name)
                .toList();
    }

    /**
     * A short name for a state of the mapped fields, by which the same state is recognised later. Fields that no event
     * tells of take no part, because it is compared with what events show.
     */
    public String fingerprint(FieldValues values) {
        return digest(
                fields.stream().filter(rule -> !rule.target().isKeptApart()).toList(), values);
    }

    /** A short name for a state of all mapped fields. */
    String wholeFingerprint(FieldValues values) {
        return digest(fields, values);
    }

    private static String digest(List<FieldRule> some, FieldValues values) {
        MessageDigest digest = Sha256.begin();
        for (FieldRule rule : some) {
            digest.update(rule.name().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(values.get(rule.name()).toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 12);
    }
}
