package io.ghl.sync.internal.table;

import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.JoinedRecords;
import io.ghl.sync.app.Row;
import io.ghl.sync.app.TableColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A table of the application: each piece of work on a connection and in a transaction of its own. Thread-safe. */
public final class Table implements JoinedRecords<Row> {
    private final TableLayout layout;
    private final TableRows rows;
    private final Connections connections;
    private final TableProblems problems;
    private final SideTables side;
    private final ChangeSource changes;
    private final boolean readOnly;
    private final AtomicReference<@Nullable String> onlyLocation = new AtomicReference<>();

    Table(
            TableLayout layout,
            Connections connections,
            TableProblems problems,
            SideTables side,
            ChangeSource changes,
            boolean readOnly) {
        this.layout = layout;
        this.rows = new TableRows(layout);
        this.connections = connections;
        this.problems = problems;
        this.side = side;
        this.changes = changes;
        this.readOnly = readOnly;
    }

    /** Looks at the columns of a table. */
    public static List<TableColumn> inspect(DataSource source, String name) {
        return new Connections(source, new TableProblems(name, SqlFlavor.STANDARD))
                .read(connection -> TableInspection.of(connection, name)).columns().stream()
                        .map(Column::info)
                        .toList();
    }

    public String name() {
        return layout.name();
    }

    public List<TableColumn> columns() {
        return layout.shown().stream().map(Column::info).toList();
    }

    @Override
    public String id(Row row) {
        return row.id();
    }

    @Override
    public Row blank(String location) {
        return Row.of("", Map.of());
    }

    @Override
    public Optional<Row> find(String location, String id) {
        enter(location);
        return connections.read(connection -> rows.find(connection, location, id));
    }

    @Override
    public List<Row> findByKey(String location, String field, String value) {
        enter(location);
        return connections.read(connection -> rows.findByKey(connection, location, field, value));
    }

    @Override
    public List<Row> page(String location, @Nullable String afterId, int limit) {
        enter(location);
        return connections.read(connection -> rows.page(connection, location, afterId, limit));
    }

    @Override
    public AppChanges changedSince(String location, @Nullable String cursor, int limit) {
        enter(location);
        return changes.since(location, cursor, limit);
    }

    public String create(String location, Row draft, String key) {
        enterToWrite(location);
        side.needCreated();
        try {
            return createOnce(location, draft, key);
        } catch (IllegalArgumentException e) {
            // Another node may have made the same creation meanwhile: then its answer stands.
            Optional<String> first = connections.read(connection -> side.created(connection, location, key));
            return first.orElseThrow(() -> e);
        }
    }

    private String createOnce(String location, Row draft, String key) {
        return connections.write(layout.flavor(), connection -> {
            Optional<String> first = side.created(connection, location, key);
            if (first.isPresent()) {
                return first.get();
            }
            String id = rows.insert(connection, location, draft);
            side.remember(connection, location, key, id);
            return id;
        });
    }

    public boolean update(String location, Row expected, Row next) {
        enterToWrite(location);
        return connections.write(
                layout.flavor(), false, connection -> rows.update(connection, location, expected, next));
    }

    public boolean delete(String location, Row expected) {
        enterToWrite(location);
        return connections.write(layout.flavor(), false, connection -> rows.delete(connection, location, expected));
    }

    public boolean archive(String location, Row expected) {
        enterToWrite(location);
        return connections.write(layout.flavor(), false, connection -> rows.archive(connection, location, expected));
    }

    /** The same changes in a transaction of somebody else. */
    @Override
    public String create(Connection connection, String location, Row draft, String key) {
        return within(location, () -> rows.insert(connection, location, draft));
    }

    @Override
    public boolean update(Connection connection, String location, Row expected, Row next) {
        return within(location, () -> rows.update(connection, location, expected, next));
    }

    @Override
    public boolean delete(Connection connection, String location, Row expected) {
        return within(location, () -> rows.delete(connection, location, expected));
    }

    @Override
    public boolean archive(Connection connection, String location, Row expected) {
        return within(location, () -> rows.archive(connection, location, expected));
    }

    private interface Work<R> {
        R get() throws SQLException;
    }

    private <R> R within(String location, Work<R> work) {
        enterToWrite(location);
        try {
            return work.get();
        } catch (SQLException e) {
            throw problems.explain(e);
        }
    }

    private void enterToWrite(String location) {
        if (readOnly) {
            throw new IllegalArgumentException("The table \"" + layout.name()
                    + "\" is set up as read-only: let all fields of the mapping go to HighLevel only (direction toGhl),"
                    + " or set it up without readOnly().");
        }
        enter(location);
    }

    /** Without a column that tells them apart, the rows of one location must never be taken for another's. */
    private void enter(String location) {
        if (layout.location() == null
                && !onlyLocation.compareAndSet(null, location)
                && !location.equals(onlyLocation.get())) {
            throw new IllegalStateException("The table \"" + layout.name() + "\" serves the location "
                    + onlyLocation.get() + ", and is asked for " + location
                    + ". Tell by SqlTable.Builder.location which column holds the location of a row.");
        }
    }
}
