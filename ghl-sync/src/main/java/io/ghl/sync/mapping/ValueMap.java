package io.ghl.sync.mapping;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Pairs the application's values with HighLevel's texts. Immutable.
 *
 * <p>Several values of the application may share a text if it is said which of them HighLevel's text becomes
 * ({@link #preferring}); a record that holds another one of them keeps it as long as HighLevel's text stays. Several texts
 * of HighLevel may mean one value ({@link #alsoReading}); a text that is there stays as long as the value does.
 *
 * @param <V> the type of the application's value: an enum, {@code String}, {@code Integer}, {@code Long}, {@code Boolean}
 *     or {@code LocalDate}
 */
public final class ValueMap<V> {
    private final Map<V, String> pairs;
    private final Set<V> preferred;
    private final Map<String, V> aliases;
    private final Unmapped unmapped;

    private ValueMap(Map<V, String> pairs, Set<V> preferred, Map<String, V> aliases, Unmapped unmapped) {
        this.pairs = pairs;
        this.preferred = preferred;
        this.aliases = aliases;
        this.unmapped = unmapped;
    }

    /**
     * A map whose missing values go to a person.
     *
     * @param pairs HighLevel's text for each value of the application
     * @param <V> the type of the application's value
     * @return the map
     */
    public static <V> ValueMap<V> of(Map<V, String> pairs) {
        Objects.requireNonNull(pairs, "pairs must not be null.");
        return new ValueMap<>(new LinkedHashMap<>(pairs), Set.of(), Map.of(), Unmapped.REVIEW);
    }

    /**
     * Says which of the values that share a text HighLevel's text becomes.
     *
     * @param values one value of each text that several share
     * @return another map
     */
    @SafeVarargs
    public final ValueMap<V> preferring(V... values) {
        Objects.requireNonNull(values, "values must not be null.");
        Set<V> more = new LinkedHashSet<>(preferred);
        for (V value : values) {
            more.add(Objects.requireNonNull(value, "value must not be null."));
        }
        return new ValueMap<>(pairs, more, aliases, unmapped);
    }

    /**
     * Takes one more text of HighLevel for a value of the application. It is read and never written.
     *
     * @param text HighLevel's text
     * @param value the application's value, one of the pairs
     * @return another map
     */
    public ValueMap<V> alsoReading(String text, V value) {
        Objects.requireNonNull(text, "text must not be null.");
        Objects.requireNonNull(value, "value must not be null.");
        Map<String, V> more = new LinkedHashMap<>(aliases);
        more.put(text, value);
        return new ValueMap<>(pairs, preferred, more, unmapped);
    }

    /**
     * Says what becomes of values that are not in the map, on either side. Without it: {@link Unmapped#REVIEW}.
     *
     * @param policy the policy
     * @return another map
     */
    public ValueMap<V> unmapped(Unmapped policy) {
        Objects.requireNonNull(policy, "policy must not be null.");
        return new ValueMap<>(pairs, preferred, aliases, policy);
    }

    Map<V, String> pairs() {
        return pairs;
    }

    Set<V> preferred() {
        return preferred;
    }

    Map<String, V> aliases() {
        return aliases;
    }

    Unmapped unmapped() {
        return unmapped;
    }

    @Override
    public String toString() {
        return "ValueMap" + pairs;
    }
}
