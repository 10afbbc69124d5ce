package io.ghl.sync.internal.table;

import io.ghl.sync.app.TableColumn;
import io.ghl.sync.internal.document.Nearest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds what the application says about a table against the table as it is. Reads only, and tells all that is wrong. */
public final class TableCheck {
    private static final int LENGTH_OF_A_UUID = 36;

    private final TablePlan plan;
    private final TableInspection table;
    private final Connection connection;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, TimesOfColumn> times = new TreeMap<>();

    private TableCheck(TablePlan plan, TableInspection table, Connection connection) {
        this.plan = plan;
        this.table = table;
        this.connection = connection;
    }

    /**
     * A table to work with.
     *
     * @throws IllegalArgumentException if the plan does not fit the table; it names every problem
     * @throws IllegalStateException if the database cannot be read
     */
    public static Table of(TablePlan plan) {
        TableLayout layout = new Connections(plan.source(), new TableProblems(plan.table(), SqlFlavor.STANDARD))
                .read(connection ->
                        new TableCheck(plan, TableInspection.of(connection, plan.table()), connection).layout());
        TableProblems problems = new TableProblems(plan.table(), layout.flavor());
        Connections connections = new Connections(plan.source(), problems);
        SideTables side = new SideTables(connections, plan.name());
        return new Table(
                layout, connections, problems, side, changes(plan, layout, connections, side), plan.readOnly());
    }

    private static ChangeSource changes(TablePlan plan, TableLayout layout, Connections connections, SideTables side) {
        Column changed = layout.changed();
        if (changed == null) {
            return new SnapshotChanges(layout, connections, side, false);
        }
        ChangeSource column = new ColumnChanges(layout, changed, connections, plan.overlap());
        return plan.deletionsEvery() == null
                ? column
                : new ColumnAndDeletions(
                        column,
                        new SnapshotChanges(layout, connections, side, true),
                        plan.deletionsEvery(),
                        plan.clock());
    }

    private TableLayout layout() throws SQLException {
        @Nullable Column key = column(plan.key());
        @Nullable Column location = column(plan.location());
        @Nullable Column version = column(plan.version());
        @Nullable Column changed = column(plan.changed());
        @Nullable Column deleted = column(plan.deleted());
        @Nullable Column archived = column(plan.archived());
        checkExamples();
        Map<String, Column> lookUps = lookUps();
        List<Column> shown = shown(location, deleted, version);
        if (key != null) {
            checkKey(key);
        }
        if (location != null && location.type() != TableColumn.Type.TEXT) {
            problems.add("The column \"" + location.name() + "\" cannot hold a location's id, which is a text.");
        }
        if (version != null
                && !Set.of(TableColumn.Type.INTEGER, TableColumn.Type.LONG).contains(version.type())) {
            problems.add("The column \"" + version.name() + "\" cannot be a version, which is a whole number that every"
                    + " writer raises by one.");
        }
        if (changed != null
                && !Set.of(
                                TableColumn.Type.INTEGER,
                                TableColumn.Type.LONG,
                                TableColumn.Type.DECIMAL,
                                TableColumn.Type.INSTANT,
                                TableColumn.Type.TEXT)
                        .contains(changed.type())) {
            problems.add(
                    "The column \"" + changed.name() + "\" is too coarse to tell changes: it must hold a time, or a"
                            + " number or text that grows with every change. Or use changedBySnapshot().");
        }
        for (Column mark :
                Stream.of(deleted, archived).flatMap(Stream::ofNullable).toList()) {
            if (mark.type() == TableColumn.Type.LIST || mark.type() == TableColumn.Type.OTHER) {
                problems.add("The column \"" + mark.name() + "\" cannot mark rows: it must hold a time, or true or"
                        + " false.");
            }
        }
        Supplier<String> newIds = key == null ? null : newIds(key);
        if (!plan.readOnly() && key != null) {
            List<Column> filled = new ArrayList<>(shown);
            Stream.of(key, location, changed, deleted, archived, version)
                    .flatMap(Stream::ofNullable)
                    .forEach(filled::add);
            List<String> unfilled = TableRows.unfilled(table.columns(), filled);
            if (!unfilled.isEmpty()) {
                problems.add("New rows need a value in " + quoted(unfilled) + ", which nobody fills: add "
                        + (unfilled.size() == 1 ? "it" : "them") + " to columns(...) and map a value, give a DEFAULT in"
                        + " the database, or say readOnly().");
            }
        }
        if (key == null || !problems.isEmpty()) {
            throw new IllegalArgumentException("The table \"" + plan.table() + "\" cannot be synced as it is set up. "
                    + String.join(" ", problems));
        }
        return new TableLayout(
                plan.table(),
                table.flavor(),
                table.sql(),
                key,
                shown,
                location,
                version,
                changed,
                changed != null && isTouched(changed),
                deleted,
                archived,
                newIds,
                lookUps,
                plan.clock());
    }

    private List<Column> shown(@Nullable Column location, @Nullable Column deleted, @Nullable Column version) {
        List<Column> shown = new ArrayList<>();
        List<String> wanted = plan.columns();
        if (wanted != null) {
            for (String name : wanted) {
                Column column = column(name);
                if (column != null && column.type() == TableColumn.Type.OTHER) {
                    problems.add("The column \"" + name + "\" holds "
                            + column.info().typeName() + ", which cannot be synced.");
                } else if (column != null) {
                    shown.add(column);
                }
            }
        } else {
            for (Column column : table.columns()) {
                boolean own = Stream.of(location, deleted)
                        .flatMap(Stream::ofNullable)
                        .anyMatch(other -> other.sql().equals(column.sql()));
                if (!own && column.type() != TableColumn.Type.OTHER) {
                    shown.add(prepared(column));
                }
            }
        }
        if (version != null && shown.stream().noneMatch(column -> column.sql().equals(version.sql()))) {
            shown.add(version);
        }
        return List.copyOf(shown);
    }

    private Map<String, Column> lookUps() {
        Map<String, Column> found = new TreeMap<>();
        for (Map.Entry<String, String> entry : plan.lookUps().entrySet()) {
            Column column = column(entry.getValue());
            // A search in anything else than plain texts could leave a row out.
            if (column != null
                    && column.type() == TableColumn.Type.TEXT
                    && column.info().typeName().toUpperCase(Locale.ROOT).matches(".*(CHAR|TEXT|CLOB).*")) {
                found.put(entry.getKey(), column);
            }
        }
        return Map.copyOf(found);
    }

    private void checkKey(Column key) {
        long parts = table.columns().stream()
                .filter(each -> each.info().primaryKey())
                .count();
        if (!Set.of(TableColumn.Type.INTEGER, TableColumn.Type.LONG, TableColumn.Type.DECIMAL, TableColumn.Type.TEXT)
                .contains(key.type())) {
            problems.add("The column \"" + key.name() + "\" cannot be the key, which is a number or a text.");
        } else if (key.info().primaryKey() && parts > 1) {
            problems.add("The column \"" + key.name() + "\" is only a part of the primary key, so it does not tell rows"
                    + " apart: make a view with a column of both, or name a column that is unique.");
        }
    }

    /** Who makes ids: null is the database. */
    private @Nullable Supplier<String> newIds(Column key) {
        if (plan.newIds() != null) {
            return plan.newIds();
        }
        boolean counted = table.flavor() != SqlFlavor.SQLITE || key.type() == TableColumn.Type.LONG;
        if (plan.idsFromDatabase() || (key.info().filled() && counted)) {
            return null;
        }
        Integer length = key.info().length();
        if (key.type() == TableColumn.Type.TEXT && (length == null || length >= LENGTH_OF_A_UUID)) {
            return () -> UUID.randomUUID().toString();
        }
        if (!plan.readOnly()) {
            problems.add("The database does not seem to make values of the key \"" + key.name()
                    + "\", and a UUID does not fit: say idsFromDatabase() if it does, newIds(...) to make them, or"
                    + " readOnly().");
        }
        return null;
    }

    /** The database's own times are set; in SQLite also texts that are seen to hold times. */
    private boolean isTouched(Column changed) throws SQLException {
        if (plan.readOnly() || changed.computed()) {
            return false;
        }
        if (changed.type() != TableColumn.Type.TEXT || table.flavor() != SqlFlavor.SQLITE) {
            return changed.type() == TableColumn.Type.INSTANT;
        }
        return changed.times().isSeen(connection);
    }

    /** A column by its name; null if there is none, or none was named. */
    private @Nullable Column column(@Nullable String wanted) {
        if (wanted == null) {
            return null;
        }
        for (Column column : table.columns()) {
            if (column.name().equals(wanted)) {
                return prepared(column);
            }
        }
        List<Column> others = table.columns().stream()
                .filter(column -> column.name().equalsIgnoreCase(wanted))
                .toList();
        if (others.size() == 1) {
            return prepared(others.get(0)).named(wanted);
        }
        List<String> known = table.columns().stream().map(Column::name).toList();
        List<String> near = Nearest.of(wanted, known);
        problems.add("It has no column \"" + wanted + "\"."
                + (near.isEmpty()
                        ? " It has " + quoted(known) + "."
                        : " Did you mean "
                                + String.join(
                                        " or ",
                                        near.stream().map(TableCheck::quoted).toList()) + "?"));
        return null;
    }

    private Column prepared(Column column) {
        return column.with(
                plan.zone(),
                keepsTimes(column)
                        ? times.computeIfAbsent(column.sql(), sql -> new TimesOfColumn(table.sql(), sql, told(column)))
                        : TimesOfColumn.NONE);
    }

    private boolean keepsTimes(Column column) {
        return table.flavor() == SqlFlavor.SQLITE
                && Set.of(TableColumn.Type.DATE, TableColumn.Type.INSTANT, TableColumn.Type.TEXT)
                        .contains(column.type());
    }

    private @Nullable SqliteTimes told(Column column) {
        for (Map.Entry<String, Object> example : plan.timesLike().entrySet()) {
            if (example.getKey().equalsIgnoreCase(column.name())) {
                return SqliteTimes.like(example.getValue());
            }
        }
        return null;
    }

    private void checkExamples() {
        plan.timesLike().forEach((name, example) -> {
            Column column = column(name);
            if (column == null || table.flavor() != SqlFlavor.SQLITE) {
                return;
            }
            if (!keepsTimes(column)) {
                problems.add("The column \"" + name + "\" is declared "
                        + column.info().typeName()
                        + ", so it is written as a plain value and timesLike(...) says nothing of it.");
            } else if (SqliteTimes.like(example) == null) {
                problems.add("The example in timesLike(\"" + name + "\", ...) is no time: give one as the application"
                        + " writes it, such as \"2026-03-01 09:30:00\" or 1772357400000L.");
            }
        });
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }

    private static String quoted(List<String> names) {
        return String.join(", ", names.stream().map(TableCheck::quoted).toList());
    }
}
