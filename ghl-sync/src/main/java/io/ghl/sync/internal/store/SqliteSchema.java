package io.ghl.sync.internal.store;

import io.ghl.sync.store.StoreException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The tables in SQLite, and how an older database gets there. */
final class SqliteSchema {
    /** Each entry takes the schema one version further. An entry that was released never changes. */
    private static final List<List<String>> MIGRATIONS = List.of(
            List.of(
                    """
            CREATE TABLE ghl_fence (
              location TEXT PRIMARY KEY,
              token    INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID""",
                    """
            CREATE TABLE ghl_link (
              id            TEXT PRIMARY KEY,
              location      TEXT NOT NULL,
              type          TEXT NOT NULL,
              app_id        TEXT,
              ghl_id        TEXT,
              state         TEXT NOT NULL,
              version       INTEGER NOT NULL,
              app_base      TEXT NOT NULL,
              ghl_base      TEXT NOT NULL,
              ghl_version   INTEGER,
              seen_states   TEXT NOT NULL,
              seen_at       INTEGER,
              intent        TEXT,
              missing_since INTEGER,
              problem       TEXT,
              UNIQUE (location, type, app_id),
              UNIQUE (location, type, ghl_id)
            ) STRICT""",
                    "CREATE INDEX ghl_link_page ON ghl_link (location, type, id)",
                    """
            CREATE TABLE ghl_signal (
              location  TEXT NOT NULL,
              type      TEXT NOT NULL,
              side      TEXT NOT NULL,
              record_id TEXT NOT NULL,
              sequence  INTEGER NOT NULL,
              due_at    INTEGER NOT NULL,
              causes    TEXT NOT NULL,
              PRIMARY KEY (location, type, side, record_id)
            ) STRICT, WITHOUT ROWID""",
                    "CREATE INDEX ghl_signal_due ON ghl_signal (location, due_at, sequence)",
                    """
            CREATE TABLE ghl_signal_sequence (
              location TEXT PRIMARY KEY,
              last     INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID""",
                    """
            CREATE TABLE ghl_inbox (
              sequence    INTEGER PRIMARY KEY,
              webhook_id  TEXT NOT NULL UNIQUE,
              event       TEXT NOT NULL,
              location    TEXT,
              type        TEXT,
              record_id   TEXT,
              sent_at     INTEGER,
              received_at INTEGER NOT NULL,
              payload     TEXT NOT NULL
            ) STRICT""",
                    "CREATE INDEX ghl_inbox_about ON ghl_inbox (location, type, record_id, received_at, sequence)",
                    "CREATE INDEX ghl_inbox_received ON ghl_inbox (received_at)",
                    """
            CREATE TABLE ghl_cursor (
              location TEXT NOT NULL,
              stream   TEXT NOT NULL,
              value    TEXT NOT NULL,
              PRIMARY KEY (location, stream)
            ) STRICT, WITHOUT ROWID""",
                    """
            CREATE TABLE ghl_audit (
              sequence     INTEGER PRIMARY KEY AUTOINCREMENT,
              at           INTEGER NOT NULL,
              location     TEXT NOT NULL,
              type         TEXT NOT NULL,
              link_id      TEXT NOT NULL,
              action       TEXT NOT NULL,
              field        TEXT,
              written      TEXT,
              value_before TEXT,
              value_after  TEXT,
              value_other  TEXT,
              value_base   TEXT,
              rule         TEXT NOT NULL,
              evidence     TEXT NOT NULL,
              operation_id TEXT
            ) STRICT""",
                    "CREATE INDEX ghl_audit_link ON ghl_audit (link_id, sequence)",
                    "CREATE INDEX ghl_audit_location ON ghl_audit (location, sequence)",
                    """
            CREATE TABLE ghl_review (
              id         TEXT PRIMARY KEY,
              location   TEXT NOT NULL,
              type       TEXT NOT NULL,
              link_id    TEXT NOT NULL,
              kind       TEXT NOT NULL,
              field      TEXT NOT NULL,
              app_base   TEXT,
              ghl_base   TEXT,
              app        TEXT,
              ghl        TEXT,
              candidates TEXT NOT NULL,
              reason     TEXT NOT NULL,
              opened_at  INTEGER NOT NULL,
              status     TEXT NOT NULL,
              decision   TEXT,
              version    INTEGER NOT NULL
            ) STRICT""",
                    "CREATE UNIQUE INDEX ghl_review_question ON ghl_review (link_id, field) WHERE status <> 'CLOSED'",
                    "CREATE INDEX ghl_review_open ON ghl_review (location, opened_at, id) WHERE status = 'OPEN'"),
            List.of("""
            CREATE TABLE ghl_place (
              location  TEXT NOT NULL,
              type      TEXT NOT NULL,
              ghl_id    TEXT NOT NULL,
              parent_id TEXT NOT NULL,
              PRIMARY KEY (location, type, ghl_id)
            ) STRICT, WITHOUT ROWID""", "CREATE INDEX ghl_place_parent ON ghl_place (location, type, parent_id, ghl_id)", """
            CREATE TABLE ghl_waiting (
              location  TEXT NOT NULL,
              on_type   TEXT NOT NULL,
              on_side   TEXT NOT NULL,
              on_id     TEXT NOT NULL,
              type      TEXT NOT NULL,
              side      TEXT NOT NULL,
              record_id TEXT NOT NULL,
              PRIMARY KEY (location, on_type, on_side, on_id, type, side, record_id)
            ) STRICT, WITHOUT ROWID"""),
            List.of(
                    "ALTER TABLE ghl_link ADD COLUMN failures TEXT",
                    "ALTER TABLE ghl_link ADD COLUMN notes TEXT NOT NULL DEFAULT '{}'",
                    "CREATE INDEX ghl_link_state ON ghl_link (location, type, state, id)"));

    private SqliteSchema() {}

    /** The version of the database, 0 for one without tables of the store. */
    static int version(Sql sql) {
        return sql.first(row -> 1, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'ghl_schema_version'")
                .flatMap(found -> sql.first(
                        row -> (int) row.number("version"),
                        "SELECT version FROM ghl_schema_version ORDER BY version DESC LIMIT 1"))
                .orElse(0);
    }

    /** Refuses a database that a newer version of the library wrote. */
    static void requireReadable(Sql sql, Path file) {
        int version = version(sql);
        if (version > MIGRATIONS.size()) {
            throw new StoreException("The database " + file + " has schema version " + version
                    + ", and this version of ghl-sync knows up to " + MIGRATIONS.size()
                    + "; use the newer version of ghl-sync that wrote it.");
        }
    }

    /** Brings the database to the newest version, within the running transaction. */
    static void migrate(Sql sql) {
        sql.update("CREATE TABLE IF NOT EXISTS ghl_schema_version"
                + " (version INTEGER PRIMARY KEY, applied_at INTEGER NOT NULL) STRICT");
        for (int version = version(sql) + 1; version <= MIGRATIONS.size(); version++) {
            MIGRATIONS.get(version - 1).forEach(sql::update);
            sql.update("INSERT INTO ghl_schema_version (version, applied_at) VALUES (?, ?)", version, Instant.now());
        }
    }
}
