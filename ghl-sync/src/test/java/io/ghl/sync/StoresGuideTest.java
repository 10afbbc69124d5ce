package io.ghl.sync;

import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.GhlClient;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.JoinedRecords;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.store.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** The code of docs/stores.md: it stands here, so it compiles, and it runs. */
class StoresGuideTest {
    private record Customer(String id, String name, String email, long version) {
        Customer withName(String value) {
            return new Customer(id, value, email, version);
        }

        Customer withEmail(String value) {
            return new Customer(id, name, value, version);
        }
    }

    /** Customers who are only written, which is what the page shows; others show how records are read. */
    private static final class Customers implements JoinedRecords<Customer> {
        @Override
        public String id(Customer customer) {
            return customer.id();
        }

        @Override
        public Optional<Customer> find(String location, String id) {
            return Optional.empty();
        }

        @Override
        public List<Customer> findByKey(String location, String field, String value) {
            return List.of();
        }

        @Override
        public List<Customer> page(String location, String afterId, int limit) {
            return List.of();
        }

        @Override
        public AppChanges changedSince(String location, String cursor, int limit) {
            return new AppChanges(List.of(), "0", false);
        }

        @Override
        public Customer blank(String location) {
            return new Customer("", "", null, 0);
        }

        @Override
        public String create(Connection connection, String location, Customer draft, String key) {
            throw new IllegalStateException("Nobody is created here.");
        }

        @Override
        public boolean update(Connection connection, String location, Customer expected, Customer next) {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE customer SET name = ?, version = version + 1 WHERE id = ? AND version = ?")) {
                update.setString(1, next.name());
                update.setString(2, next.id());
                update.setLong(3, expected.version());
                return update.executeUpdate() == 1;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public boolean delete(Connection connection, String location, Customer expected) {
            throw new IllegalStateException("Nobody is deleted here.");
        }
    }

    @TempDir
    Path folder;

    private final GhlSandbox sandbox = GhlSandbox.start();
    private final GhlClient ghl = GhlClient.builder()
            .baseUrl(sandbox.baseUrl().toString())
            .privateToken(sandbox.token())
            .build();

    @AfterEach
    void close() {
        ghl.close();
        sandbox.close();
    }

    private static RecordSync<Customer> mapped(RecordSync<Customer> customers) {
        return customers.mapping(m -> m.field("name", Customer::name, Customer::withName)
                .to(FIRST_NAME)
                .field("email", Customer::email, Customer::withEmail)
                .to(EMAIL));
    }

    private static DataSource connectionPool() {
        return TestPostgres.schema();
    }

    private static SyncEngine onPostgres(GhlClient ghl, RecordSync<Customer> customers) {
        DataSource pool = connectionPool(); // HikariCP or another, of the primary server
        SyncEngine sync = SyncEngine.builder()
                .ghl(ghl)
                .store(SyncStore.jdbc(pool))
                .records(customers)
                .build();
        return sync;
    }

    private static void edit(SyncEngine sync, Connection connection, String locationId, Customer customer)
            throws SQLException {
        SyncLocation location = sync.location(locationId); // before the transaction: its first call writes to the store
        connection.setAutoCommit(false);
        updateCustomer(connection, customer);
        location.changed(RecordType.CONTACT, customer.id(), connection);
        connection.commit();
    }

    private static void updateCustomer(Connection connection, Customer customer) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE customer SET name = ? WHERE id = ?")) {
            update.setString(1, customer.name());
            update.setString(2, customer.id());
            update.executeUpdate();
        }
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    @Test
    void anEngineRunsOnPostgres() {
        RecordSync<Customer> customers = RecordSync.contacts(AppRecords.joined(new Customers()));
        try (SyncEngine engine = onPostgres(ghl, mapped(customers))) {
            assertThat(engine.location(sandbox.locationId()).linkStatus()).isNotNull();
        }
    }

    @Test
    void aRowIsWrittenOnlyAsItWasExpectedAndAHintIsPartOfTheTransaction() throws Exception {
        Path file = folder.resolve("sync.db");
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + file);
        RecordSync<Customer> customers = mapped(RecordSync.contacts(AppRecords.joined(new Customers())));
        try (SyncStore store = SyncStore.sqlite(file);
                SyncEngine sync = SyncEngine.builder()
                        .ghl(ghl)
                        .store(store)
                        .records(customers)
                        .build();
                Connection connection = database.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("CREATE TABLE customer (id TEXT PRIMARY KEY, name TEXT, version INTEGER)");
                statement.executeUpdate("INSERT INTO customer VALUES ('17', 'Ada', 1)");
            }
            Customer ada = new Customer("17", "Ada", null, 1);
            Customers table = new Customers();
            assertThat(table.update(connection, "any", ada, ada.withName("Ada L.")))
                    .isTrue();
            assertThat(table.update(connection, "any", ada, ada.withName("Augusta")))
                    .isFalse();
            assertThat(rows(connection, "SELECT name FROM customer")).containsExactly("Ada L.");

            edit(sync, connection, sandbox.locationId(), ada.withName("Countess"));

            assertThat(rows(connection, "SELECT name FROM customer")).containsExactly("Countess");
            assertThat(rows(connection, "SELECT record_id FROM ghl_hint")).containsExactly("17");
        }
    }

    @Test
    void timesAreChosen() {
        SyncOptions options = SyncOptions.defaults()
                .withRetention(new Retention(Duration.ofDays(14), Duration.ofDays(90), Duration.ofDays(30)));

        assertThat(options.retention().events()).isEqualTo(Duration.ofDays(14));
    }

    @Test
    void aStoreIsChosen() {
        // @start region=store
        Path file = folder.resolve("sync.db"); // a local disk; SQLite makes the file
        try (SyncStore store = SyncStore.sqlite(file)) { // one process; SyncStore.jdbc(pool) for several on PostgreSQL
            assertThat(store).isNotNull(); // SyncEngine.builder().store(store)
        }
        // @end
        assertThat(file).exists();
    }

    @Test
    void thePageShowsThisCode() {
        Guide.assertShowsCodeOf(StoresGuideTest.class, "stores.md", 5);
    }
}
