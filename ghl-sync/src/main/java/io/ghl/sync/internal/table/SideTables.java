package io.ghl.sync.internal.table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** What the sync has to remember in the application's own database. The tables are made when they are first needed. */
final class SideTables {
    static final String CREATED = "CREATE TABLE ghl_app_created (source VARCHAR(190) NOT NULL,"
            + " location VARCHAR(190) NOT NULL, creation VARCHAR(190) NOT NULL, record_id VARCHAR(250) NOT NULL,"
            + " PRIMARY KEY (source, location, creation))";
    static final String ROWS = "CREATE TABLE ghl_app_row (source VARCHAR(190) NOT NULL,"
            + " location VARCHAR(190) NOT NULL, record_id VARCHAR(250) NOT NULL, content VARCHAR(40),"
            + " change_number BIGINT NOT NULL, PRIMARY KEY (source, location, record_id))";

    private final Connections connections;
    private final String source;
    private final AtomicBoolean createdThere = new AtomicBoolean();
    private final AtomicBoolean rowsThere = new AtomicBoolean();

    /** The part of the tables that belongs to one source of records. */
    SideTables(Connections connections, String source) {
        this.connections = connections;
        this.source = source;
    }

    String source() {
        return source;
    }

    void needCreated() {
        need(createdThere, "ghl_app_created", CREATED);
    }

    void needRows() {
        need(rowsThere, "ghl_app_row", ROWS);
    }

    private void need(AtomicBoolean there, String name, String definition) {
        if (there.get()) {
            return;
        }
        boolean unused = connections.read(connection -> {
            if (!exists(connection, name)) {
                make(connection, name, definition);
            }
            return true;
        });
        there.set(true);
    }

    private static void make(Connection connection, String name, String definition) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute(definition);
        } catch (SQLException e) {
            // Another node may have been first.
            if (!exists(connection, name)) {
                throw new IllegalStateException(
                        "The sync keeps a table of its own in the application's database, which its user may not make"
                                + " (SQLSTATE " + e.getSQLState() + "). Allow it, or have somebody run: " + definition);
            }
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        String schema = SqlFlavor.of(connection.getMetaData()) == SqlFlavor.SQLITE ? null : connection.getSchema();
        try (ResultSet tables = connection.getMetaData().getTables(connection.getCatalog(), schema, "%", null)) {
            while (tables.next()) {
                if (name.equals(String.valueOf(tables.getString("TABLE_NAME")).toLowerCase(Locale.ROOT))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The id that a creation led to. */
    Optional<String> created(Connection connection, String location, String creation) throws SQLException {
        return new Query()
                .words("SELECT record_id FROM ghl_app_created WHERE source = ")
                .value(source)
                .words(" AND location = ")
                .value(location)
                .words(" AND creation = ")
                .value(creation)
                .first(connection, row -> row.getString(1));
    }

    void remember(Connection connection, String location, String creation, String id) throws SQLException {
        new Query()
                .words("INSERT INTO ghl_app_created (source, location, creation, record_id) VALUES (")
                .value(source)
                .words(", ")
                .value(location)
                .words(", ")
                .value(creation)
                .words(", ")
                .value(id)
                .words(")")
                .update(connection);
    }
}
