package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.GhlClient;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.SqlTable;
import io.ghl.sync.app.TableColumn;
import io.ghl.sync.app.TestDatabase;
import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.testing.AppRecordsConformance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/app-records.md stands here, so it compiles and runs. */
class AppRecordsGuideTest {
    private static final Pattern NAME = Pattern.compile("`([a-z][A-Za-z]+)`");

    @TempDir
    Path folder;

    // @start region=customers
    private record Customer(String id, String note, String email, boolean archived) {
        Customer withId(String value) {
            return new Customer(value, note, email, archived);
        }

        Customer withNote(String value) {
            return new Customer(id, value, email, archived);
        }

        Customer withEmail(String value) {
            return new Customer(id, note, value, archived);
        }
    }

    private static final class Customers implements AppRecords<Customer> {
        private static final class Table { // of one location
            final TreeMap<String, Customer> rows = new TreeMap<>();
            final Map<String, String> createdByKey = new HashMap<>();
            final List<String> changes = new ArrayList<>();
        }

        private final Map<String, Table> tables;

        Customers() {
            this(new HashMap<>());
        }

        private Customers(Map<String, Table> tables) {
            this.tables = tables;
        }

        /** The same tables, as a program finds them that was restarted; for the check below. */
        Customers afterARestart() {
            return new Customers(tables);
        }

        private Table of(String location) {
            return tables.computeIfAbsent(location, any -> new Table());
        }

        /** What your program calls when a user creates or changes a customer. */
        synchronized void put(String location, Customer customer) {
            of(location).rows.put(customer.id(), customer);
            of(location).changes.add(customer.id());
        }

        @Override
        public String id(Customer customer) {
            return customer.id();
        }

        @Override
        public synchronized Optional<Customer> find(String location, String id) {
            return Optional.ofNullable(of(location).rows.get(id));
        }

        @Override
        public synchronized List<Customer> findByKey(String location, String field, String value) {
            return List.copyOf(of(location).rows.values()); // too many are allowed; a database has an index for it
        }

        @Override
        public synchronized List<Customer> page(String location, String afterId, int limit) {
            return of(location).rows.tailMap(afterId == null ? "" : afterId, false).values().stream()
                    .limit(limit)
                    .toList();
        }

        @Override
        public synchronized AppChanges changedSince(String location, String cursor, int limit) {
            List<String> changes = of(location).changes;
            int from = cursor == null ? changes.size() : Integer.parseInt(cursor);
            int to = Math.min(from + limit, changes.size());
            return new AppChanges(changes.subList(from, to), String.valueOf(to), to < changes.size());
        }

        @Override
        public Customer blank(String location) {
            return new Customer("", null, null, false);
        }

        @Override
        public synchronized String create(String location, Customer draft, String key) {
            return of(location).createdByKey.computeIfAbsent(key, any -> {
                Customer created = draft.withId(UUID.randomUUID().toString());
                put(location, created);
                return created.id();
            });
        }

        @Override
        public synchronized boolean update(String location, Customer expected, Customer next) {
            if (!expected.equals(of(location).rows.get(expected.id()))) {
                return false;
            }
            put(location, next);
            return true;
        }

        @Override
        public synchronized boolean delete(String location, Customer expected) {
            if (of(location).rows.remove(expected.id(), expected)) {
                of(location).changes.add(expected.id());
            }
            return !of(location).rows.containsKey(expected.id());
        }

        @Override
        public synchronized boolean archive(String location, Customer expected) { // for DeletePolicy.ARCHIVE only
            return update(location, expected, new Customer(expected.id(), expected.note(), expected.email(), true));
        }
    }
    // @end

    @TestFactory
    Stream<DynamicTest> customersKeepTheirPromises() {
        return AppRecordsConformance.of(() -> new Customers(), Customer::note, Customer::withNote)
                .checks()
                .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
    }

    @Test
    void moreCanBeSaidOfTheRecords() {
        AppRecordsConformance.of(() -> new Customers(), Customer::note, Customer::withNote)
                .reopening(records -> ((Customers) records).afterARestart())
                .findingBy("email", Customer::withEmail)
                .archiving()
                .without("changesTellDeleted", "the daily sweep is enough for us")
                .check();
    }

    @Test
    void aTableNeedsNoCode() {
        DataSource dataSource = TestDatabase.sqlite(folder)
                .run("CREATE TABLE customers (id INTEGER PRIMARY KEY, email TEXT, updated_at TIMESTAMP,"
                        + " deleted_at TIMESTAMP)")
                .source();
        MappingFile mapping = MappingFile.parse(
                "contacts.yaml",
                "{version: 1, records: contacts, fields: [{app: email, ghl: email}], link: {matchOn: email}}",
                CodeSteps.none());
        List<String> columns = SqlTable.inspect(dataSource, "customers").stream()
                .map(TableColumn::name)
                .toList();
        mapping.missingColumns(columns).forEach(System.out::println);
        assertThat(columns).containsExactly("id", "email", "updated_at", "deleted_at");
        assertThat(mapping.missingColumns(columns)).isEmpty();
    }

    /** What the page begins with; {@link SqlTableSyncTest} runs the like. */
    @SuppressWarnings("unused")
    private static SyncEngine engine(DataSource dataSource, GhlClient ghl, SyncStore store) {
        SqlTable customers = SqlTable.builder(dataSource, "customers")
                .key("id")
                .changedBy("updated_at")
                .softDelete("deleted_at")
                .findBy("email", "email")
                .build();
        MappingFile mapping = MappingFile.read(Path.of("contacts.yaml"));
        SyncEngine engine = SyncEngine.builder()
                .ghl(ghl)
                .store(store)
                .records(mapping.recordSync(customers))
                .build();
        return engine;
    }

    @Test
    void thePageShowsThisCode() {
        String code = Guide.codeOf(AppRecordsGuideTest.class);
        assertThat(Guide.blocks("app-records.md", "java"))
                .hasSize(5)
                .allMatch(block -> code.contains(Guide.squeezed(block)));
    }

    @Test
    void thePageNamesEveryCheck() {
        String page = Guide.page("app-records.md");
        String table = page.substring(page.indexOf("| Check |"));
        List<String> named =
                NAME.matcher(table).results().map(name -> name.group(1)).toList();
        List<String> checks = AppRecordsConformance.of(() -> new Customers(), Customer::note, Customer::withNote)
                .findingBy("email", Customer::withEmail)
                .archiving()
                .checks()
                .map(AppRecordsConformance.Check::name)
                .toList();
        assertThat(named).containsAll(checks);
    }
}
