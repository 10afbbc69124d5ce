package io.ghl.sync.mapping;

import io.ghl.sync.merge.ConflictStrategy;
import io.ghl.sync.merge.SetMerge;
import io.ghl.sync.record.Side;
import org.jspecify.annotations.Nullable;

/**
 * How one mapped field is compared and settled. Immutable.
 *
 * @param name the field's name
 * @param target the field of HighLevel
 * @param canonical the form in which both sides are compared
 * @param owner the side whose value flows to the other; null if both sides may change the field
 * @param onConflict settles the field when both sides changed it
 * @param onFirstLink settles the field when two records are linked and both have a different value
 * @param tags how tags are merged, which have no conflicts; null for a field that is no set of tags
 * @param whenAppClears what becomes of the field when the application empties it; without meaning for tags
 * @param whenGhlClears what becomes of the field when HighLevel empties it; without meaning for tags
 * @param writableInApp whether the application's field can be written; false for one that it computes
 * @param conditional whether the field is synced for some records only
 */
public record FieldRule(
        String name,
        GhlField target,
        CanonicalForm canonical,
        @Nullable Side owner,
        ConflictStrategy onConflict,
        ConflictStrategy onFirstLink,
        @Nullable SetMerge tags,
        ClearPolicy whenAppClears,
        ClearPolicy whenGhlClears,
        boolean writableInApp,
        boolean conditional) {

    /**
     * Whether the field is a set of labels, which is merged label by label and has no conflicts.
     *
     * @return true for tags
     */
    public boolean labels() {
        return tags != null;
    }

    /**
     * What becomes of the field when one side empties it.
     *
     * @param side the side that emptied it
     * @return the policy
     */
    public ClearPolicy whenClears(Side side) {
        return side == Side.APP ? whenAppClears : whenGhlClears;
    }

    /**
     * Whether the sides may differ for good because one of them is blank.
     *
     * @return true if a blank of at least one side counts as unchanged
     */
    public boolean ignoresBlank() {
        return whenAppClears == ClearPolicy.IGNORE || whenGhlClears == ClearPolicy.IGNORE;
    }

    /**
     * Whether the field can be emptied in HighLevel.
     *
     * @return false if HighLevel refuses an empty value
     */
    public boolean clearableInGhl() {
        return target.clearable();
    }

    /**
     * Whether the field of an existing contact can be changed in HighLevel.
     *
     * @return false if HighLevel refuses every change
     */
    public boolean writableInGhl() {
        return target.writable();
    }
}
