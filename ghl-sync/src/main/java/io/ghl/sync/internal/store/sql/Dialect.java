package io.ghl.sync.internal.store.sql;

import java.util.Locale;
import java.util.Optional;

/** What one database writes differently from another. Queries are the same in all of them; only tables are not. */
enum Dialect {
    /** SQLite, with its types enforced. */
    SQLITE(
            "TEXT",
            "INTEGER",
            "INTEGER PRIMARY KEY",
            "INTEGER PRIMARY KEY AUTOINCREMENT",
            " STRICT",
            " STRICT, WITHOUT ROWID",
            "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'ghl_schema_version'"),

    /** PostgreSQL. Texts compare by code point, as in SQLite and in memory, whatever the database's language. */
    POSTGRESQL(
            "TEXT COLLATE \"C\"",
            "BIGINT",
            "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
            "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
            "",
            "",
            "SELECT 1 WHERE to_regclass('ghl_schema_version') IS NOT NULL");

    private final String text;
    private final String number;
    private final String row;
    private final String counter;
    private final String strict;
    private final String keyed;
    private final String findsVersions;

    Dialect(String text, String number, String row, String counter, String strict, String keyed, String findsVersions) {
        this.text = text;
        this.number = number;
        this.row = row;
        this.counter = counter;
        this.strict = strict;
        this.keyed = keyed;
        this.findsVersions = findsVersions;
    }

    /** A statement of {@link SchemaSteps} in this database's words; empty if it is for another one. */
    Optional<String> statement(String step) {
        for (Dialect dialect : values()) {
            if (step.startsWith(dialect.only())) {
                return dialect == this ? Optional.of(inWords(step.substring(only().length()))) : Optional.empty();
            }
        }
        return Optional.of(inWords(step));
    }

    private String only() {
        return "{" + name().toLowerCase(Locale.ROOT) + "} ";
    }

    private String inWords(String statement) {
        return statement
                .replace("{text}", text)
                .replace("{number}", number)
                .replace("{row}", row)
                .replace("{counter}", counter)
                .replace("{strict}", strict)
                .replace("{keyed}", keyed);
    }

    /** A query that returns a row if the table of versions is there. */
    String findsVersions() {
        return findsVersions;
    }
}
