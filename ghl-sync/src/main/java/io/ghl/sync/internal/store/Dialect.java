package io.ghl.sync.internal.store;

import java.util.Map;

/** What one database writes differently from another. Queries are the same in all of them; only tables are not. */
enum Dialect {
    /** SQLite, with its types enforced. */
    SQLITE(
            Map.of(
                    "{text}", "TEXT",
                    "{number}", "INTEGER",
                    "{row}", "INTEGER PRIMARY KEY",
                    "{counter}", "INTEGER PRIMARY KEY AUTOINCREMENT",
                    "{bytes}", "BLOB",
                    "{flag}", "INTEGER",
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
                    "{bytes}", "BYTEA",
                    "{flag}", "BOOLEAN",
                    "{strict}", "",
                    "{keyed}", ""),
            "SELECT 1 WHERE to_regclass('ghl_schema_version') IS NOT NULL");

    private final Map<String, String> words;
    private final String findsVersions;

    Dialect(Map<String, String> words, String findsVersions) {
        this.words = words;
        this.findsVersions = findsVersions;
    }

    /** A statement of {@link SchemaSteps} in this database's words. */
    String statement(String step) {
        String statement = step;
        for (Map.Entry<String, String> word : words.entrySet()) {
            statement = statement.replace(word.getKey(), word.getValue());
        }
        return statement;
    }

    /** A query that returns a row if the table of versions is there. */
    String findsVersions() {
        return findsVersions;
    }
}
