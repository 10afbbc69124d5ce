package io.ghl.sync.internal.store.sql;

import io.ghl.sync.store.StoreException;
import java.time.Instant;

/** Creates the tables of a database, and takes those of an older one to the newest version. */
final class Schema {
    /** The newest version. */
    static final int VERSION = SchemaSteps.ALL.size();

    private final Sql sql;
    private final Dialect dialect;
    private final String database;

    /** The schema of a database that messages call by a name. */
    Schema(Sql sql, Dialect dialect, String database) {
        this.sql = sql;
        this.dialect = dialect;
        this.database = database;
    }

    /** The version of the database, 0 for one without tables of the store. */
    int version() {
        return sql.first(row -> 1, dialect.findsVersions())
                .flatMap(found -> sql.first(
                        row -> (int) row.number("version"),
                        "SELECT version FROM ghl_schema_version ORDER BY version DESC LIMIT 1"))
                .orElse(0);
    }

    /** Refuses a database that a newer version of the library wrote. */
    void requireReadable() {
        int version = version();
        if (version > VERSION) {
            throw new StoreException("The database " + database + " has schema version " + version
                    + ", and this version of ghl-sync knows up to " + VERSION
                    + "; use the newer version of ghl-sync that wrote it.");
        }
    }

    /** Brings the database to the newest version, within the running transaction. */
    void migrate() {
        migrateTo(VERSION);
    }

    /** Brings the database to a version, within the running transaction; one that is there already stays. */
    void migrateTo(int target) {
        run("CREATE TABLE IF NOT EXISTS ghl_schema_version"
                + " (version {number} PRIMARY KEY, applied_at {number} NOT NULL){strict}");
        for (int version = version() + 1; version <= target; version++) {
            SchemaSteps.ALL.get(version - 1).forEach(this::run);
            sql.update("INSERT INTO ghl_schema_version (version, applied_at) VALUES (?, ?)", version, Instant.now());
        }
    }

    private void run(String step) {
        dialect.statement(step).ifPresent(sql::update);
    }
}
