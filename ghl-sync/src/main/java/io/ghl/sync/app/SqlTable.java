package io.ghl.sync.app;

import io.ghl.sync.internal.options.Several;
import io.ghl.sync.internal.table.Table;
import io.ghl.sync.internal.table.TableCheck;
import io.ghl.sync.internal.table.TablePlan;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table or view of any JDBC database as the application's records.
 *
 * {@snippet file="io/ghl/sync/MappingSnippetsTest.java" region="table"}
 *
 * <p>Tested with SQLite, PostgreSQL and H2; for others the SQL is the standard's, or written by the manuals of MySQL, MariaDB and
 * SQL Server, on which it never ran. Names come from the database's own
 * catalogue and are quoted, values are parameters. A row is locked, compared and changed in one transaction, and only
 * columns that differ are written. What a creation led to is kept in a table {@code ghl_app_created} in the same
 * database, and what rows were like, if changes are found by a snapshot, in {@code ghl_app_row}; both are made when they
 * are first needed.
 *
 * <p>A value that does not fit its column is refused with an {@link IllegalArgumentException} that names the column; a
 * database that cannot be used is told by an {@link IllegalStateException}. Neither holds values. Thread-safe.
 */
public final class SqlTable implements AppRecords<Row> {
    private final Table table;

    private SqlTable(Table table) {
        this.table = table;
    }

    /**
     * Begins to set up a table.
     *
     * @param source gives connections to the application's database; a pool, other than for SQLite
     * @param table the name of the table or view, with its schema if it is not in the connection's own, such as
     *     {@code "crm.customers"}
     * @return a builder
     */
    public static Builder builder(DataSource source, String table) {
        return new Builder(source, table);
    }

    /**
     * Tells which columns a table or view has, without setting anything up.
     *
     * @param source gives connections to the database
     * @param table the name, as for {@link #builder}
     * @return the columns in their order
     * @throws IllegalArgumentException if there is no such table; it tells what could have been meant
     * @throws IllegalStateException if the database cannot be read
     */
    public static List<TableColumn> inspect(DataSource source, String table) {
        Objects.requireNonNull(source, "source must not be null.");
        Objects.requireNonNull(table, "table must not be null.");
        return Table.inspect(source, table);
    }

    /**
     * The columns of the rows, for {@link io.ghl.sync.mapping.file.MappingFile#missingColumns}.
     *
     * @return the columns, in the order in which they were named, or that of the table
     */
    public List<TableColumn> columns() {
        return table.columns();
    }

    /**
     * The same rows, written in the transactions of the engine's store, which must be in the same database.
     *
     * @return the records, for an engine with such a store
     */
    public AppRecords<Row> joined() {
        return AppRecords.joined(table);
    }

    @Override
    public String id(Row record) {
        return table.id(record);
    }

    @Override
    public Optional<Row> find(String location, String id) {
        return table.find(location, id);
    }

    @Override
    public List<Row> findByKey(String location, String field, String value) {
        return table.findByKey(location, field, value);
    }

    @Override
    public List<Row> page(String location, @Nullable String afterId, int limit) {
        return table.page(location, afterId, limit);
    }

    @Override
    public AppChanges changedSince(String location, @Nullable String cursor, int limit) {
        return table.changedSince(location, cursor, limit);
    }

    @Override
    public Row blank(String location) {
        return table.blank(location);
    }

    @Override
    public String create(String location, Row draft, String key) {
        return table.create(location, draft, key);
    }

    @Override
    public boolean update(String location, Row expected, Row next) {
        return table.update(location, expected, next);
    }

    @Override
    public boolean delete(String location, Row expected) {
        return table.delete(location, expected);
    }

    @Override
    public boolean archive(String location, Row expected) {
        return table.archive(location, expected);
    }

    @Override
    public String toString() {
        return "SqlTable[" + table.name() + "]";
    }

    /**
     * Sets a table up. {@link #key} is needed, and one of {@link #changedBy} and {@link #changedBySnapshot}. Not
     * thread-safe.
     */
    public static final class Builder {
        private final DataSource source;
        private final String table;
        private String name;
        private @Nullable String key;
        private @Nullable List<String> columns;
        private @Nullable String location;
        private @Nullable String version;
        private @Nullable String changed;
        private boolean snapshot;
        private Duration overlap = Duration.ofSeconds(30);
        private @Nullable Duration deletionsEvery;
        private @Nullable String deleted;
        private @Nullable String archived;
        private @Nullable Supplier<String> newIds;
        private boolean idsFromDatabase;
        private boolean readOnly;
        private final Map<String, String> lookUps = new TreeMap<>();
        private final Map<String, Object> timesLike = new TreeMap<>();
        private ZoneId zone = ZoneOffset.UTC;
        private Clock clock = Clock.systemUTC();

        private Builder(DataSource source, String table) {
            this.source = Objects.requireNonNull(source, "source");
            this.table = Objects.requireNonNull(table, "table");
            this.name = table;
        }

        /**
         * The column by which rows are told apart: a number, a text or a UUID, unique and never changed. Its values are
         * the ids of the rows.
         *
         * @param column the column, for a table usually its primary key
         * @return this builder
         */
        public Builder key(String column) {
            key = Objects.requireNonNull(column, "column must not be null.");
            return this;
        }

        /**
         * The columns of the rows. Default: {@linkplain #allColumns all}.
         *
         * @param some the columns; rows call them as they are called here
         * @return this builder
         */
        public Builder columns(String... some) {
            columns = Several.of("column", some);
            return this;
        }

        /**
         * Lets rows hold all columns that can be synced, but for those of {@link #location} and {@link #softDelete}.
         *
         * @return this builder
         */
        public Builder allColumns() {
            columns = null;
            return this;
        }

        /**
         * Finds changes by a column that grows with every change: a time, or a number or text from one sequence for the
         * whole table. It should have an index, together with the one of {@link #location}. Every writer must move it, or
         * a trigger; a time is set by the sync in its own writes. Rows without a value are not found. {@link #softDelete
         * Soft deletions} must move it too. Rows that are deleted for good have no column left: see {@link
         * #findDeletions}. In SQLite, which sorts numbers and texts apart, a column that holds both is refused when
         * changes are read: see {@link #timesLike}.
         *
         * @param column the column; not a version that each row counts for itself
         * @return this builder
         */
        public Builder changedBy(String column) {
            changed = Objects.requireNonNull(column, "column must not be null.");
            snapshot = false;
            return this;
        }

        /**
         * Finds changes by comparing all rows with what they were, by hashes that are kept in the table
         * {@code ghl_app_row}. Needs no column and finds deletions too, but each look reads all rows of the location: for
         * tables up to some ten thousand rows per location. {@code SyncOptions.withAppFeedInterval} says how often it
         * looks.
         *
         * @return this builder
         */
        public Builder changedBySnapshot() {
            snapshot = true;
            changed = null;
            return this;
        }

        /**
         * How late a change can become visible after the value that {@link #changedBy} goes by was taken: the longest
         * transaction of the application, plus what the clocks of its machines may disagree. Changes that come later are
         * found by the sweep only. Default: 30 s.
         *
         * @param value the time, 1 s or more
         * @return this builder
         * @throws IllegalArgumentException if it is shorter
         */
        public Builder overlap(Duration value) {
            Objects.requireNonNull(value, "overlap must not be null.");
            if (value.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("The overlap must be 1 s or more, but is " + value + ".");
            }
            overlap = value;
            return this;
        }

        /**
         * Beside {@link #changedBy}: compares the ids of all rows with those that there were, and so finds rows that were
         * deleted for good. Without it only the engine's sweep finds them, once a day. Keeps ids in {@code ghl_app_row}.
         *
         * @param every how often to look at most, such as a minute; zero for each time
         * @return this builder
         */
        public Builder findDeletions(Duration every) {
            deletionsEvery = Objects.requireNonNull(every, "every");
            return this;
        }

        /**
         * Rows are not deleted but marked. Marked rows count as deleted, whoever marked them.
         *
         * @param column holds a time, or true or false (or 1 and 0, in SQLite also t and f, yes and no); a row
         *     without a value is not deleted
         * @return this builder
         */
        public Builder softDelete(String column) {
            deleted = Objects.requireNonNull(column, "column must not be null.");
            return this;
        }

        /**
         * What marks rows that were deleted in HighLevel, under {@link io.ghl.sync.DeletePolicy#ARCHIVE}. Such rows are
         * still there.
         *
         * @param column holds a time, or true or false (or 1 and 0)
         * @return this builder
         */
        public Builder archivedBy(String column) {
            archived = Objects.requireNonNull(column, "column must not be null.");
            return this;
        }

        /**
         * The column that holds the id of the HighLevel location that a row belongs to. Without it all rows belong to one
         * location, and a second one is refused.
         *
         * @param column the column, of texts
         * @return this builder
         */
        public Builder location(String column) {
            location = Objects.requireNonNull(column, "column must not be null.");
            return this;
        }

        /**
         * A whole number that every writer of a row raises by one, as JPA's {@code @Version}. The sync raises it too, so
         * that the application notices its writes; new rows get 0.
         *
         * @param column the column
         * @return this builder
         */
        public Builder version(String column) {
            version = Objects.requireNonNull(column, "column must not be null.");
            return this;
        }

        /**
         * Who makes the ids of new rows, if neither the row has a value in the key's column nor the database is to fill
         * it. Default: the database if it fills the column by itself, otherwise UUIDs.
         *
         * @param ids makes an id that was never used, by any thread
         * @return this builder
         */
        public Builder newIds(Supplier<String> ids) {
            newIds = Objects.requireNonNull(ids, "ids must not be null.");
            return this;
        }

        /**
         * Lets the database make the ids, also where it does not say that it would, as for views and triggers.
         *
         * @return this builder
         */
        public Builder idsFromDatabase() {
            idsFromDatabase = true;
            return this;
        }

        /**
         * Refuses every write, as for a view that cannot be updated. The mapping's fields must go to HighLevel only.
         *
         * @return this builder
         */
        public Builder readOnly() {
            readOnly = true;
            return this;
        }

        /**
         * Lets the database search for a linking key, instead of the engine among all rows. The search finds more than the
         * value, never less: letter case, spaces, punctuation and the country of a phone number make no difference.
         *
         * @param field the mapped field's name; with a mapping file, the column
         * @param column the column that holds it, as a plain text without value pairs; of another type, all rows are read
         * @return this builder
         */
        public Builder findBy(String field, String column) {
            Objects.requireNonNull(field, "field must not be null.");
            lookUps.put(field, Objects.requireNonNull(column, "column must not be null."));
            return this;
        }

        /**
         * Tells these records from others over the same table, in the tables that the sync keeps. Needed if a table is
         * synced twice. Default: the table's name.
         *
         * @param value a name that never changes, 190 characters at most
         * @return this builder
         */
        public Builder named(String value) {
            name = Objects.requireNonNull(value, "name must not be null.");
            return this;
        }

        /**
         * The zone of timestamps without a time zone. Default: UTC.
         *
         * @param value the zone
         * @return this builder
         */
        public Builder zone(ZoneId value) {
            zone = Objects.requireNonNull(value, "zone must not be null.");
            return this;
        }

        /**
         * How the application writes the times of a column in SQLite, which has no times of its own. Without it they are
         * written as those that the column holds, and in a column that is still empty as {@code 2026-03-01 09:30:00.000}:
         * say it for a table that may be empty at first. Other databases need no example.
         *
         * @param column a column declared {@code TIMESTAMP}, {@code DATETIME}, {@code DATE} or as a text
         * @param example any time as the application writes it: a text, such as {@code "2026-03-01T09:30:00Z"}, or a number
         *     of seconds or milliseconds since 1970, such as {@code 1772357400000L}; one of the year 2001 or later
         * @return this builder
         */
        public Builder timesLike(String column, Object example) {
            Objects.requireNonNull(column, "column must not be null.");
            timesLike.put(column, Objects.requireNonNull(example, "example"));
            return this;
        }

        /**
         * The clock. Default: the system's.
         *
         * @param value the clock
         * @return this builder
         */
        public Builder clock(Clock value) {
            clock = Objects.requireNonNull(value, "clock must not be null.");
            return this;
        }

        /**
         * Holds all of this against the table as it is, and writes nothing.
         *
         * @return the records
         * @throws IllegalArgumentException if something does not fit; it names every column that is not there, and what
         *     could have been meant
         * @throws IllegalStateException if the database cannot be read
         */
        public SqlTable build() {
            String keyColumn = key;
            if (keyColumn == null) {
                throw new IllegalArgumentException(
                        "Say by key(...) which column of \"" + table + "\" tells rows apart.");
            }
            if (!snapshot && changed == null) {
                throw new IllegalArgumentException("Say how changes of \"" + table
                        + "\" are found: changedBy(...) if a column tells, otherwise changedBySnapshot().");
            }
            return new SqlTable(TableCheck.of(new TablePlan(
                    source,
                    table,
                    name,
                    keyColumn,
                    columns,
                    location,
                    version,
                    changed,
                    overlap,
                    deletionsEvery,
                    deleted,
                    archived,
                    newIds,
                    idsFromDatabase,
                    readOnly,
                    Map.copyOf(lookUps),
                    Map.copyOf(timesLike),
                    zone,
                    clock)));
        }
    }
}
