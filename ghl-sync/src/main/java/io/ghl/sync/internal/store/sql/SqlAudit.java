package io.ghl.sync.internal.store.sql;

import io.ghl.sync.audit.AuditContext;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.json.StoredJson;
import io.ghl.sync.internal.store.Limits;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.AuditLog;
import io.ghl.sync.store.Signal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The audit log in SQL. */
final class SqlAudit implements AuditLog {
    private static final String OLD =
            "(SELECT sequence FROM ghl_audit WHERE location = ? AND at < ? ORDER BY at, sequence LIMIT ?)";

    private final Sql sql;

    SqlAudit(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void append(AuditEntry entry) {
        // So that the rows of a location are seen in the order of their numbers.
        sql.enter(entry.location());
        AuditContext context = entry.context();
        AuditContext.Receipt receipt = context.receipt();
        long sequence = sql.first(
                        row -> row.number("sequence"),
                        """
                INSERT INTO ghl_audit (at, location, type, link_id, action, field, written, value_before, value_after,
                  value_other, value_base, value_loser, rule, evidence, operation_id, origin, actor, redaction, run,
                  causes, mapping_version, rules_version, webhook_ids, read_at, ghl_version, http_status, trace_id,
                  written_version, correlation_ids)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING sequence""",
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
                        StoredJson.write(entry.loser()),
                        entry.rule(),
                        entry.evidence(),
                        entry.operationId(),
                        entry.origin(),
                        entry.actor(),
                        entry.redaction(),
                        context.run(),
                        StoredJson.write(context.causes().stream()
                                .map(Enum::name)
                                .sorted()
                                .toList()),
                        context.mappingVersion(),
                        context.rulesVersion(),
                        StoredJson.write(context.webhookIds()),
                        context.readAt(),
                        context.ghlVersion(),
                        receipt == null ? null : receipt.status(),
                        receipt == null ? null : receipt.traceId(),
                        receipt == null ? null : receipt.version(),
                        StoredJson.write(context.correlationIds()))
                .orElseThrow();
        for (String id : context.correlationIds()) {
            sql.update(
                    "INSERT INTO ghl_audit_cause (location, correlation_id, sequence) VALUES (?, ?, ?)",
                    entry.location(),
                    id,
                    sequence);
        }
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
    public List<AuditEntry> ofRun(String location, long run, long afterSequence, int limit) {
        sql.enter(location);
        return sql.list(
                SqlAudit::entry,
                "SELECT * FROM ghl_audit WHERE location = ? AND run = ? AND sequence > ? ORDER BY sequence LIMIT ?",
                location,
                run,
                afterSequence,
                Limits.positive(limit));
    }

    @Override
    public List<AuditEntry> ofCorrelation(String location, String correlationId, long afterSequence, int limit) {
        sql.enter(location);
        return sql.list(SqlAudit::entry, """
                SELECT ghl_audit.* FROM ghl_audit_cause JOIN ghl_audit ON ghl_audit.sequence = ghl_audit_cause.sequence
                WHERE ghl_audit_cause.location = ? AND correlation_id = ? AND ghl_audit_cause.sequence > ?
                ORDER BY ghl_audit_cause.sequence LIMIT ?""", location, correlationId, afterSequence, Limits.positive(limit));
    }

    @Override
    public int purge(String location, Instant before, int limit) {
        sql.enter(location);
        sql.update(
                "DELETE FROM ghl_audit_cause WHERE location = ? AND sequence IN " + OLD,
                location,
                location,
                before,
                Limits.positive(limit));
        return sql.update("DELETE FROM ghl_audit WHERE sequence IN " + OLD, location, before, Limits.positive(limit));
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
                StoredJson.readValue(row.textOrNull("value_loser")),
                row.text("rule"),
                row.text("evidence"),
                row.textOrNull("operation_id"),
                row.constant("origin", AuditEntry.Origin.class),
                row.textOrNull("actor"),
                row.constant("redaction", AuditEntry.Redaction.class),
                context(row));
    }

    private static AuditContext context(Row row) throws SQLException {
        Long status = row.numberOrNull("http_status");
        return new AuditContext(
                row.number("run"),
                row.constants("causes", Signal.Cause.class),
                StoredJson.readTexts(row.text("correlation_ids")),
                row.text("mapping_version"),
                row.textOrNull("rules_version"),
                StoredJson.readTexts(row.text("webhook_ids")),
                row.timeOrNull("read_at"),
                row.timeOrNull("ghl_version"),
                status == null
                        ? null
                        : new AuditContext.Receipt(
                                status.intValue(), row.textOrNull("trace_id"), row.timeOrNull("written_version")));
    }
}
