package io.ghl.sync.record;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Field values by the name that the mapping gives the field. Immutable. A field that is not in it is
 * {@linkplain FieldValue.Absent absent}. {@code toString} names the fields and hides their values, which are personal
 * data.
 */
public final class FieldValues {
    private static final FieldValues NONE = new FieldValues(Collections.emptyNavigableMap());

    private final Map<String, FieldValue> values;

    private FieldValues(Map<String, FieldValue> values) {
        this.values = values;
    }

    /**
     * No fields at all.
     *
     * @return the empty set of values
     */
    public static FieldValues none() {
        return NONE;
    }

    /**
     * Copies a map; absent values are left out.
     *
     * @param values the values by field name
     * @return the values
     */
    public static FieldValues of(Map<String, FieldValue> values) {
        TreeMap<String, FieldValue> copy = new TreeMap<>();
        values.forEach((name, value) -> {
            if (value.isPresent()) {
                copy.put(name, value);
            }
        });
        return copy.isEmpty() ? NONE : new FieldValues(Collections.unmodifiableMap(copy));
    }

    /**
     * The value of a field.
     *
     * @param field the field's name
     * @return its value, {@link FieldValue#absent()} when there is none
     */
    public FieldValue get(String field) {
        return values.getOrDefault(field, FieldValue.absent());
    }

    /**
     * These values with one of them replaced.
     *
     * @param field the field's name
     * @param value the new value; {@link FieldValue#absent()} removes it
     * @return the new values
     */
    public FieldValues with(String field, FieldValue value) {
        TreeMap<String, FieldValue> copy = new TreeMap<>(values);
        if (value.isPresent()) {
            copy.put(field, value);
        } else {
            copy.remove(field);
        }
        return copy.isEmpty() ? NONE : new FieldValues(Collections.unmodifiableMap(copy));
    }

    /**
     * These values overlaid with others.
     *
     * @param overlay the values that win
     * @return the new values
     */
    public FieldValues with(FieldValues overlay) {
        TreeMap<String, FieldValue> copy = new TreeMap<>(values);
        copy.putAll(overlay.values);
        return of(copy);
    }

    /**
     * The names of the fields that are present.
     *
     * @return the names, sorted, unmodifiable
     */
    public Set<String> names() {
        return values.keySet();
    }

    /**
     * The values by name.
     *
     * @return an unmodifiable map, sorted by name
     */
    public Map<String, FieldValue> asMap() {
        return values;
    }

    /**
     * Whether no field is present.
     *
     * @return true when there is none
     */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldValues that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "FieldValues" + values.keySet();
    }
}
