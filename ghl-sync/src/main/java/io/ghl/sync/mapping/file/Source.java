package io.ghl.sync.mapping.file;

import io.ghl.sync.app.Row;
import io.ghl.sync.mapping.FieldTarget;
import io.ghl.sync.mapping.MappingBuilder;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the application keeps a field: in a column, in two that are a name, or in several that are joined.
 *
 * @param name the field's name if it has no other
 * @param words what it is, in words
 * @param column the only column that holds it, null if there is no such one
 * @param get reads it
 * @param with writes it, null if it cannot be written
 * @param parts the columns of a name in two parts, empty for all else
 * @param defaulted whether a blank column counts as something
 */
record Source(
        String name,
        String words,
        @Nullable String column,
        Function<Row, @Nullable Object> get,
        @Nullable BiFunction<Row, @Nullable Object, Row> with,
        List<String> parts,
        boolean defaulted) {

    static Source column(String column, @Nullable ColumnType type, @Nullable Object ifBlank) {
        return new Source(
                column,
                "column " + column + (ifBlank == null ? "" : ", default"),
                column,
                row -> {
                    Object value = row.get(column);
                    boolean blank = value == null || (value instanceof String text && text.isBlank());
                    if (blank && ifBlank != null) {
                        return ifBlank;
                    }
                    return type == null ? value : type.read(value);
                },
                (row, value) -> row.with(column, type == null ? value : type.write(column, value)),
                List.of(),
                ifBlank != null);
    }

    static Source concatenation(List<String> columns, String separator) {
        return new Source(
                String.join("+", columns),
                "columns " + String.join(", ", columns) + " joined",
                null,
                row -> {
                    String joined = columns.stream()
                            .map(row::get)
                            .filter(Objects::nonNull)
                            .map(value -> value.toString().strip())
                            .filter(text -> !text.isEmpty())
                            .collect(Collectors.joining(separator));
                    return joined.isEmpty() ? null : joined;
                },
                null,
                List.of(),
                false);
    }

    static Source fullName(String first, String last) {
        return new Source(
                "name",
                "columns " + first + " and " + last + " as a name",
                null,
                row -> (Objects.toString(row.get(first), "") + " " + Objects.toString(row.get(last), "")).strip(),
                (row, value) -> row,
                List.of(first, last),
                false);
    }

    static Source constant(Object value) {
        return new Source("constant", "the constant " + value, null, row -> value, null, List.of(), false);
    }

    static Source code(String name, Function<Row, @Nullable Object> compute) {
        return new Source(name, "code " + name, null, compute, null, List.of(), false);
    }

    /** Why it cannot be written, as the beginning of a sentence. */
    String cannotBeWritten() {
        return words.startsWith("columns ")
                ? "Joined columns cannot be split again"
                : "What is computed is never written";
    }

    boolean isName() {
        return !parts.isEmpty();
    }

    /** Writes a source that can be written. */
    BiFunction<Row, @Nullable Object, Row> writer() {
        return with == null ? (row, value) -> row : with;
    }

    /** Starts the field of a name in two parts. */
    FieldTarget<Row, String> name(MappingBuilder<Row> mapping, String field) {
        String first = parts.get(0);
        String last = parts.get(1);
        return mapping.fullName(
                field,
                row -> (String) row.get(first),
                (row, value) -> row.with(first, value),
                row -> (String) row.get(last),
                (row, value) -> row.with(last, value));
    }
}
