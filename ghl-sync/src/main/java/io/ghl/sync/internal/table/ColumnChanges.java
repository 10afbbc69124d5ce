package io.ghl.sync.internal.table;

import io.ghl.sync.app.AppChanges;
import io.ghl.sync.internal.table.TableLayout.Whole;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds changes by a column that grows with every change. A row can be committed after others that have a greater value,
 * and two changes can have the same one. So rows are read again until nothing can come before them any more, and a hash
 * tells those that were reported. The values are only compared, never reckoned with, so clocks of several machines may
 * disagree by as much as the overlap leaves.
 */
final class ColumnChanges implements ChangeSource {
    /** How many rows before the start of all are known, in case another one comes in between. */
    private static final int KNOWN_AT_START = 500;

    private final TableLayout layout;
    private final Column changed;
    private final Connections connections;
    private final Duration overlap;

    ColumnChanges(TableLayout layout, Column changed, Connections connections, Duration overlap) {
        this.layout = layout;
        this.changed = changed;
        this.connections = connections;
        this.overlap = overlap;
    }

    @Override
    public AppChanges since(String location, @Nullable String text, int limit) {
        Instant now = layout.clock().instant();
        if (text == null) {
            return new AppChanges(List.of(), start(location, now).write(), false);
        }
        ColumnCursor cursor = ColumnCursor.read(text);
        List<Whole> page = connections.read(connection -> {
            refuseMixed(connection, location);
            return page(location, cursor, limit).list(connection, layout::whole);
        });
        List<String> ids = new ArrayList<>();
        ColumnCursor.Round round = cursor.round(now);
        for (Whole whole : page) {
            String stamp = String.valueOf(whole.stamp());
            if (!round.knows(hash(whole))) {
                ids.add(whole.row().id());
            }
            round.passed(stamp, whole.row().id(), !isAhead(stamp, now));
        }
        ColumnCursor next = page.size() < limit ? round.ended(now, overlap) : round.goesOn();
        return new AppChanges(ids, next.write(), page.size() == limit);
    }

    /** Half of it will do among some thousand rows, and keeps the cursor short. */
    private String hash(Whole whole) {
        return whole.hash(layout.shown()).substring(0, 16);
    }

    /** A row from the future, as a wrong clock writes it, must not hide those of the present. */
    private boolean isAhead(String stamp, Instant now) {
        Instant time = changed.timeOf(stamp);
        return time != null && time.isAfter(now.plus(overlap));
    }

    private ColumnCursor start(String location, Instant now) {
        List<Whole> latest = connections.read(connection -> {
            refuseMixed(connection, location);
            return layout.select(location, false)
                    .words(" AND ")
                    .name(changed)
                    .words(" IS NOT NULL ORDER BY ")
                    .name(changed)
                    .words(" DESC")
                    .words(layout.flavor().most(KNOWN_AT_START))
                    .list(connection, layout::whole);
        });
        String low = latest.size() < KNOWN_AT_START
                ? null
                : latest.get(latest.size() - 1).stamp();
        String top = latest.stream()
                .map(whole -> String.valueOf(whole.stamp()))
                .filter(stamp -> !isAhead(stamp, now))
                .findFirst()
                .orElse(null);
        List<String> known = latest.stream().map(this::hash).toList();
        return ColumnCursor.start(low, known, top, now);
    }

    /** SQLite sorts every number before every text, so behind one text no change that has a number would be seen. */
    private void refuseMixed(Connection connection, String location) throws SQLException {
        if (layout.flavor() == SqlFlavor.SQLITE
                && !kind(connection, location, "").equals(kind(connection, location, " DESC"))) {
            throw new IllegalStateException("Table \"" + layout.name() + "\": the column \"" + changed.name()
                    + "\" holds numbers in some rows and texts in others, between which SQLite knows no order, so changes"
                    + " would be missed. Bring all rows into the form in which the application writes them, name it by"
                    + " SqlTable.Builder.timesLike, and start again.");
        }
    }

    /** What the first or the last value is: a number, a text, or nothing at all. */
    private String kind(Connection connection, String location, String descending) throws SQLException {
        Query query = new Query()
                .words("SELECT typeof(")
                .name(changed)
                .words(") FROM ")
                .words(layout.sql())
                .words(" WHERE ")
                .name(changed)
                .words(" IS NOT NULL");
        return layout.in(query, location)
                .words(" ORDER BY ")
                .name(changed)
                .words(descending)
                .words(layout.flavor().most(1))
                .first(connection, row -> row.getString(1).replace("real", "integer"))
                .orElse("");
    }

    private Query page(String location, ColumnCursor cursor, int limit) {
        Query query =
                layout.select(location, false).words(" AND ").name(changed).words(" IS NOT NULL");
        String low = cursor.low();
        if (low != null) {
            query.words(" AND ").name(changed).words(" > ").value(stamp(low));
        }
        ColumnCursor.Place at = cursor.at();
        if (at != null) {
            query.words(" AND (")
                    .name(changed)
                    .words(" > ")
                    .value(stamp(at.stamp()))
                    .words(" OR (")
                    .name(changed)
                    .words(" = ")
                    .value(stamp(at.stamp()))
                    .words(" AND ")
                    .name(layout.key())
                    .words(" > ")
                    .value(layout.key(), layout.keyOf(at.id()))
                    .words("))");
        }
        return query.words(" ORDER BY ")
                .name(changed)
                .words(", ")
                .name(layout.key())
                .words(layout.flavor().most(limit));
    }

    private Query.Binding stamp(String exact) {
        return (statement, index) -> changed.bindExactly(statement, index, exact);
    }
}
