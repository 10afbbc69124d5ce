package io.ghl.sync.internal.store.sql;

import io.ghl.sync.internal.store.Limits;
import io.ghl.sync.store.Timers;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Timers in SQL. */
final class SqlTimers implements Timers {
    private final Sql sql;

    SqlTimers(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void set(Timer timer) {
        sql.enter(timer.location());
        sql.update(
                "INSERT INTO ghl_timer (location, trigger_name, link_id, subject, occurrence, due_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (location, link_id, trigger_name, subject)"
                        + " DO UPDATE SET occurrence = excluded.occurrence, due_at = excluded.due_at",
                timer.location(),
                timer.trigger(),
                timer.linkId(),
                timer.subject(),
                timer.occurrence(),
                timer.dueAt());
    }

    @Override
    public Optional<Timer> find(String location, String trigger, String linkId, String subject) {
        sql.enter(location);
        return sql.first(
                SqlTimers::read,
                "SELECT * FROM ghl_timer WHERE location = ? AND trigger_name = ? AND link_id = ? AND subject = ?",
                location,
                trigger,
                linkId,
                subject);
    }

    @Override
    public List<Timer> due(String location, Instant now, int limit) {
        sql.enter(location);
        return sql.list(
                SqlTimers::read,
                "SELECT * FROM ghl_timer WHERE location = ? AND due_at <= ? ORDER BY due_at LIMIT ?",
                location,
                now,
                Limits.positive(limit));
    }

    @Override
    public Optional<Instant> nextDue(String location) {
        sql.enter(location);
        return sql.first(
                row -> row.time("due_at"),
                "SELECT due_at FROM ghl_timer WHERE location = ? AND due_at IS NOT NULL ORDER BY due_at LIMIT 1",
                location);
    }

    @Override
    public void remove(Timer timer) {
        sql.enter(timer.location());
        sql.update(
                "DELETE FROM ghl_timer WHERE location = ? AND trigger_name = ? AND link_id = ? AND subject = ?",
                timer.location(),
                timer.trigger(),
                timer.linkId(),
                timer.subject());
    }

    @Override
    public void removeAll(String location, String linkId) {
        sql.enter(location);
        sql.update("DELETE FROM ghl_timer WHERE location = ? AND link_id = ?", location, linkId);
    }

    private static Timer read(Row row) throws SQLException {
        return new Timer(
                row.text("location"),
                row.text("trigger_name"),
                row.text("link_id"),
                row.text("subject"),
                row.text("occurrence"),
                row.timeOrNull("due_at"));
    }
}
