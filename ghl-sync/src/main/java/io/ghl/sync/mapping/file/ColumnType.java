package io.ghl.sync.mapping.file;

import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.record.FieldValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a column of the application holds. The order is that of the words in {@link Vocabulary#TYPES}. */
enum ColumnType {
    TEXT(String.class),
    INTEGER(Integer.class),
    LONG(Long.class),
    DECIMAL(BigDecimal.class),
    BOOLEAN(Boolean.class),
    DATE(LocalDate.class),
    INSTANT(Instant.class),
    SET(Set.class),
    LIST(List.class),
    /** Several texts in one, with commas between them. */
    COMMA_SEPARATED(Collection.class);

    private final Class<?> held;

    ColumnType(Class<?> held) {
        this.held = held;
    }

    /** The column's value as a field's. */
    @Nullable
    Object read(@Nullable Object value) {
        if (this != COMMA_SEPARATED || !(value instanceof String text)) {
            return value;
        }
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /**
     * A field's value as the column's.
     *
     * @param column the column's name
     * @throws ClassCastException if the column cannot hold it; the mapping then tries the next type
     * @throws IllegalArgumentException if the column would hold something else than it is given
     */
    @Nullable
    Object write(String column, @Nullable Object value) {
        Object cast = held.cast(value);
        if (this != COMMA_SEPARATED || !(cast instanceof Collection<?> items)) {
            return cast;
        }
        List<String> labels = items.stream().map(String.class::cast).toList();
        if (labels.stream().anyMatch(ColumnType::hasComma)) {
            throw new IllegalArgumentException("The column \"" + column
                    + "\" keeps commas between labels, and is to get a label with a comma in it. Rename the label, or use"
                    + " a column of type list.");
        }
        return labels.isEmpty() ? null : String.join(", ", labels);
    }

    private static boolean hasComma(String label) {
        return label.indexOf(',') >= 0;
    }

    /** A field's form, as far as a column with commas between its texts can hold the values. */
    static CanonicalForm withoutCommas(String column, CanonicalForm base) {
        return CanonicalForm.of(
                base.name() + " > commaSeparated",
                "a list of texts without commas, which " + column + " keeps between them",
                value -> {
                    FieldValue form = base.apply(value);
                    boolean holds = form.isBlank()
                            || (form instanceof FieldValue.Labels labels
                                    && labels.values().stream().noneMatch(ColumnType::hasComma));
                    return holds ? form : FieldValue.absent();
                });
    }

    /** A value of a mapping file as the column's, null if it is none. */
    @Nullable
    Object parse(String text) {
        try {
            return switch (this) {
                case TEXT -> text;
                case INTEGER -> Integer.valueOf(text);
                case LONG -> Long.valueOf(text);
                case DECIMAL -> new BigDecimal(text);
                case BOOLEAN -> (text.equals("true") || text.equals("false")) ? Boolean.valueOf(text) : null;
                case DATE -> LocalDate.parse(text);
                case INSTANT -> Instant.parse(text);
                default -> null;
            };
        } catch (NumberFormatException | java.time.DateTimeException e) {
            return null;
        }
    }
}
