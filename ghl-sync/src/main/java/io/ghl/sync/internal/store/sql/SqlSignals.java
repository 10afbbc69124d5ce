package io.ghl.sync.internal.store.sql;

import io.ghl.sync.internal.json.StoredJson;
import io.ghl.sync.internal.store.Correlations;
import io.ghl.sync.internal.store.Limits;
import io.ghl.sync.internal.store.RaisedSince;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.Signals;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Signals in SQL. */
final class SqlSignals implements Signals {
    private final Sql sql;

    SqlSignals(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void raise(
            String location,
            RecordType type,
            Side side,
            String recordId,
            Instant dueAt,
            Signal.Cause cause,
            List<String> correlationIds) {
        sql.enter(location);
        Map<Signal.Cause, Long> raised = new EnumMap<>(Signal.Cause.class);
        Optional<Signal> open = of(location, type, side, recordId);
        open.ifPresent(before -> raised.putAll(before.raised()));
        Map<String, Long> before = open.map(Signal::correlations).orElse(Map.of());
        long sequence = nextSequence(location);
        raised.put(cause, sequence);
        sql.update(
                """
                INSERT INTO ghl_signal (location, type, side, record_id, sequence, due_at, causes, correlations)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (location, type, side, record_id) DO UPDATE SET
                  sequence = excluded.sequence,
                  due_at = CASE WHEN excluded.due_at < ghl_signal.due_at THEN excluded.due_at ELSE ghl_signal.due_at END,
                  causes = excluded.causes,
                  correlations = excluded.correlations""",
                location,
                type,
                side,
                recordId,
                sequence,
                dueAt,
                write(raised),
                StoredJson.write(new TreeMap<>(Correlations.with(before, correlationIds, cause, sequence))));
    }

    /** Takes in what the application said within transactions of its own. */
    private void takeHints(String location) {
        sql.list(Hint::read, "DELETE FROM ghl_hint WHERE location = ? RETURNING type, record_id, due_at", location)
                .forEach(hint ->
                        raise(location, hint.type(), Side.APP, hint.recordId(), hint.dueAt(), Signal.Cause.APP_HINT));
    }

    private record Hint(RecordType type, String recordId, Instant dueAt) {
        static Hint read(Row row) throws SQLException {
            return new Hint(row.constant("type", RecordType.class), row.text("record_id"), row.time("due_at"));
        }
    }

    /** Counts per location and never back, so that a late acknowledgement cannot hit a signal raised after it. */
    private long nextSequence(String location) {
        return sql.first(
                        row -> row.number("last"),
                        "INSERT INTO ghl_signal_sequence (location, last) VALUES (?, 1)"
                                + " ON CONFLICT (location) DO UPDATE SET last = ghl_signal_sequence.last + 1 RETURNING last",
                        location)
                .orElseThrow();
    }

    @Override
    public List<Signal> due(String location, Instant now, int limit) {
        sql.enter(location);
        takeHints(location);
        return sql.list(
                SqlSignals::signal,
                "SELECT * FROM ghl_signal WHERE location = ? AND due_at <= ? ORDER BY due_at, sequence LIMIT ?",
                location,
                now,
                Limits.positive(limit));
    }

    @Override
    public Optional<Instant> nextDue(String location) {
        sql.enter(location);
        takeHints(location);
        return sql.first(
                row -> row.time("due_at"),
                "SELECT due_at FROM ghl_signal WHERE location = ? ORDER BY due_at LIMIT 1",
                location);
    }

    @Override
    public Optional<Signal> of(String location, RecordType type, Side side, String recordId) {
        sql.enter(location);
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
        Signal stored = of(signal.location(), signal.type(), signal.side(), signal.recordId())
                .orElse(null);
        if (stored == null) {
            return;
        }
        Map<Signal.Cause, Long> newer = RaisedSince.causes(stored, signal.sequence());
        if (newer.isEmpty()) {
            sql.update(
                    "DELETE FROM ghl_signal WHERE location = ? AND type = ? AND side = ? AND record_id = ?",
                    signal.location(),
                    signal.type(),
                    signal.side(),
                    signal.recordId());
        } else {
            sql.update(
                    "UPDATE ghl_signal SET causes = ?, correlations = ?"
                            + " WHERE location = ? AND type = ? AND side = ? AND record_id = ?",
                    write(newer),
                    StoredJson.write(new TreeMap<>(RaisedSince.correlations(stored, signal.sequence()))),
                    signal.location(),
                    signal.type(),
                    signal.side(),
                    signal.recordId());
        }
    }

    @Override
    public void postpone(Signal signal, Instant dueAt) {
        sql.enter(signal.location());
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
        sql.enter(location);
        takeHints(location);
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
                row.counts("causes", Signal.Cause.class),
                StoredJson.readNumbers(row.text("correlations")));
    }

    private static String write(Map<Signal.Cause, Long> raised) {
        Map<String, Long> byName = new TreeMap<>();
        raised.forEach((cause, sequence) -> byName.put(cause.name(), sequence));
        return StoredJson.write(byName);
    }
}
