package io.ghl.sync.internal.store;

import io.ghl.sync.internal.json.StoredJson;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.Signals;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Signals in SQL. */
final class SqlSignals implements Signals {
    private final Sql sql;

    SqlSignals(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void raise(String location, RecordType type, Side side, String recordId, Instant dueAt, Signal.Cause cause) {
        Set<Signal.Cause> causes = EnumSet.of(cause);
        of(location, type, side, recordId).ifPresent(open -> causes.addAll(open.causes()));
        sql.update(
                """
                INSERT INTO ghl_signal (location, type, side, record_id, sequence, due_at, causes)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (location, type, side, record_id) DO UPDATE SET
                  sequence = excluded.sequence, due_at = min(due_at, excluded.due_at), causes = excluded.causes""",
                location,
                type,
                side,
                recordId,
                nextSequence(location),
                dueAt,
                StoredJson.write(causes.stream().map(Enum::name).toList()));
    }

    /** Counts per location and never back, so that a late acknowledgement cannot hit a signal raised after it. */
    private long nextSequence(String location) {
        return sql.first(
                        row -> row.number("last"),
                        "INSERT INTO ghl_signal_sequence (location, last) VALUES (?, 1)"
                                + " ON CONFLICT (location) DO UPDATE SET last = last + 1 RETURNING last",
                        location)
                .orElseThrow();
    }

    @Override
    public List<Signal> due(String location, Instant now, int limit) {
        return sql.list(
                SqlSignals::signal,
                "SELECT * FROM ghl_signal WHERE location = ? AND due_at <= ? ORDER BY due_at, sequence LIMIT ?",
                location,
                now,
                Limits.positive(limit));
    }

    @Override
    public Optional<Instant> nextDue(String location) {
        return sql.first(
                row -> row.time("due_at"),
                "SELECT due_at FROM ghl_signal WHERE location = ? ORDER BY due_at LIMIT 1",
                location);
    }

    @Override
    public Optional<Signal> of(String location, RecordType type, Side side, String recordId) {
        return sql.first(
                SqlSignals::signal,
                "SELECT * FROM ghl_signal WHERE location = ? AND type = ? AND side = ? AND record_id = ?",
                location,
                type,
                side,
                recordId);
    }

    @Override
    public void acknowledge(Signal signal) {
        sql.update(
                "DELETE FROM ghl_signal"
                        + " WHERE location = ? AND type = ? AND side = ? AND record_id = ? AND sequence = ?",
                signal.location(),
                signal.type(),
                signal.side(),
                signal.recordId(),
                signal.sequence());
    }

    @Override
    public void postpone(Signal signal, Instant dueAt) {
        sql.update(
                "UPDATE ghl_signal SET due_at = ?"
                        + " WHERE location = ? AND type = ? AND side = ? AND record_id = ? AND sequence = ?",
                dueAt,
                signal.location(),
                signal.type(),
                signal.side(),
                signal.recordId(),
                signal.sequence());
    }

    @Override
    public int open(String location) {
        return sql.first(
                        row -> (int) row.number("open"),
                        "SELECT count(*) AS open FROM ghl_signal WHERE location = ?",
                        location)
                .orElseThrow();
    }

    private static Signal signal(Row row) throws SQLException {
        return new Signal(
                row.text("location"),
                row.constant("type", RecordType.class),
                row.constant("side", Side.class),
                row.text("record_id"),
                row.number("sequence"),
                row.time("due_at"),
                row.constants("causes", Signal.Cause.class));
    }
}
