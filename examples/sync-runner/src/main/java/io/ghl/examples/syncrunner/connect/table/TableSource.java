package io.ghl.examples.syncrunner.connect.table;

import io.ghl.examples.syncrunner.config.Place;
import io.ghl.examples.syncrunner.connect.AppProblem;
import io.ghl.examples.syncrunner.connect.Source;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import io.ghl.sync.app.SqlTable;
import io.ghl.sync.app.TableColumn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The rows of a table or view. */
public final class TableSource implements Source {
    private final Place.Table place;
    private final LateTable records;
    private final DataSource database;

    /** The rows of a table; the database is looked at when they are needed first. */
    public TableSource(DataSource database, Place.Table place) {
        this.database = database;
        this.place = place;
        this.records = new LateTable(() -> table(database, place));
    }

    private static SqlTable table(DataSource database, Place.Table place) {
        SqlTable.Builder builder =
                SqlTable.builder(database, place.table()).key(place.key()).allColumns();
        if (place.changed() == null) {
            builder.changedBySnapshot();
        } else {
            builder.changedBy(place.changed());
            if (place.deleted() == null) {
                builder.findDeletions(place.findDeletions());
            }
        }
        if (place.deleted() != null) {
            builder.softDelete(place.deleted());
        }
        if (place.archived() != null) {
            builder.archivedBy(place.archived());
        }
        if (place.version() != null) {
            builder.version(place.version());
        }
        place.findBy().forEach(builder::findBy);
        place.timesLike().forEach(builder::timesLike);
        try {
            return builder.build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new AppProblem("The table " + place.table() + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The columns of a table that is not set up yet. */
    public static List<TableColumn> inspect(DataSource database, String table) {
        try {
            return SqlTable.inspect(database, table);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new AppProblem("The table " + table + " cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return "the table " + place.table();
    }

    @Override
    public AppRecords<Row> records() {
        return records;
    }

    @Override
    public Optional<Set<String>> columns() {
        // The table itself is set up too, so that a wrong name of any of its columns is told.
        records.prepare();
        return Optional.of(
                inspect(database, place.table()).stream().map(TableColumn::name).collect(Collectors.toSet()));
    }
}
