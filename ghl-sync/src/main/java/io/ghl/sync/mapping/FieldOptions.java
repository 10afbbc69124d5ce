package io.ghl.sync.mapping;

import io.ghl.sync.merge.ConflictStrategy;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Side;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
        field.onConflict = Objects.requireNonNull(strategy, "strategy must not be null.");
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
        field.onFirstLink = Objects.requireNonNull(strategy, "strategy must not be null.");
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
        field.owner = Objects.requireNonNull(owner, "owner must not be null.");
        return this;
    }

    /**
     * Compares the field in another form than the usual one of its target.
     *
     * @param form the form
     * @return this step
     */
    public FieldOptions<T, V> canonical(CanonicalForm form) {
        field.form = Objects.requireNonNull(form, "form must not be null.");
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
        Objects.requireNonNull(values, "values must not be null.");
        return values(ValueMap.of(values));
    }

    /**
     * Pairs the application's values with HighLevel's texts, with more to say about them.
     *
     * @param values which value belongs to which text
     * @return this step
     */
    public FieldOptions<T, V> values(ValueMap<V> values) {
        field.values = Objects.requireNonNull(values, "values must not be null.");
        return this;
    }

    /**
     * Converts the application's value by functions of your own that lose nothing: converting there and back gives the
     * same value. That is tried on generated values when the mapping is built.
     *
     * @param name names the conversion in the mapping's {@linkplain RecordMapping#version() version}; change it when the
     *     functions change
     * @param toField from the application's value, never null, to the field's; may answer
     *     {@link FieldValue#absent()} for a value that the field cannot hold
     * @param toApp from the field's value, in canonical form and not blank, to the application's
     * @return this step
     */
    public FieldOptions<T, V> convert(
            String name, Function<? super V, FieldValue> toField, Function<FieldValue, ? extends V> toApp) {
        Objects.requireNonNull(toApp, "toApp must not be null.");
        return convert(name, toField, (value, current) -> toApp.apply(value));
    }

    /**
     * Converts the application's value by functions of your own that lose something, such as cents that HighLevel does
     * not show. What is lost is taken from the value that the record holds: {@code toApp} must return that value if
     * converting it gives {@code value}. That is tried on generated values when the mapping is built.
     *
     * @param name names the conversion in the mapping's {@linkplain RecordMapping#version() version}; change it when the
     *     functions change
     * @param toField from the application's value, never null, to the field's; may answer
     *     {@link FieldValue#absent()} for a value that the field cannot hold
     * @param toApp from the field's value, in canonical form and not blank, and the value that the record holds, null if
     *     it holds none, to the application's
     * @return this step
     */
    public FieldOptions<T, V> convert(
            String name,
            Function<? super V, FieldValue> toField,
            BiFunction<FieldValue, @Nullable V, ? extends V> toApp) {
        Objects.requireNonNull(name, "name must not be null.");
        Objects.requireNonNull(toField, "toField must not be null.");
        Objects.requireNonNull(toApp, "toApp must not be null.");
        field.conversion = Conversion.of(name, toField, toApp);
        return this;
    }

    /**
     * Syncs the field of some records only. For any other record the field is left alone on both sides, whatever happens
     * to it. When the condition comes to hold, the field is settled as if the records were linked for the first time.
     *
     * <p>The condition is asked once each time that the record is looked at, about the record as it will be: with the
     * values that come from HighLevel in fields without a condition.
     *
     * @param condition a pure function of the record
     * @return this step
     */
    public FieldOptions<T, V> when(Predicate<? super T> condition) {
        field.condition = Objects.requireNonNull(condition, "condition must not be null.");
        return this;
    }

    /**
     * Says what becomes of the field when one side empties it. Without it: {@link ClearPolicy#PROPAGATE}.
     *
     * @param policy the policy
     * @return this step
     */
    public FieldOptions<T, V> clear(ClearPolicy policy) {
        Objects.requireNonNull(policy, "policy must not be null.");
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
        Objects.requireNonNull(side, "side must not be null.");
        Objects.requireNonNull(policy, "policy must not be null.");
        if (side == Side.APP) {
            field.whenAppClears = policy;
        } else {
            field.whenGhlClears = policy;
        }
        return this;
    }
}
