package io.ghl.sync.internal.table;

import io.ghl.sync.app.AppChanges;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds changes by comparing the table with what it was: a hash of each row is kept, with the number of its last change.
 * Numbers only grow, so a cursor is one number, and late commits and equal times make no difference.
 */
final class SnapshotChanges implements ChangeSource {
    private static final String PREFIX = "snapshot:";

    private final TableLayout layout;
    private final Connections connections;
    private final SideTables side;
    private final boolean deletionsOnly;

    /** With {@code deletionsOnly} rows that are new or changed are left to somebody else. */
    SnapshotChanges(TableLayout layout, Connections connections, SideTables side, boolean deletionsOnly) {
        this.layout = layout;
        this.connections = connections;
        this.side = side;
        this.deletionsOnly = deletionsOnly;
    }

    @Override
    public AppChanges since(String location, @Nullable String cursor, int limit) {
        side.needRows();
        return connections.write(layout.flavor(), connection -> {
            if (cursor == null) {
                return new AppChanges(List.of(), PREFIX + compare(connection, location), false);
            }
            long from = cursor.startsWith(PREFIX) ? Long.parseLong(cursor.substring(PREFIX.length())) : 0;
            List<Change> page = page(connection, location, from, limit);
            if (page.size() < limit) {
                compare(connection, location);
                page = page(connection, location, from, limit);
            }
            long to = page.isEmpty() ? from : page.get(page.size() - 1).number;
            return new AppChanges(page.stream().map(Change::id).toList(), PREFIX + to, page.size() == limit);
        });
    }

    private record Change(String id, long number) {}

    private List<Change> page(Connection connection, String location, long from, int limit) throws SQLException {
        return own(new Query().words("SELECT record_id, change_number FROM ghl_app_row"), location)
                .words(" AND change_number > ")
                .value(from)
                .words(" ORDER BY change_number")
                .words(layout.flavor().most(limit))
                .list(connection, row -> new Change(row.getString(1), row.getLong(2)));
    }

    /** Brings what is kept up to date, and returns the number of the last change. */
    private long compare(Connection connection, String location) throws SQLException {
        Map<String, String> kept = new HashMap<>();
        Set<String> known = new HashSet<>();
        long[] last = {0};
        own(new Query().words("SELECT record_id, content, change_number FROM ghl_app_row"), location)
                .list(connection, row -> {
                    String content = row.getString(2);
                    known.add(row.getString(1));
                    if (content != null) {
                        kept.put(row.getString(1), content);
                    }
                    last[0] = Math.max(last[0], row.getLong(3));
                    return "";
                });
        // Numbers go by the clock as well, so that those of a lost table are never given again.
        long number = Math.max(last[0], layout.clock().millis() * 1000);
        List<Map.Entry<String, String>> found = now(connection, location);
        boolean moved = false;
        for (Map.Entry<String, String> row : found) {
            String before = kept.remove(row.getKey());
            if (Objects.equals(before, row.getValue())) {
                continue;
            }
            boolean told = !deletionsOnly;
            number += told ? 1 : 0;
            moved |= told;
            put(connection, location, row.getKey(), row.getValue(), told ? number : 0, known.contains(row.getKey()));
        }
        for (String gone : new ArrayList<>(kept.keySet())) {
            moved = true;
            put(connection, location, gone, null, ++number, true);
        }
        return moved ? number : last[0];
    }

    private List<Map.Entry<String, String>> now(Connection connection, String location) throws SQLException {
        if (!deletionsOnly) {
            return layout.living(layout.select(location, false)).list(connection, result -> {
                TableLayout.Whole whole = layout.whole(result);
                return Map.entry(whole.row().id(), whole.hash(layout.shown()));
            });
        }
        Query keys = new Query()
                .words("SELECT ")
                .name(layout.key())
                .words(" FROM ")
                .words(layout.sql())
                .words(" WHERE ")
                .name(layout.key())
                .words(" IS NOT NULL");
        return layout.living(layout.in(keys, location))
                .list(
                        connection,
                        result -> Map.entry(TableLayout.id(layout.key().read(result, 1)), "there"));
    }

    private void put(
            Connection connection, String location, String id, @Nullable String content, long number, boolean known)
            throws SQLException {
        if (!known) {
            new Query()
                    .words("INSERT INTO ghl_app_row (source, location, record_id, content, change_number) VALUES (")
                    .value(side.source())
                    .words(", ")
                    .value(location)
                    .words(", ")
                    .value(id)
                    .words(", ")
                    .value(content)
                    .words(", ")
                    .value(number)
                    .words(")")
                    .update(connection);
            return;
        }
        own(
                        new Query()
                                .words("UPDATE ghl_app_row SET content = ")
                                .value(content)
                                .words(", change_number = ")
                                .value(number),
                        location)
                .words(" AND record_id = ")
                .value(id)
                .update(connection);
    }

    private Query own(Query query, String location) {
        return query.words(" WHERE source = ")
                .value(side.source())
                .words(" AND location = ")
                .value(location);
    }
}
