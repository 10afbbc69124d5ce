package io.ghl.sync.internal.table;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the application says about a table, in its own words.
 *
 * @param source its database
 * @param table its name
 * @param name what tells these records from others over the same table
 * @param key the column of the ids
 * @param columns the columns of the rows, null for all
 * @param location the column of the location, null for none
 * @param version the column of the version, null for none
 * @param changed the column that grows with every change, null to compare with a snapshot
 * @param overlap how late a change may be committed
 * @param deletionsEvery how often deletions are looked for beside {@code changed}, null for never
 * @param deleted the column that marks deleted rows, null for none
 * @param archived the column that marks archived rows, null for none
 * @param newIds makes ids, null for the default
 * @param idsFromDatabase whether the database makes the ids, whatever it says of the column
 * @param readOnly whether nothing is written
 * @param lookUps columns by the field that they are searched for
 * @param timesLike examples of times by the column of SQLite that they are of
 * @param zone the zone of times without one
 * @param clock the time
 */
public record TablePlan(
        DataSource source,
        String table,
        String name,
        String key,
        @Nullable List<String> columns,
        @Nullable String location,
        @Nullable String version,
        @Nullable String changed,
        Duration overlap,
        @Nullable Duration deletionsEvery,
        @Nullable String deleted,
        @Nullable String archived,
        @Nullable Supplier<String> newIds,
        boolean idsFromDatabase,
        boolean readOnly,
        Map<String, String> lookUps,
        Map<String, Object> timesLike,
        ZoneId zone,
        Clock clock) {}
