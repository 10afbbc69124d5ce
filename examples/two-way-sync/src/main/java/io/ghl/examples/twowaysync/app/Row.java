package io.ghl.examples.twowaysync.app;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A row of one of the tables of what belongs to customers.
 *
 * @param id the primary key; empty for a row that is not stored yet
 * @param revision counted up by the database at every change of the row
 * @param values the other columns that are not null
 */
public record Row(String id, long revision, Map<String, String> values) {
    public Row {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** A row with nothing in it. */
    public static Row blank() {
        return new Row("", 0, Map.of());
    }

    public @Nullable String text(String column) {
        return values.get(column);
    }

    /** A time, which is stored in ISO form. */
    public @Nullable Instant time(String column) {
        String text = values.get(column);
        return text == null ? null : Instant.parse(text);
    }

    /** A yes or no, which is stored as text. */
    public @Nullable Boolean flag(String column) {
        String text = values.get(column);
        return text == null ? null : (Boolean) Boolean.parseBoolean(text);
    }

    /** The row with another value, null for none. */
    public Row with(String column, @Nullable Object value) {
        Map<String, String> changed = new TreeMap<>(values);
        if (value == null) {
            changed.remove(column);
        } else {
            changed.put(column, value.toString());
        }
        return new Row(id, revision, changed);
    }

    /** What customers write stays out of logs. */
    @Override
    public String toString() {
        return "Row[" + id + ", revision=" + revision + "]";
    }
}
