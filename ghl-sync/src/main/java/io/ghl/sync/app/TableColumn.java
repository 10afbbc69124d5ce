package io.ghl.sync.app;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table or view, as the database describes it.
 *
 * @param name the name, as the database spells it
 * @param type what its values are in a {@link Row}
 * @param typeName the database's own name of the type, such as {@code "varchar"}
 * @param nullable whether it can be without a value
 * @param length the most characters of a text, null if there is no limit or it holds no text
 * @param primaryKey whether it is the primary key, or a part of it; never known of a view
 * @param filled whether the database fills it in a new row that gives it no value
 */
public record TableColumn(
        String name,
        Type type,
        String typeName,
        boolean nullable,
        @Nullable Integer length,
        boolean primaryKey,
        boolean filled) {

    /** What the values of a column are in a {@link Row}. */
    public enum Type {
        /** {@code String}: texts, JSON, UUIDs, enumerations, times of day. */
        TEXT,
        /** {@code Integer}. */
        INTEGER,
        /** {@code Long}. */
        LONG,
        /** {@code BigDecimal}. */
        DECIMAL,
        /** {@code Boolean}. */
        BOOLEAN,
        /** {@code LocalDate}. */
        DATE,
        /** {@code Instant}, from timestamps with and without a time zone. */
        INSTANT,
        /** {@code List} of texts, from an array. */
        LIST,
        /** Values that a row cannot hold, such as bytes. */
        OTHER;

        /**
         * The word for it under {@code type} in a {@linkplain io.ghl.sync.mapping.file.MappingFile mapping file}.
         *
         * @return the word in lower case; {@code "text"} for those that it has no word for
         */
        public String word() {
            return this == OTHER ? "text" : name().toLowerCase(Locale.ROOT);
        }
    }
}
