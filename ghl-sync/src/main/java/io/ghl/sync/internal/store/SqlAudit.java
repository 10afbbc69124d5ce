package io.ghl.sync.internal.store;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.json.StoredJson;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.AuditLog;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The audit log in SQL. */
final class SqlAudit implements AuditLog {
    private final Sql sql;

    SqlAudit(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void append(AuditEntry entry) {
        // So that the rows of a location are seen in the order of their numbers.
        sql.enter(entry.location());
        sql.update(
                """
                INSERT INTO ghl_audit (at, location, type, link_id, action, field, written, value_before, value_after,
                  value_other, value_base, rule, evidence, operation_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                entry.at(),
                entry.location(),
                entry.type(),
                entry.linkId(),
                entry.action(),
                entry.field(),
                entry.written(),
                StoredJson.write(entry.before()),
                StoredJson.write(entry.after()),
                StoredJson.write(entry.other()),
                StoredJson.write(entry.base()),
                entry.rule(),
                entry.evidence(),
                entry.operationId());
    }

    @Override
    public List<AuditEntry> of(String linkId) {
        return sql.list(SqlAudit::entry, "SELECT * FROM ghl_audit WHERE link_id = ? ORDER BY sequence", linkId);
    }

    @Override
    public List<AuditEntry> page(String location, long afterSequence, int limit) {
        sql.enter(location);
        return sql.list(
                SqlAudit::entry,
                "SELECT * FROM ghl_audit WHERE location = ? AND sequence > ? ORDER BY sequence LIMIT ?",
                location,
                afterSequence,
                Limits.positive(limit));
    }

    @Override
    public int purge(String location, Instant before, int limit) {
        sql.enter(location);
        return sql.update(
                "DELETE FROM ghl_audit WHERE sequence IN"
                        + " (SELECT sequence FROM ghl_audit WHERE location = ? AND at < ? ORDER BY at LIMIT ?)",
                location,
                before,
                Limits.positive(limit));
    }

    private static AuditEntry entry(Row row) throws SQLException {
        return new AuditEntry(
                row.number("sequence"),
                row.time("at"),
                row.text("location"),
                row.constant("type", RecordType.class),
                row.text("link_id"),
                row.constant("action", AuditEntry.Action.class),
                row.textOrNull("field"),
                row.constantOrNull("written", Side.class),
                StoredJson.readValue(row.textOrNull("value_before")),
                StoredJson.readValue(row.textOrNull("value_after")),
                StoredJson.readValue(row.textOrNull("value_other")),
                StoredJson.readValue(row.textOrNull("value_base")),
                row.text("rule"),
                row.text("evidence"),
                row.textOrNull("operation_id"));
    }
}
