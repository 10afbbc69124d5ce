package io.ghl.sync.internal.table;

import io.ghl.sync.app.Row;
import io.ghl.sync.app.TableColumn;
import io.ghl.sync.internal.document.Nearest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads and writes the rows of a table, on a connection whose transaction is somebody else's. */
final class TableRows {
    /** Whatever country or extension they are written with, phone numbers end alike. */
    private static final int DIGITS_OF_A_PHONE = 6;

    private final TableLayout layout;

    TableRows(TableLayout layout) {
        this.layout = layout;
    }

    Optional<Row> find(Connection connection, String location, String id) throws SQLException {
        return find(connection, location, id, false);
    }

    private Optional<Row> find(Connection connection, String location, String id, boolean locking) throws SQLException {
        Object key = layout.keyOf(id);
        if (key == null) {
            return Optional.empty();
        }
        Query query = layout.living(layout.select(location, locking))
                .words(" AND ")
                .name(layout.key())
                .words(" = ")
                .value(layout.key(), key)
                .words(locking ? layout.flavor().lockingQuery() : "");
        return query.list(connection, result -> layout.whole(result).row()).stream()
                // A database may take "A" and "a" for the same.
                .filter(row -> row.id().equals(id))
                .findFirst();
    }

    /** At least the rows whose field has a value in canonical form, however the column writes it. */
    List<Row> findByKey(Connection connection, String location, String field, String value) throws SQLException {
        Query query = layout.living(layout.select(location, false));
        Column column = layout.lookUps().get(field);
        String pattern = column == null ? "%" : pattern(value);
        if (column != null && !pattern.equals("%")) {
            query.words(" AND LOWER(").name(column).words(") LIKE ").value(pattern);
        }
        return query.words(" ORDER BY ")
                .name(layout.key())
                .list(connection, result -> layout.whole(result).row());
    }

    /** Letters and digits in their order, with anything between them. */
    static String pattern(String value) {
        String wanted = value.toLowerCase(Locale.ROOT);
        if (wanted.matches("\\+\\d+")) {
            wanted = wanted.substring(Math.max(1, wanted.length() - DIGITS_OF_A_PHONE));
        }
        StringBuilder pattern = new StringBuilder("%");
        // Databases do not agree on which other letters become these two in lower case.
        wanted.chars()
                .filter(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z' && c != 'i' && c != 'k'))
                .forEach(c -> pattern.append((char) c).append('%'));
        return pattern.toString();
    }

    List<Row> page(Connection connection, String location, @Nullable String afterId, int limit) throws SQLException {
        Query query = layout.living(layout.select(location, false));
        if (afterId != null) {
            Object after = layout.keyOf(afterId);
            if (after == null) {
                throw new IllegalArgumentException(
                        "The id to read on from was never one of the table \"" + layout.name() + "\".");
            }
            query.words(" AND ").name(layout.key()).words(" > ").value(layout.key(), after);
        }
        return query.words(" ORDER BY ")
                .name(layout.key())
                .words(layout.flavor().most(limit))
                .list(connection, result -> layout.whole(result).row());
    }

    /** Inserts a row, and returns its id. */
    String insert(Connection connection, String location, Row draft) throws SQLException {
        Map<Column, @Nullable Object> values = new LinkedHashMap<>();
        for (String name : draft.columns()) {
            Column column = writable(name);
            values.put(column, Fit.into(column, draft.get(name)));
        }
        Column key = layout.key();
        Object drafted = draft.get(key.name());
        if (drafted == null && layout.newIds() != null) {
            values.put(key, Fit.into(key, layout.newIds().get()));
        }
        if (layout.location() != null) {
            values.put(layout.location(), Fit.into(layout.location(), location));
        }
        if (layout.version() != null) {
            values.putIfAbsent(layout.version(), Fit.into(layout.version(), "0"));
        }
        if (layout.changed() != null && layout.touched()) {
            values.put(layout.changed(), layout.touch(connection, layout.changed()));
        }
        for (Column mark : new Column[] {layout.deleted(), layout.archived()}) {
            if (mark != null && !mark.info().nullable() && !mark.info().filled()) {
                values.put(mark, Fit.into(mark, "0"));
            }
        }
        Object given = values.get(key);
        Query query = new Query().words("INSERT INTO ").words(layout.sql());
        if (values.isEmpty()) {
            query.words(" DEFAULT VALUES");
        } else {
            query.words(" (").names(List.copyOf(values.keySet())).words(") VALUES (");
            String comma = "";
            for (Map.Entry<Column, @Nullable Object> value : values.entrySet()) {
                query.words(comma).value(value.getKey(), value.getValue());
                comma = ", ";
            }
            query.words(")");
        }
        if (given != null) {
            query.update(connection);
            return TableLayout.id(given);
        }
        return query.insert(connection, key.info().name(), keys -> TableLayout.id(key.read(keys, 1)))
                .orElseThrow(() -> new IllegalStateException("The database did not tell which key it gave to a new row"
                        + " of \"" + layout.name() + "\". Have ids made by SqlTable.Builder.newIds."));
    }

    /** Changes the columns that differ, if the row is as expected. */
    boolean update(Connection connection, String location, Row expected, Row next) throws SQLException {
        Map<Column, @Nullable Object> values = new LinkedHashMap<>();
        TreeSet<String> names = new TreeSet<>(expected.columns());
        names.addAll(next.columns());
        for (String name : names) {
            if (!Fit.same(expected.get(name), next.get(name))) {
                Column column = writable(name);
                if (column.sql().equals(layout.key().sql())) {
                    throw new IllegalArgumentException("The column \"" + name + "\" of the table \"" + layout.name()
                            + "\" is its key, which never changes; map it with direction toGhl.");
                }
                values.put(column, Fit.into(column, next.get(name)));
            }
        }
        if (!holds(connection, location, expected)) {
            return false;
        }
        if (!values.isEmpty()) {
            write(connection, location, expected.id(), values);
        }
        return true;
    }

    boolean delete(Connection connection, String location, Row expected) throws SQLException {
        Optional<Row> current = find(connection, location, expected.id(), true);
        if (current.isEmpty()) {
            return true;
        }
        if (!same(current.get(), expected)) {
            return false;
        }
        if (layout.deleted() != null) {
            mark(connection, location, expected.id(), layout.deleted());
            return true;
        }
        Query query = new Query()
                .words("DELETE FROM ")
                .words(layout.sql())
                .words(" WHERE ")
                .name(layout.key())
                .words(" = ")
                .value(layout.key(), layout.keyOf(expected.id()));
        layout.in(query, location).update(connection);
        return true;
    }

    boolean archive(Connection connection, String location, Row expected) throws SQLException {
        if (layout.archived() == null) {
            throw new IllegalArgumentException(
                    "The table \"" + layout.name() + "\" has no column that marks archived rows:"
                            + " name one by SqlTable.Builder.archivedBy, or choose another DeletePolicy.");
        }
        if (!holds(connection, location, expected)) {
            return false;
        }
        mark(connection, location, expected.id(), layout.archived());
        return true;
    }

    private void mark(Connection connection, String location, String id, Column column) throws SQLException {
        Map<Column, @Nullable Object> values = new LinkedHashMap<>();
        values.put(column, layout.mark(connection, column));
        write(connection, location, id, values);
    }

    private boolean holds(Connection connection, String location, Row expected) throws SQLException {
        return find(connection, location, expected.id(), true)
                .filter(current -> same(current, expected))
                .isPresent();
    }

    private boolean same(Row current, Row expected) {
        return layout.shown().stream()
                .allMatch(column -> Fit.same(current.get(column.name()), expected.get(column.name())));
    }

    /** Sets columns of a row that this transaction has locked. */
    private void write(Connection connection, String location, String id, Map<Column, @Nullable Object> values)
            throws SQLException {
        Column changed = layout.changed();
        if (changed != null && layout.touched()) {
            values.putIfAbsent(changed, layout.touch(connection, changed));
        }
        Query query = new Query().words("UPDATE ").words(layout.sql()).words(" SET ");
        String comma = "";
        for (Map.Entry<Column, @Nullable Object> value : values.entrySet()) {
            query.words(comma).name(value.getKey()).words(" = ").value(value.getKey(), value.getValue());
            comma = ", ";
        }
        Column version = layout.version();
        if (version != null) {
            query.words(comma).name(version).words(" = ").name(version).words(" + 1");
        }
        query.words(" WHERE ").name(layout.key()).words(" = ").value(layout.key(), layout.keyOf(id));
        if (layout.in(query, location).update(connection) != 1) {
            throw new IllegalStateException("The table \"" + layout.name()
                    + "\" did not take the change of a row. If it is a view, can it be updated?");
        }
    }

    private Column writable(String name) {
        Column column = layout.shown().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
        if (column.computed() || column.equals(layout.version()) || column.equals(layout.location())) {
            throw new IllegalArgumentException("The column \"" + name + "\" of the table \"" + layout.name()
                    + "\" is filled by " + (column.computed() ? "the database" : "the sync")
                    + " itself; map it with direction toGhl.");
        }
        return column;
    }

    private String unknown(String name) {
        List<String> near =
                Nearest.of(name, layout.shown().stream().map(Column::name).toList());
        return "The rows of the table \"" + layout.name() + "\" have no column \"" + name + "\"."
                + (near.isEmpty()
                        ? " Name it in SqlTable.Builder.columns, or map another one."
                        : " Did you mean \"" + String.join("\" or \"", near) + "\"?");
    }

    /** The columns that a new row needs and that nobody fills. */
    static List<String> unfilled(List<Column> all, List<Column> filled) {
        return all.stream()
                .filter(column -> !column.info().nullable() && !column.info().filled())
                .filter(column -> filled.stream().noneMatch(other -> other.sql().equals(column.sql())))
                .filter(column -> column.type() != TableColumn.Type.OTHER)
                .map(Column::name)
                .toList();
    }
}
