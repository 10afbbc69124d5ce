package io.ghl.sync.mapping.file;

import io.ghl.sync.RemoteMerge;
import io.ghl.sync.app.Row;
import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.merge.ConflictStrategy;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Steps in code that mapping files can name with {@code code: name}. Immutable. A name may stand for one step of each
 * kind.
 *
 * {@snippet file="io/ghl/sync/MappingSnippetsTest.java" region="code"}
 */
public final class CodeSteps {
    private static final CodeSteps NONE = new CodeSteps(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    final Map<String, Step> steps;
    final Map<String, Predicate<Row>> conditions;
    final Map<String, ConflictStrategy> strategies;
    final Map<String, CanonicalForm> forms;
    final Map<String, Function<Row, @Nullable Object>> computed;
    final Map<String, Consumer<RemoteMerge>> mergeListeners;

    private CodeSteps(
            Map<String, Step> steps,
            Map<String, Predicate<Row>> conditions,
            Map<String, ConflictStrategy> strategies,
            Map<String, CanonicalForm> forms,
            Map<String, Function<Row, @Nullable Object>> computed,
            Map<String, Consumer<RemoteMerge>> mergeListeners) {
        this.steps = steps;
        this.conditions = conditions;
        this.strategies = strategies;
        this.forms = forms;
        this.computed = computed;
        this.mergeListeners = mergeListeners;
    }

    /**
     * No steps.
     *
     * @return the empty set of steps
     */
    public static CodeSteps none() {
        return NONE;
    }

    /**
     * A step of {@code steps} that flows to HighLevel only.
     *
     * @param name its name in files; change it when the function changes
     * @param change a pure function of the value, which is never null; may return null for no value
     * @return these steps and the new one
     */
    public CodeSteps toGhl(String name, UnaryOperator<Object> change) {
        Objects.requireNonNull(change, "change must not be null.");
        return new CodeSteps(
                with(steps, name, Step.oneWay("code " + name, change)),
                conditions,
                strategies,
                forms,
                computed,
                mergeListeners);
    }

    /**
     * A step of {@code steps} that can be undone. What it loses is taken from the value that the row holds.
     *
     * @param name its name in files; change it when the functions change
     * @param toGhl from the application's value, never null
     * @param toApp to the application's value: {@code toGhl} of its result is the value that it was given
     * @return these steps and the new one
     */
    public CodeSteps twoWay(String name, UnaryOperator<Object> toGhl, UnaryOperator<Object> toApp) {
        Objects.requireNonNull(toGhl, "toGhl must not be null.");
        Objects.requireNonNull(toApp, "toApp must not be null.");
        return new CodeSteps(
                with(steps, name, Step.twoWay("code " + name, toGhl, toApp)),
                conditions,
                strategies,
                forms,
                computed,
                mergeListeners);
    }

    /**
     * A value that is computed from the whole row, for {@code app: {code: name}}. It flows to HighLevel only.
     *
     * @param name its name in files; change it when the function changes
     * @param compute a pure function of the row; may return null for no value
     * @return these steps and the new one
     */
    public CodeSteps computed(String name, Function<? super Row, ? extends @Nullable Object> compute) {
        Objects.requireNonNull(compute, "compute must not be null.");
        return new CodeSteps(
                steps, conditions, strategies, forms, with(computed, name, compute::apply), mergeListeners);
    }

    /**
     * A condition.
     *
     * @param name its name in files
     * @param condition a pure function of the row
     * @return these steps and the new one
     */
    public CodeSteps when(String name, Predicate<Row> condition) {
        Objects.requireNonNull(condition, "condition must not be null.");
        return new CodeSteps(steps, with(conditions, name, condition), strategies, forms, computed, mergeListeners);
    }

    /**
     * A conflict strategy.
     *
     * @param name its name in files
     * @param strategy the strategy
     * @return these steps and the new one
     */
    public CodeSteps strategy(String name, ConflictStrategy strategy) {
        Objects.requireNonNull(strategy, "strategy must not be null.");
        return new CodeSteps(steps, conditions, with(strategies, name, strategy), forms, computed, mergeListeners);
    }

    /**
     * A canonical form.
     *
     * @param name its name in files
     * @param form the form
     * @return these steps and the new one
     */
    public CodeSteps form(String name, CanonicalForm form) {
        Objects.requireNonNull(form, "form must not be null.");
        return new CodeSteps(steps, conditions, strategies, with(forms, name, form), computed, mergeListeners);
    }

    /**
     * A listener for {@code onRemoteMerge}, as for {@link io.ghl.sync.RecordSync#onRemoteMerge}.
     *
     * @param name its name in files
     * @param listener what to do
     * @return these steps and the new one
     */
    public CodeSteps onRemoteMerge(String name, Consumer<? super RemoteMerge> listener) {
        Objects.requireNonNull(listener, "listener must not be null.");
        return new CodeSteps(
                steps, conditions, strategies, forms, computed, with(mergeListeners, name, listener::accept));
    }

    private static <V> Map<String, V> with(Map<String, V> map, String name, V value) {
        Objects.requireNonNull(name, "name must not be null.");
        if (name.isBlank()) {
            throw new IllegalArgumentException("The name of a code step is blank; give it one.");
        }
        Map<String, V> next = new TreeMap<>(map);
        if (next.put(name, value) != null) {
            throw new IllegalArgumentException("The code step \"" + name + "\" is given twice; give it another name.");
        }
        return next;
    }

    @Override
    public String toString() {
        return "CodeSteps[steps=" + steps.keySet() + ", conditions=" + conditions.keySet() + ", strategies="
                + strategies.keySet() + ", forms=" + forms.keySet() + ", computed=" + computed.keySet()
                + ", mergeListeners="
                + mergeListeners.keySet() + "]";
    }
}
