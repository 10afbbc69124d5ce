package io.ghl.sync.internal.store.sql;

import io.ghl.sync.store.Cursors;
import java.util.Optional;

/** Cursors in SQL. */
final class SqlCursors implements Cursors {
    private final Sql sql;

    SqlCursors(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<String> read(String location, String stream) {
        sql.enter(location);
        return sql.first(
                row -> row.text("value"),
                "SELECT value FROM ghl_cursor WHERE location = ? AND stream = ?",
                location,
                stream);
    }

    @Override
    public void write(String location, String stream, String value) {
        sql.enter(location);
        sql.update(
                "INSERT INTO ghl_cursor (location, stream, value) VALUES (?, ?, ?)"
                        + " ON CONFLICT (location, stream) DO UPDATE SET value = excluded.value",
                location,
                stream,
                value);
    }
}
