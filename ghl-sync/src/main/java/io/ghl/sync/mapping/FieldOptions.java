package io.ghl.sync.mapping;

import io.ghl.sync.merge.ConflictStrategy;
import io.ghl.sync.record.Side;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What can be said about a field, or the next field.
 *
 * @param <T> the application's record type
 * @param <V> the type of the application's value
 */
public final class FieldOptions<T, V> extends MappingStep<T> {
    private final MappingDraft.Field<T> field;

    FieldOptions(MappingDraft<T> draft, MappingDraft.Field<T> field) {
        super(draft);
        this.field = field;
    }

    /**
     * Settles the field when both sides changed it. Without it: the mapping's {@link #defaultStrategy}.
     *
     * @param strategy the strategy
     * @return this step
     */
    public FieldOptions<T, V> onConflict(ConflictStrategy strategy) {
        field.onConflict = strategy;
        return this;
    }

    /**
     * Settles the field when two records are linked for the first time and both have a different value. Without it: the
     * strategy for conflicts.
     *
     * @param strategy the strategy
     * @return this step
     */
    public FieldOptions<T, V> onFirstLink(ConflictStrategy strategy) {
        field.onFirstLink = strategy;
        return this;
    }

    /**
     * Lets one side own the field: its value flows to the other side, where edits are overwritten. When two records are
     * linked for the first time, an owner without a value takes the other side's.
     *
     * @param owner the side
     * @return this step
     */
    public FieldOptions<T, V> ownedBy(Side owner) {
        field.owner = owner;
        return this;
    }

    /**
     * Compares the field in another form than the usual one of its target.
     *
     * @param form the form
     * @return this step
     */
    public FieldOptions<T, V> canonical(CanonicalForm form) {
        field.form = form;
        return this;
    }

    /**
     * Pairs the application's values with HighLevel's texts. Must be one to one. A value without a counterpart freezes
     * the field of that record and is reported as a problem; it never clears anything.
     *
     * @param values HighLevel's text for each value of the application: enum constants, texts, numbers, flags or days
     * @return this step
     */
    public FieldOptions<T, V> values(Map<V, String> values) {
        field.values = new LinkedHashMap<>(values);
        return this;
    }

    /**
     * Says what becomes of the field when one side empties it. Without it: {@link ClearPolicy#PROPAGATE}.
     *
     * @param policy the policy
     * @return this step
     */
    public FieldOptions<T, V> clear(ClearPolicy policy) {
        field.whenAppClears = policy;
        field.whenGhlClears = policy;
        return this;
    }

    /**
     * Says what becomes of the field when a certain side empties it.
     *
     * @param side the side that empties it
     * @param policy the policy
     * @return this step
     */
    public FieldOptions<T, V> clear(Side side, ClearPolicy policy) {
        if (side == Side.APP) {
            field.whenAppClears = policy;
        } else {
            field.whenGhlClears = policy;
        }
        return this;
    }
}
