package io.ghl.sync.internal.store.sql;

import io.ghl.sync.record.RecordRef;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Relations;
import java.util.List;
import java.util.Optional;

/** Relations in SQL. */
final class SqlRelations implements Relations {
    private final Sql sql;

    SqlRelations(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void place(String location, RecordType type, String ghlId, String parentId) {
        sql.enter(location);
        sql.update("""
                INSERT INTO ghl_place (location, type, ghl_id, parent_id) VALUES (?, ?, ?, ?)
                ON CONFLICT (location, type, ghl_id) DO UPDATE SET parent_id = excluded.parent_id
                WHERE ghl_place.parent_id <> excluded.parent_id""", location, type, ghlId, parentId);
    }

    @Override
    public Optional<String> parentOf(String location, RecordType type, String ghlId) {
        sql.enter(location);
        return sql.first(
                row -> row.text("parent_id"),
                "SELECT parent_id FROM ghl_place WHERE location = ? AND type = ? AND ghl_id = ?",
                location,
                type,
                ghlId);
    }

    @Override
    public List<String> under(String location, RecordType type, String parentId) {
        sql.enter(location);
        return sql.list(
                row -> row.text("ghl_id"),
                "SELECT ghl_id FROM ghl_place WHERE location = ? AND type = ? AND parent_id = ? ORDER BY ghl_id",
                location,
                type,
                parentId);
    }

    @Override
    public void await(String location, RecordRef waiting, RecordRef on) {
        sql.enter(location);
        sql.update(
                "INSERT INTO ghl_waiting (location, on_type, on_side, on_id, type, side, record_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                location,
                on.type(),
                on.side(),
                on.id(),
                waiting.type(),
                waiting.side(),
                waiting.id());
    }

    @Override
    public List<RecordRef> release(String location, RecordRef on) {
        sql.enter(location);
        List<RecordRef> released = sql.list(
                row -> new RecordRef(
                        row.constant("type", RecordType.class),
                        row.constant("side", Side.class),
                        row.text("record_id")),
                "SELECT type, side, record_id FROM ghl_waiting"
                        + " WHERE location = ? AND on_type = ? AND on_side = ? AND on_id = ?"
                        + " ORDER BY type, side, record_id",
                location,
                on.type(),
                on.side(),
                on.id());
        if (!released.isEmpty()) {
            sql.update(
                    "DELETE FROM ghl_waiting WHERE location = ? AND on_type = ? AND on_side = ? AND on_id = ?",
                    location,
                    on.type(),
                    on.side(),
                    on.id());
        }
        return released;
    }
}
