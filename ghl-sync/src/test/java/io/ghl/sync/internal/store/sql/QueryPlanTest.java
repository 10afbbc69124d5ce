package io.ghl.sync.internal.store.sql;

import static io.ghl.sync.record.RecordType.CONTACT;
import static io.ghl.sync.store.Fixtures.HERE;
import static io.ghl.sync.store.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.AuditLog;
import io.ghl.sync.store.Cursors;
import io.ghl.sync.store.Fences;
import io.ghl.sync.store.Firings;
import io.ghl.sync.store.Fixtures;
import io.ghl.sync.store.Inbox;
import io.ghl.sync.store.LinkTakenException;
import io.ghl.sync.store.Links;
import io.ghl.sync.store.Reviews;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.Signals;
import io.ghl.sync.store.StandingDecisions;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.store.TestPostgres;
import io.ghl.sync.store.Timers;
import io.ghl.sync.trigger.Firing;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No query of the store contract reads a whole table, or sorts rows that an index could give in order. */
class QueryPlanTest {
    private static final List<Class<?>> TABLES = List.of(
            Fences.class,
            Links.class,
            Signals.class,
            Inbox.class,
            Cursors.class,
            AuditLog.class,
            Reviews.class,
            StandingDecisions.class,
            Firings.class,
            Timers.class);

    private final Set<Method> called = new HashSet<>();

    @Test
    void everyStatementUsesAnIndex(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("sync.db");
        try (SqliteStore store = SqliteStore.open(file)) {
            Set<String> migration = store.statements();
            store.transact(tx -> {
                callEverything(recording(StoreTransaction.class, tx));
                return true;
            });
            assertThat(called)
                    .as("this test calls every method of the contract")
                    .containsAll(TABLES.stream()
                            .flatMap(table -> Stream.of(table.getMethods()))
                            .toList());

            List<String> statements = store.statements().stream()
                    .filter(sql -> sql.matches("(?s)(SELECT|INSERT|UPDATE|DELETE).*"))
                    .filter(sql -> !migration.contains(sql))
                    .toList();
            assertThat(statements).hasSizeGreaterThanOrEqualTo(25);
            for (String sql : statements) {
                assertThat(plan(file, sql))
                        .as(sql)
                        .noneMatch(step -> step.startsWith("SCAN") || step.contains("TEMP B-TREE"));
            }
        }
    }

    /** With rows in every table, so that PostgreSQL has a reason to choose an index, and chooses by itself. */
    @Test
    void everyStatementUsesAnIndexOnPostgresToo(@TempDir Path directory) throws Exception {
        DataSource database = TestPostgres.schema();
        Set<String> statements = new TreeSet<>(Set.of(PostgresStore.SLEEPING_OVER_WORK));
        try (SqliteStore same = SqliteStore.open(directory.resolve("sync.db"))) {
            same.transact(tx -> {
                callEverything(tx);
                return true;
            });
            same.statements().stream()
                    .filter(sql -> sql.matches("(?s)(SELECT|UPDATE|DELETE).*"))
                    .filter(sql -> sql.contains("?") && !sql.contains("_schema"))
                    .forEach(statements::add);
        }
        SyncStore.jdbc(database).close();
        fill(database);
        assertThat(statements).hasSizeGreaterThanOrEqualTo(25);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                List<String> steps = new ArrayList<>();
                try (ResultSet result = statement.executeQuery("EXPLAIN " + sql.replace("?", "'1'"))) {
                    while (result.next()) {
                        steps.add(result.getString(1));
                    }
                }
                // All tasks are looked at, since there is one per location; what is looked up for each is not.
                assertThat(steps)
                        .as(sql + "\n" + String.join("\n", steps))
                        .noneMatch(step -> step.contains("Seq Scan") && !step.contains("ghl_task"));
            }
        }
    }

    private static void fill(DataSource database) {
        String rows = " FROM generate_series(1, 30000) i";
        for (String insert : List.of(
                "INSERT INTO ghl_fence SELECT 'loc-' || i, 1" + rows,
                "INSERT INTO ghl_signal_sequence SELECT 'loc-' || i, 1" + rows,
                "INSERT INTO ghl_cursor SELECT 'loc-' || i, 'feed', '1'" + rows,
                "INSERT INTO ghl_link SELECT 'link-' || i, 'loc-' || i % 100, 'CONTACT', 'app-' || i, 'ghl-' || i,"
                        + " CASE WHEN i % 50 = 0 THEN 'TOMBSTONE' ELSE 'LINKED' END, 1, '{}', '{}', 1, '[]', 1" + rows,
                "INSERT INTO ghl_signal SELECT 'loc-' || i % 100, 'CONTACT', 'APP', 'app-' || i, i, i, '{}'" + rows,
                "INSERT INTO ghl_hint (location, type, record_id, due_at) SELECT 'loc-' || i % 1000, 'CONTACT', i, i"
                        + rows,
                "INSERT INTO ghl_inbox (webhook_id, event, location, type, record_id, received_at, payload)"
                        + " SELECT 'w-' || i, 'ContactUpdate', 'loc-' || i % 100, 'CONTACT', 'ghl-' || i, i, '{}'"
                        + rows,
                "INSERT INTO ghl_audit (at, location, type, link_id, action, rule, evidence)"
                        + " SELECT i, 'loc-' || i % 100, 'CONTACT', 'link-' || i % 5000, 'UPDATED', '', ''" + rows,
                "INSERT INTO ghl_audit_cause SELECT 'loc-' || i % 100, 'w-' || i, i" + rows,
                "INSERT INTO ghl_review SELECT 'r-' || i, 'loc-' || i % 100, 'CONTACT', 'link-' || i, 'FIELD', 'email',"
                        + " NULL, NULL, NULL, NULL, '[]', '', i, CASE WHEN i % 9 = 0 THEN 'OPEN' ELSE 'CLOSED' END, NULL, 1"
                        + rows,
                "INSERT INTO ghl_place SELECT 'loc-' || i % 100, 'TASK', 'task-' || i, 'ghl-' || i % 5000" + rows,
                "INSERT INTO ghl_waiting SELECT 'loc-' || i % 100, 'CONTACT', 'APP', 'app-' || i % 5000, 'TASK', 'APP',"
                        + " 'task-' || i" + rows,
                "INSERT INTO ghl_apart SELECT 'loc-' || i % 1000, 'CONTACT', 'app-' || i, 'ghl-' || i, 'r-' || i, 'ada', i"
                        + rows,
                "INSERT INTO ghl_rule SELECT 'rule-' || i, 'loc-' || i % 1000, 'CONTACT', 'field-' || i, 'APP', 'ada', i"
                        + rows,
                "INSERT INTO ghl_firing (location, trigger_name, change_id, link_id, state, fired_at, due_at, step, attempts)"
                        + " SELECT 'loc-' || i % 100, 'won', i, 'link-' || i % 5000,"
                        + " CASE WHEN i % 9 = 0 THEN 'WAITING' ELSE 'DONE' END, i, i, 0, 0" + rows,
                "INSERT INTO ghl_timer SELECT 'loc-' || i % 100, 'won', 'link-' || i, '0', '', i" + rows,
                "INSERT INTO ghl_task (task_name, task_instance, execution_time, picked, version)"
                        + " SELECT 'ghl-location', 'loc-' || i, now(), false, 1" + rows,
                "ANALYZE")) {
            TestPostgres.execute(database, insert);
        }
    }

    private static List<String> plan(Path file, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
            List<String> steps = new ArrayList<>();
            while (result.next()) {
                steps.add(result.getString("detail"));
            }
            return steps;
        }
    }

    private static void callEverything(StoreTransaction tx) {
        tx.fences().check(HERE, tx.fences().take(HERE));

        Link link = tx.links().insert(Fixtures.full("l1"));
        tx.links().update(link);
        tx.links().find("l1");
        tx.links().of(HERE, CONTACT, Side.APP, "a");
        tx.links().of(HERE, CONTACT, Side.GHL, "g");
        tx.links().page(HERE, CONTACT, null, 1);
        tx.links().inState(HERE, CONTACT, LinkState.PARKED, null, 1);
        Link second = tx.links().insert(Fixtures.link("l2"));
        try {
            tx.links().update(second.edit().id(Side.APP, "app-l1").build());
        } catch (LinkTakenException e) {
            // Wanted: telling it from a stale link takes another query.
        }

        tx.signals().raise(HERE, CONTACT, Side.APP, "a", NOW, Signal.Cause.FEED);
        tx.signals().raise(HERE, CONTACT, Side.APP, "a", NOW, Signal.Cause.FEED, List.of("w1"));
        Signal signal = tx.signals().due(HERE, NOW, 1).get(0);
        tx.signals().nextDue(HERE);
        tx.signals().of(HERE, CONTACT, Side.APP, "a");
        tx.signals().open(HERE);
        tx.signals().postpone(signal, NOW);
        tx.signals().acknowledge(signal);

        tx.inbox().store(Fixtures.event("w1", "r", NOW));
        tx.inbox().about(HERE, CONTACT, "r", NOW);
        tx.inbox().find("w1");
        tx.inbox().records(HERE, CONTACT, NOW, NOW.plusSeconds(1), "", 1);
        tx.inbox().waiting(1);
        tx.inbox().handled("w1");
        tx.inbox().waitAgain(NOW);
        tx.inbox().purge(NOW, 1);

        tx.cursors().write(HERE, "feed", "1");
        tx.cursors().read(HERE, "feed");

        tx.audit().append(Fixtures.audit(HERE, "l1", "why"));
        tx.audit().of("l1");
        tx.audit().page(HERE, 0, 1);
        tx.audit().ofRun(HERE, 7, 0, 1);
        tx.audit().ofCorrelation(HERE, "w1", 0, 1);
        tx.links().insert(Fixtures.link("l3").edit().state(LinkState.TOMBSTONE).build());
        tx.links().purge(HERE, NOW, 1);
        tx.audit().purge(HERE, NOW, 1);

        tx.reviews().save(tx.reviews().save(Fixtures.review("q1", "l1", "email")));
        tx.reviews().find("q1");
        tx.reviews().of("l1");
        tx.reviews().open(HERE);
        tx.reviews().decided(HERE, 1);
        tx.reviews().untold(HERE, 1);
        tx.reviews().purge(HERE, NOW, 1);
        tx.reviews().told(tx.reviews().find("q1").orElseThrow());

        tx.decisions().keepApart(Fixtures.apart("a", "g", "q1"));
        tx.decisions().apartFrom(HERE, CONTACT, Side.APP, "a");
        tx.decisions().apartFrom(HERE, CONTACT, Side.GHL, "g");
        tx.decisions().apart(HERE);
        tx.decisions().together(HERE, "q1");
        tx.decisions().addRule(Fixtures.rule("r1", HERE, "phone"));
        tx.decisions().rules(HERE);
        tx.decisions().removeRule(Fixtures.rule("r1", HERE, "phone"));

        tx.firings().add(Fixtures.firing("won", "l1", "1"));
        tx.firings().due(HERE, "won", NOW, 1);
        tx.firings().nextDue(HERE, "won");
        tx.firings().find(HERE, "won", "l1:1");
        tx.firings().update(Fixtures.firing("won", "l1", "1"));
        tx.firings().inState(HERE, Firing.State.DEAD, 0, 1);
        tx.firings().count(HERE, Firing.State.WAITING);
        tx.firings().purge(HERE, NOW, 1);

        Timers.Timer timer = new Timers.Timer(HERE, "won", "l1", "0", "x", NOW);
        tx.timers().set(timer);
        tx.timers().find(HERE, "won", "l1", "0");
        tx.timers().due(HERE, NOW, 1);
        tx.timers().nextDue(HERE);
        tx.timers().remove(timer);
        tx.timers().removeAll(HERE, "l1");
    }

    /** The same object, with each call noted, and each table it returns treated alike. */
    private <T> T recording(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            called.add(method);
            try {
                Object result = method.invoke(target, args);
                return TABLES.contains(method.getReturnType())
                        ? recordingTable(method.getReturnType(), result)
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private <T> T recordingTable(Class<T> type, Object target) {
        return recording(type, type.cast(target));
    }
}
