package io.ghl.sync.mapping;

import io.ghl.sync.merge.ConflictStrategy;
import io.ghl.sync.record.Side;
import java.util.function.UnaryOperator;
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
 * @param labels whether the field is a set of labels, which is merged label by label and has no conflicts
 * @param clear what becomes of the field when one side empties it; without meaning for labels
 */
public record FieldRule(
        String name,
        GhlField target,
        CanonicalForm canonical,
        @Nullable Side owner,
        ConflictStrategy onConflict,
        ConflictStrategy onFirstLink,
        boolean labels,
        ClearPolicy clear) {

    /**
     * This rule with other strategies.
     *
     * @param change makes the new strategy of the old one, for conflicts and for first linking
     * @return the new rule
     */
    public FieldRule settledBy(UnaryOperator<ConflictStrategy> change) {
        return new FieldRule(
                name, target, canonical, owner, change.apply(onConflict), change.apply(onFirstLink), labels, clear);
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
