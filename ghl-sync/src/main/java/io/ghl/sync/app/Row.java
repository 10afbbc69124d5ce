package io.ghl.sync.app;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A record of the application without a class of its own: values by column name, such as a row of a table. It is what a
 * {@linkplain io.ghl.sync.mapping.file.MappingFile mapping file} maps. Immutable, as long as the values in it are;
 * {@code toString} hides the values, which are personal data.
 */
public final class Row {
    private final String id;
    private final Map<String, Object> values;

    private Row(String id, Map<String, Object> values) {
        this.id = id;
        this.values = values;
    }

    /**
     * A row.
     *
     * @param id its id, empty for a row that was not created yet
     * @param values the values by column; a column without a value may be left out or be null. Values are
     *     {@code String}, {@code Integer}, {@code Long}, {@code BigDecimal}, {@code Boolean}, {@code LocalDate},
     *     {@code Instant}, or a {@code Set} or {@code List} of texts
     * @return the row
     */
    public static Row of(String id, Map<String, ? extends @Nullable Object> values) {
        Map<String, Object> kept = new TreeMap<>();
        values.forEach((column, value) -> {
            if (value != null) {
                kept.put(column, value);
            }
        });
        return new Row(id, Collections.unmodifiableMap(kept));
    }

    /**
     * The id.
     *
     * @return the id, empty for a row that was not created yet
     */
    public String id() {
        return id;
    }

    /**
     * The value of a column.
     *
     * @param column the column's name, case-sensitive
     * @return the value, null if there is none
     */
    public @Nullable Object get(String column) {
        return values.get(column);
    }

    /**
     * The columns that have a value.
     *
     * @return the names, sorted, unmodifiable
     */
    public Set<String> columns() {
        return values.keySet();
    }

    /**
     * This row with another value.
     *
     * @param column the column's name
     * @param value the value, null for none
     * @return the new row
     */
    public Row with(String column, @Nullable Object value) {
        Map<String, Object> next = new TreeMap<>(values);
        if (value == null) {
            next.remove(column);
        } else {
            next.put(column, value);
        }
        return new Row(id, Collections.unmodifiableMap(next));
    }

    /**
     * This row with another id.
     *
     * @param value the id
     * @return the new row
     */
    public Row withId(String value) {
        return new Row(value, values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row that && id.equals(that.id) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, values);
    }

    @Override
    public String toString() {
        return "Row[" + id + ", columns=" + values.keySet() + "]";
    }
}
