package io.ghl.sync.internal.store;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What one database writes differently from another. Queries are the same in all of them; only tables are not. */
enum Dialect {
    /** SQLite, with its types enforced. */
    SQLITE(
            Map.of(
                    "{text}", "TEXT",
                    "{number}", "INTEGER",
                    "{row}", "INTEGER PRIMARY KEY",
                    "{counter}", "INTEGER PRIMARY KEY AUTOINCREMENT",
                    "{strict}", " STRICT",
                    "{keyed}", " STRICT, WITHOUT ROWID"),
            "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'ghl_schema_version'"),

    /** PostgreSQL. Texts compare by code point, as in SQLite and in memory, whatever the database's language. */
    POSTGRESQL(
            Map.of(
                    "{text}", "TEXT COLLATE \"C\"",
                    "{number}", "BIGINT",
                    "{row}", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
                    "{counter}", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
                    "{strict}", "",
                    "{keyed}", ""),
            "SELECT 1 WHERE to_regclass('ghl_schema_version') IS NOT NULL");

    private final Map<String, String> words;
    private final String findsVersions;

    Dialect(Map<String, String> words, String findsVersions) {
        this.words = words;
        this.findsVersions = findsVersions;
    }

    /** A statement of {@link SchemaSteps} in this database's words; empty if it is for another one. */
    Optional<String> statement(String step) {
        String statement = step;
        for (Dialect dialect : values()) {
            if (statement.startsWith(dialect.only())) {
                if (dialect != this) {
                    return Optional.empty();
                }
                statement = statement.substring(only().length());
            }
        }
        for (Map.Entry<String, String> word : words.entrySet()) {
            statement = statement.replace(word.getKey(), word.getValue());
        }
        return Optional.of(statement);
    }

    private String only() {
        return "{" + name().toLowerCase(Locale.ROOT) + "} ";
    }

    /** A query that returns a row if the table of versions is there. */
    String findsVersions() {
        return findsVersions;
    }
}
