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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    private record Customer(String id, String note, String email, boolean archived) {
        Customer withNote(String value) {
            return new Customer(id, value, email, archived);
        }

        Customer withEmail(String value) {
            return new Customer(id, note, value, archived);
        }
    }

    /** An application that never deletes anything from its change log, and logs no deletions. */
    private static final class Customers implements AppRecords<Customer> {
        private final TreeMap<String, Customer> customers;
        private final Map<String, String> keys;
        private final List<String> log;

        Customers() {
            this(new TreeMap<>(), new HashMap<>(), new ArrayList<>());
        }

        private Customers(TreeMap<String, Customer> customers, Map<String, String> keys, List<String> log) {
            this.customers = customers;
            this.keys = keys;
            this.log = log;
        }

        Customers afterARestart() {
            return new Customers(customers, keys, log);
        }

        private static String in(String location, String id) {
            return location + "/" + id;
        }

        @Override
        public String id(Customer customer) {
            return customer.id;
        }

        @Override
        public synchronized Optional<Customer> find(String location, String id) {
            return Optional.ofNullable(customers.get(in(location, id)));
        }

        @Override
        public synchronized List<Customer> findByKey(String location, String field, String value) {
            return page(location, null, Integer.MAX_VALUE).stream()
                    .filter(customer -> customer.email != null
                            && customer.email.strip().toLowerCase(Locale.ROOT).equals(value))
                    .toList();
        }

        @Override
        public synchronized List<Customer> page(String location, String afterId, int limit) {
            String from = in(location, afterId == null ? "" : afterId);
            return customers.subMap(from, false, location + "0", false).values().stream()
                    .limit(limit)
                    .toList();
        }

        @Override
        public synchronized AppChanges changedSince(String location, String cursor, int limit) {
            int to = cursor == null ? log.size() : Integer.parseInt(cursor);
            List<String> ids = new ArrayList<>();
            while (to < log.size() && ids.size() < limit) {
                String entry = log.get(to++);
                if (entry.startsWith(location + "/")) {
                    ids.add(entry.substring(location.length() + 1));
                }
            }
            return new AppChanges(ids, String.valueOf(to), to < log.size());
        }

        @Override
        public Customer blank(String location) {
            return new Customer("", null, null, false);
        }

        @Override
        public synchronized String create(String location, Customer draft, String key) {
            return keys.computeIfAbsent(in(location, key), any -> {
                String id = "c" + (1000 + keys.size());
                put(location, new Customer(id, draft.note, draft.email, false));
                return id;
            });
        }

        private void put(String location, Customer customer) {
            customers.put(in(location, customer.id), customer);
            log.add(in(location, customer.id));
        }

        @Override
        public synchronized boolean update(String location, Customer expected, Customer next) {
            if (!expected.equals(customers.get(in(location, expected.id)))) {
                return false;
            }
            put(location, next);
            return true;
        }

        @Override
        public synchronized boolean delete(String location, Customer expected) {
            return customers.remove(in(location, expected.id), expected)
                    || !customers.containsKey(in(location, expected.id));
        }

        @Override
        public synchronized boolean archive(String location, Customer expected) {
            return update(location, expected, new Customer(expected.id, expected.note, expected.email, true));
        }
    }

    @TestFactory
    Stream<DynamicTest> customersKeepTheirPromises() {
        return AppRecordsConformance.of(() -> new Customers(), Customer::note, Customer::withNote)
                .checks()
                .map(check -> DynamicTest.dynamicTest(check.name(), check::run))
                .filter(test -> !test.getDisplayName().equals("changesTellDeleted"));
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
                .hasSize(4)
                .allMatch(block -> code.contains(Guide.squeezed(block).replaceAll(";}$", "")));
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
