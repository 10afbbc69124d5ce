package io.ghl.sync.internal.store.sql;

import io.ghl.sync.internal.json.StoredChange;
import io.ghl.sync.internal.store.Limits;
import io.ghl.sync.store.Firings;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Firing;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Firings in SQL. */
final class SqlFirings implements Firings {
    private static final String FIRST_OF_RECORD = " AND NOT EXISTS (SELECT 1 FROM ghl_firing before"
            + " WHERE before.location = ghl_firing.location AND before.trigger_name = ghl_firing.trigger_name"
            + " AND before.link_id = ghl_firing.link_id AND before.state = 'WAITING'"
            + " AND before.sequence < ghl_firing.sequence) ORDER BY due_at, sequence LIMIT ";

    private final Sql sql;

    SqlFirings(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(Firing firing) {
        Change.About about = firing.change().about();
        sql.enter(about.location());
        return sql.update(
                        "INSERT INTO ghl_firing (location, trigger_name, change_id, link_id, state, fired_at, due_at, step,"
                                + " attempts, problem, change) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " ON CONFLICT (location, trigger_name, change_id) DO NOTHING",
                        about.location(),
                        firing.trigger(),
                        about.id(),
                        about.linkId(),
                        firing.state(),
                        firing.firedAt(),
                        firing.dueAt(),
                        firing.step(),
                        firing.attempts(),
                        firing.problem(),
                        StoredChange.write(firing.change()))
                == 1;
    }

    @Override
    public List<Firing> due(String location, String trigger, Instant now, int limit) {
        sql.enter(location);
        return sql.list(
                SqlFirings::read,
                "SELECT * FROM ghl_firing WHERE location = ? AND trigger_name = ? AND state = 'WAITING' AND due_at <= ?"
                        + FIRST_OF_RECORD + "?",
                location,
                trigger,
                now,
                Limits.positive(limit));
    }

    @Override
    public Optional<Instant> nextDue(String location, String trigger) {
        sql.enter(location);
        return sql.first(
                row -> row.time("due_at"),
                "SELECT due_at FROM ghl_firing WHERE location = ? AND trigger_name = ? AND state = 'WAITING'"
                        + FIRST_OF_RECORD + "1",
                location,
                trigger);
    }

    @Override
    public Optional<Firing> find(String location, String trigger, String changeId) {
        sql.enter(location);
        return sql.first(
                SqlFirings::read,
                "SELECT * FROM ghl_firing WHERE location = ? AND trigger_name = ? AND change_id = ? AND state <> 'DONE'",
                location,
                trigger,
                changeId);
    }

    @Override
    public void update(Firing firing) {
        Change.About about = firing.change().about();
        sql.enter(about.location());
        sql.update(
                "UPDATE ghl_firing SET state = ?, due_at = ?, step = ?, attempts = ?, problem = ?, change = ?"
                        + " WHERE location = ? AND trigger_name = ? AND change_id = ?",
                firing.state(),
                firing.dueAt(),
                firing.step(),
                firing.attempts(),
                firing.problem(),
                firing.state() == Firing.State.DONE ? null : StoredChange.write(firing.change()),
                about.location(),
                firing.trigger(),
                about.id());
    }

    @Override
    public List<Firing> inState(String location, Firing.State state, long afterSequence, int limit) {
        sql.enter(location);
        return sql.list(
                SqlFirings::read,
                "SELECT * FROM ghl_firing WHERE location = ? AND state = ? AND sequence > ? AND change IS NOT NULL"
                        + " ORDER BY sequence LIMIT ?",
                location,
                state,
                afterSequence,
                Limits.positive(limit));
    }

    @Override
    public int count(String location, Firing.State state) {
        sql.enter(location);
        return sql.first(
                        row -> (int) row.number("firings"),
                        "SELECT COUNT(*) AS firings FROM ghl_firing WHERE location = ? AND state = ?",
                        location,
                        state)
                .orElse(0);
    }

    @Override
    public int purge(String location, Instant before, int limit) {
        sql.enter(location);
        return sql.update(
                "DELETE FROM ghl_firing WHERE sequence IN (SELECT sequence FROM ghl_firing WHERE location = ?"
                        + " AND state = 'DONE' AND due_at < ? ORDER BY due_at LIMIT ?)",
                location,
                before,
                Limits.positive(limit));
    }

    private static Firing read(Row row) throws SQLException {
        return new Firing(
                row.number("sequence"),
                row.text("trigger_name"),
                StoredChange.read(row.text("change")),
                row.constant("state", Firing.State.class),
                row.time("fired_at"),
                row.time("due_at"),
                (int) row.number("step"),
                (int) row.number("attempts"),
                row.textOrNull("problem"));
    }
}
