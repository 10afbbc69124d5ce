package io.ghl.sync.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A real PostgreSQL, one for all tests of a run; each test gets a schema of its own. Ends with the process. */
public final class TestPostgres {
    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private TestPostgres() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .setServerConfig("max_connections", "200")
                    // A killed process loses nothing all the same; only a power cut of the test machine would.
                    .setServerConfig("fsync", "off")
                    .start();
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException(
                    "The tests need a PostgreSQL, which the Maven artifacts of io.zonky.test.postgres bring along, and it"
                            + " could not be started on this machine; see the cause.",
                    e);
        }
    }

    /** An empty schema, and connections to it. */
    public static DataSource schema() {
        return connections(newSchema());
    }

    /** The name of a new, empty schema. */
    public static String newSchema() {
        String name = "test_" + SCHEMAS.incrementAndGet();
        execute(SERVER.getPostgresDatabase(), "CREATE SCHEMA " + name);
        return name;
    }

    /** Connections to a schema. */
    public static DataSource connections(String schema) {
        PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
        connections.setUrl(url(schema));
        return new TestPool(connections);
    }

    /** Where a schema is, for another process. */
    public static String url(String schema) {
        return SERVER.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
    }

    /** Runs statements. */
    public static void execute(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
