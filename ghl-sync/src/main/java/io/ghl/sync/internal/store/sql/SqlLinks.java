package io.ghl.sync.internal.store.sql;

import io.ghl.sync.internal.json.StoredJson;
import io.ghl.sync.internal.store.Limits;
import io.ghl.sync.internal.store.Refusals;
import io.ghl.sync.internal.store.Versions;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Links;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links in SQL. */
final class SqlLinks implements Links {
    private final Sql sql;

    SqlLinks(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Link> find(String id) {
        Optional<Link> found = read(id);
        return found.isPresent() && sql.enter(found.get().location()) ? read(id) : found;
    }

    private Optional<Link> read(String id) {
        return sql.first(SqlLinks::link, "SELECT * FROM ghl_link WHERE id = ?", id);
    }

    @Override
    public Optional<Link> of(String location, RecordType type, Side side, String recordId) {
        sql.enter(location);
        String column = side == Side.APP ? "app_id" : "ghl_id";
        return sql.first(
                SqlLinks::link,
                "SELECT * FROM ghl_link WHERE location = ? AND type = ? AND " + column + " = ?",
                location,
                type,
                recordId);
    }

    @Override
    public Link insert(Link link) {
        Limits.unsaved(link.version());
        sql.enter(link.location());
        Link stored = Versions.next(link);
        int inserted = sql.update(
                """
                INSERT INTO ghl_link (id, location, type, app_id, ghl_id, state, version, app_base, ghl_base,
                  ghl_version, seen_states, seen_at, intent, missing_since, problem, mapping_version, failures, notes)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
                stored.id(),
                stored.location(),
                stored.type(),
                stored.appId(),
                stored.ghlId(),
                stored.state(),
                stored.version(),
                StoredJson.write(stored.appBase()),
                StoredJson.write(stored.ghlBase()),
                stored.ghlVersion(),
                StoredJson.write(stored.seenStates()),
                stored.seenAt(),
                StoredJson.write(stored.intent()),
                stored.missingSince(),
                stored.problem(),
                stored.mappingVersion(),
                StoredJson.write(stored.failures()),
                StoredJson.writeNotes(stored.notes()));
        if (inserted == 0) {
            throw Refusals.taken(link);
        }
        return stored;
    }

    @Override
    public Link update(Link link) {
        sql.enter(link.location());
        Link stored = Versions.next(link);
        int updated = sql.update(
                """
                UPDATE ghl_link SET app_id = ?, ghl_id = ?, state = ?, version = ?, app_base = ?,
                  ghl_base = ?, ghl_version = ?, seen_states = ?, seen_at = ?, intent = ?, missing_since = ?,
                  problem = ?, mapping_version = ?, failures = ?, notes = ?
                WHERE id = ? AND location = ? AND type = ? AND version = ?
                  AND NOT EXISTS (SELECT 1 FROM ghl_link other WHERE other.location = ? AND other.type = ?
                    AND other.app_id = ? AND other.id <> ?)
                  AND NOT EXISTS (SELECT 1 FROM ghl_link other WHERE other.location = ? AND other.type = ?
                    AND other.ghl_id = ? AND other.id <> ?)""",
                stored.appId(),
                stored.ghlId(),
                stored.state(),
                stored.version(),
                StoredJson.write(stored.appBase()),
                StoredJson.write(stored.ghlBase()),
                stored.ghlVersion(),
                StoredJson.write(stored.seenStates()),
                stored.seenAt(),
                StoredJson.write(stored.intent()),
                stored.missingSince(),
                stored.problem(),
                stored.mappingVersion(),
                StoredJson.write(stored.failures()),
                StoredJson.writeNotes(stored.notes()),
                link.id(),
                link.location(),
                link.type(),
                link.version(),
                link.location(),
                link.type(),
                link.appId(),
                link.id(),
                link.location(),
                link.type(),
                link.ghlId(),
                link.id());
        if (updated == 0) {
            throw isCurrent(link) ? Refusals.taken(link) : Refusals.stale(link);
        }
        return stored;
    }

    private boolean isCurrent(Link link) {
        return sql.first(
                        row -> true,
                        "SELECT 1 FROM ghl_link WHERE id = ? AND location = ? AND type = ? AND version = ?",
                        link.id(),
                        link.location(),
                        link.type(),
                        link.version())
                .isPresent();
    }

    @Override
    public List<Link> page(String location, RecordType type, @Nullable String afterId, int limit) {
        sql.enter(location);
        return sql.list(
                SqlLinks::link,
                "SELECT * FROM ghl_link WHERE location = ? AND type = ? AND id > ? ORDER BY id LIMIT ?",
                location,
                type,
                afterId == null ? "" : afterId,
                Limits.positive(limit));
    }

    @Override
    public List<Link> inState(String location, RecordType type, LinkState state, @Nullable String afterId, int limit) {
        sql.enter(location);
        return sql.list(
                SqlLinks::link,
                "SELECT * FROM ghl_link WHERE location = ? AND type = ? AND state = ? AND id > ? ORDER BY id LIMIT ?",
                location,
                type,
                state,
                afterId == null ? "" : afterId,
                Limits.positive(limit));
    }

    @Override
    public int purge(String location, Instant before, int limit) {
        sql.enter(location);
        List<Link> ended = sql.list(SqlLinks::link, """
                SELECT * FROM ghl_link WHERE location = ? AND state = 'TOMBSTONE' AND NOT EXISTS
                  (SELECT 1 FROM ghl_audit WHERE ghl_audit.link_id = ghl_link.id AND ghl_audit.at >= ?)
                ORDER BY id LIMIT ?""", location, before, Limits.positive(limit));
        for (Link link : ended) {
            sql.update("DELETE FROM ghl_review WHERE link_id = ?", link.id());
            sql.update(
                    "DELETE FROM ghl_place WHERE location = ? AND type = ? AND ghl_id = ?",
                    location,
                    link.type(),
                    link.ghlId());
            sql.update("DELETE FROM ghl_link WHERE id = ?", link.id());
        }
        return ended.size();
    }

    private static Link link(Row row) throws SQLException {
        return new Link(
                row.text("id"),
                row.text("location"),
                row.constant("type", RecordType.class),
                row.textOrNull("app_id"),
                row.textOrNull("ghl_id"),
                row.constant("state", LinkState.class),
                row.number("version"),
                StoredJson.readValues(row.text("app_base")),
                StoredJson.readValues(row.text("ghl_base")),
                row.timeOrNull("ghl_version"),
                StoredJson.readTexts(row.text("seen_states")),
                row.timeOrNull("seen_at"),
                StoredJson.readIntent(row.textOrNull("intent")),
                row.timeOrNull("missing_since"),
                row.textOrNull("problem"),
                row.textOrNull("mapping_version"),
                StoredJson.readFailures(row.textOrNull("failures")),
                StoredJson.readNotes(row.text("notes")));
    }
}
