package io.ghl.sync.internal.store.sql;

import io.ghl.sync.internal.install.AppEventNames;
import io.ghl.sync.internal.store.Limits;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.Inbox;
import io.ghl.sync.store.ReceivedEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The inbox in SQL. */
final class SqlInbox implements Inbox {
    private final Sql sql;

    SqlInbox(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean store(ReceivedEvent event) {
        if (event.location() != null) {
            sql.enter(event.location());
        }
        return sql.update(
                        """
                        INSERT INTO ghl_inbox (webhook_id, event, location, type, record_id, sent_at, received_at,
                          payload, waits)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (webhook_id) DO NOTHING""",
                        event.webhookId(),
                        event.event(),
                        event.location(),
                        event.type(),
                        event.recordId(),
                        event.sentAt(),
                        event.receivedAt(),
                        event.payload(),
                        event.isOfApp() ? 1 : 0)
                > 0;
    }

    @Override
    public List<ReceivedEvent> about(String location, RecordType type, String recordId, Instant since) {
        sql.enter(location);
        return sql.list(SqlInbox::event, """
                SELECT * FROM ghl_inbox WHERE location = ? AND type = ? AND record_id = ? AND received_at >= ?
                ORDER BY received_at, sequence""", location, type, recordId, since);
    }

    @Override
    public Optional<ReceivedEvent> find(String webhookId) {
        return sql.first(SqlInbox::event, "SELECT * FROM ghl_inbox WHERE webhook_id = ?", webhookId);
    }

    @Override
    public List<String> records(
            String location, RecordType type, Instant since, Instant until, String after, int limit) {
        return sql.list(row -> row.text("record_id"), """
                SELECT DISTINCT record_id FROM ghl_inbox WHERE location = ? AND type = ? AND record_id > ?
                  AND received_at >= ? AND received_at < ? ORDER BY record_id LIMIT ?""", location, type, after, since, until, Limits.positive(limit));
    }

    @Override
    public List<ReceivedEvent> waiting(int limit) {
        return sql.list(
                SqlInbox::event,
                "SELECT * FROM ghl_inbox WHERE waits = 1 ORDER BY sequence LIMIT ?",
                Limits.positive(limit));
    }

    @Override
    public void handled(String webhookId) {
        sql.update("UPDATE ghl_inbox SET waits = 0 WHERE webhook_id = ?", webhookId);
    }

    @Override
    public int waitAgain(Instant since) {
        return sql.update("""
                UPDATE ghl_inbox SET waits = 1 WHERE type IS NULL AND event IN (?, ?, ?) AND received_at >= ?""", AppEventNames.INSTALL, AppEventNames.UNINSTALL, AppEventNames.PLAN_CHANGE, since);
    }

    @Override
    public int purge(Instant before, int limit) {
        return sql.update(
                "DELETE FROM ghl_inbox WHERE sequence IN"
                        + " (SELECT sequence FROM ghl_inbox WHERE received_at < ? ORDER BY received_at LIMIT ?)",
                before,
                Limits.positive(limit));
    }

    private static ReceivedEvent event(Row row) throws SQLException {
        return new ReceivedEvent(
                row.text("webhook_id"),
                row.text("event"),
                row.textOrNull("location"),
                row.constantOrNull("type", RecordType.class),
                row.textOrNull("record_id"),
                row.timeOrNull("sent_at"),
                row.time("received_at"),
                row.text("payload"));
    }
}
