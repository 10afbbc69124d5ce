package io.ghl.examples.twowaysync.script;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one side holds about a person. Stages are held as the app's codes on both sides. Immutable.
 *
 * @param values the fields that are not blank
 * @param tags the app's labels or HighLevel's tags
 */
public record Details(Map<Field, String> values, SortedSet<String> tags) {
    public Details {
        EnumMap<Field, String> copy = new EnumMap<>(Field.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }

    public static Details of(Map<Field, String> values, Collection<String> tags) {
        return new Details(values, new TreeSet<>(tags));
    }

    public static Details empty() {
        return new Details(Map.of(), new TreeSet<>());
    }

    public @Nullable String get(Field field) {
        return values.get(field);
    }

    public boolean has(Field field) {
        return values.containsKey(field);
    }

    /** The same with another value; null or blank removes it. */
    public Details with(Field field, @Nullable String value) {
        EnumMap<Field, String> next = new EnumMap<>(Field.class);
        next.putAll(values);
        if (value == null || value.isBlank()) {
            next.remove(field);
        } else {
            next.put(field, value);
        }
        return new Details(next, tags);
    }

    public Details withTags(Collection<String> next) {
        return of(values, next);
    }

    /** The same in the forms in which values and tags are compared. */
    public Details canonical() {
        EnumMap<Field, String> next = new EnumMap<>(Field.class);
        values.forEach((field, value) -> {
            String canonical = field.canonical(value);
            if (canonical != null) {
                next.put(field, canonical);
            }
        });
        return of(next, tags.stream().map(Field::canonicalTag).toList());
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Details" + values.keySet() + " and " + tags.size() + " tags";
    }
}
