package io.ghl.examples.twowaysync.app;

import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of the tables of what belongs to customers, as the engine sees it. Triggers count revisions up and write the change
 * log, as in {@link CustomerTable}.
 */
public final class RowRecords implements AppRecords<Row> {
    private final CustomerTable database;
    private final String table;
    private final List<String> columns;

    private RowRecords(CustomerTable database, String table, List<String> columns) {
        this.database = database;
        this.table = table;
        this.columns = columns;
    }

    /** Opens a table, creating it where it is missing. */
    public static RowRecords open(CustomerTable database, String table, String... columns) {
        String names = String.join(", ", columns);
        database.execute("CREATE TABLE IF NOT EXISTS " + table
                + " (id TEXT PRIMARY KEY, revision INTEGER NOT NULL DEFAULT 1, "
                + String.join(" TEXT, ", columns) + " TEXT)");
        database.execute("CREATE TABLE IF NOT EXISTS " + table
                + "_creations (creation_key TEXT PRIMARY KEY, row_id TEXT NOT NULL)");
        database.execute("CREATE TABLE IF NOT EXISTS " + table
                + "_changes (seq INTEGER PRIMARY KEY AUTOINCREMENT, row_id TEXT NOT NULL)");
        trigger(database, table, "inserted", "INSERT", "NEW", "");
        trigger(
                database,
                table,
                "updated",
                "UPDATE OF " + names,
                "NEW",
                "UPDATE " + table + " SET revision = revision + 1 WHERE id = NEW.id; ");
        trigger(database, table, "deleted", "DELETE", "OLD", "");
        return new RowRecords(database, table, List.of(columns));
    }

    private static void trigger(
            CustomerTable database, String table, String name, String event, String row, String first) {
        database.execute("CREATE TRIGGER IF NOT EXISTS " + table + "_" + name + " AFTER " + event + " ON " + table
                + " BEGIN " + first + "INSERT INTO " + table + "_changes (row_id) VALUES (" + row + ".id); END");
    }

    /** The application's own write: adds a row, or puts other values into it. */
    public void put(String rowId, Map<String, String> values) {
        Row row = Row.of(rowId, values);
        database.transaction(() -> {
            insert(row, true);
            return null;
        });
        StringBuilder sets = new StringBuilder();
        List<Object> arguments = new ArrayList<>();
        values.forEach((column, value) -> {
            sets.append(sets.isEmpty() ? "" : ", ").append(column).append(" = ?");
            arguments.add(value);
        });
        arguments.add(rowId);
        database.execute("UPDATE " + table + " SET " + sets + " WHERE id = ?", arguments.toArray());
    }

    /** The application's own write: removes a row, if there. */
    public void remove(String rowId) {
        database.execute("DELETE FROM " + table + " WHERE id = ?", rowId);
    }

    /** All rows. */
    public List<Row> all() {
        return select("1 = 1 ORDER BY id");
    }

    /** What a column holds; times and flags are stored as texts. */
    public static @Nullable String text(Row row, String column) {
        Object value = row.get(column);
        return value == null ? null : value.toString();
    }

    private void insert(Row row, boolean unlessTaken) throws SQLException {
        String sql = "INSERT INTO " + table + " (id, " + String.join(", ", columns) + ") VALUES (?"
                + ", ?".repeat(columns.size()) + ")" + (unlessTaken ? " ON CONFLICT (id) DO NOTHING" : "");
        try (PreparedStatement insert = database.prepare(sql)) {
            insert.setString(1, row.id());
            for (int i = 0; i < columns.size(); i++) {
                insert.setString(i + 2, text(row, columns.get(i)));
            }
            insert.executeUpdate();
        }
    }

    private List<Row> select(String condition, @Nullable Object... arguments) {
        return database.run(() -> {
            try (PreparedStatement query =
                            database.prepare("SELECT * FROM " + table + " WHERE " + condition, arguments);
                    ResultSet rows = query.executeQuery()) {
                List<Row> found = new ArrayList<>();
                while (rows.next()) {
                    Map<String, Object> values = new TreeMap<>();
                    for (String column : columns) {
                        String value = rows.getString(column);
                        if (value != null) {
                            values.put(column, value);
                        }
                    }
                    values.put(CustomerTable.REVISION, rows.getLong("revision"));
                    found.add(Row.of(rows.getString("id"), values));
                }
                return found;
            }
        });
    }

    @Override
    public String id(Row row) {
        return row.id();
    }

    @Override
    public Optional<Row> find(String location, String id) {
        return select("id = ?", id).stream().findFirst();
    }

    /** Keys are names and references, which are stored in the column of the field's name as they are. */
    @Override
    public List<Row> findByKey(String location, String field, String value) {
        if (!columns.contains(field)) {
            throw new IllegalArgumentException("The table " + table + " has no key \"" + field + "\".");
        }
        return select(field + " = ?", value);
    }

    @Override
    public List<Row> page(String location, @Nullable String afterId, int limit) {
        return select("id > ? ORDER BY id LIMIT ?", afterId == null ? "" : afterId, limit);
    }

    @Override
    public AppChanges changedSince(String location, @Nullable String cursor, int limit) {
        if (cursor == null) {
            Long last = database.number("SELECT coalesce(max(seq), 0) FROM " + table + "_changes");
            return new AppChanges(List.of(), String.valueOf(last == null ? 0 : last), false);
        }
        List<String> ids = new ArrayList<>();
        long[] last = {Long.parseLong(cursor)};
        String sql = "SELECT seq, row_id FROM " + table + "_changes WHERE seq > ? ORDER BY seq LIMIT ?";
        return database.run(() -> {
            try (PreparedStatement query = database.prepare(sql, last[0], limit);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    last[0] = rows.getLong(1);
                    ids.add(rows.getString(2));
                }
            }
            return new AppChanges(ids, String.valueOf(last[0]), ids.size() == limit);
        });
    }

    @Override
    public Row blank(String location) {
        return Row.of("", Map.of());
    }

    @Override
    public String create(String location, Row draft, String key) {
        String fresh = table.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID();
        return database.transaction(() -> {
            int first = database.execute(
                    "INSERT INTO " + table + "_creations (creation_key, row_id) VALUES (?, ?)"
                            + " ON CONFLICT (creation_key) DO NOTHING",
                    key,
                    fresh);
            if (first == 0) {
                return database.strings("SELECT row_id FROM " + table + "_creations WHERE creation_key = ?", key)
                        .get(0);
            }
            insert(draft.withId(fresh), false);
            return fresh;
        });
    }

    @Override
    public boolean update(String location, Row expected, Row next) {
        List<@Nullable Object> arguments = new ArrayList<>();
        columns.forEach(column -> arguments.add(text(next, column)));
        arguments.add(expected.id());
        arguments.add(expected.get(CustomerTable.REVISION));
        return database.execute(
                        "UPDATE " + table + " SET " + String.join(" = ?, ", columns)
                                + " = ? WHERE id = ? AND revision = ?",
                        arguments.toArray())
                == 1;
    }

    @Override
    public boolean delete(String location, Row expected) {
        int deleted = database.execute(
                "DELETE FROM " + table + " WHERE id = ? AND revision = ?",
                expected.id(),
                expected.get(CustomerTable.REVISION));
        return deleted == 1 || select("id = ?", expected.id()).isEmpty();
    }
}
