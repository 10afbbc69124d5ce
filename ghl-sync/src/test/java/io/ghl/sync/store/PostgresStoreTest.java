package io.ghl.sync.store;

import static io.ghl.sync.record.RecordType.CONTACT;
import static io.ghl.sync.store.Fixtures.ELSEWHERE;
import static io.ghl.sync.store.Fixtures.HERE;
import static io.ghl.sync.store.Fixtures.NOW;
import static io.ghl.sync.store.Fixtures.event;
import static io.ghl.sync.store.Fixtures.link;
import static io.ghl.sync.store.Fixtures.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.record.Side;
import java.sql.Connection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresStoreTest extends StoreTablesContract {
    private final String schema = TestPostgres.newSchema();
    private final DataSource database = TestPostgres.connections(schema);

    @Override
    SyncStore open() {
        return SyncStore.jdbc(database);
    }

    @Override
    SyncStore anotherNode() {
        return SyncStore.jdbc(TestPostgres.connections(schema));
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each transaction waits until the other one is under way, which would never come about if one kept the other out. */
    @Test
    void transactionsOfDifferentLocationsRunSideBySide() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        List<String> locations = List.of(HERE, ELSEWHERE);
        inParallel(2, node -> {
            run(store, tx -> {
                tx.cursors().write(locations.get(node), "feed", "1");
                meet(both);
            });
            return true;
        });
        run(store, tx -> {
            assertThat(tx.cursors().read(HERE, "feed")).contains("1");
            assertThat(tx.cursors().read(ELSEWHERE, "feed")).contains("1");
        });
    }

    @Test
    void transactionsThatMeetAsADeadlockAreRunAgain() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicInteger runs = new AtomicInteger();
        List<String> locations = List.of(HERE, ELSEWHERE);
        inParallel(2, node -> {
            run(store, tx -> {
                boolean first = runs.incrementAndGet() <= 2;
                raise(tx, locations.get(node));
                if (first) {
                    meet(both);
                }
                raise(tx, locations.get(1 - node));
            });
            return true;
        });
        assertThat(runs.get()).as("one of them was rolled back and run again").isGreaterThan(2);
        run(store, tx -> {
            assertThat(tx.signals().due(HERE, NOW, 9).get(0).sequence()).isEqualTo(2);
            assertThat(tx.signals().due(ELSEWHERE, NOW, 9).get(0).sequence()).isEqualTo(2);
        });
    }

    private static void raise(StoreTransaction tx, String location) {
        tx.signals().raise(location, CONTACT, Side.APP, "r", NOW, Signal.Cause.APP_HINT);
    }

    @Test
    void eventsComeInFromManyNodesAtOnceAndEachIsStoredOnce() throws Exception {
        int nodes = 8;
        int events = 40;
        List<Integer> stored = inParallel(nodes, node -> {
            SyncStore own = anotherNode();
            int count = 0;
            for (int i = 0; i < events; i++) {
                String id = String.valueOf(i);
                boolean isNew = own.transact(tx -> {
                    boolean first = tx.inbox().store(event("webhook-" + id, id, NOW));
                    if (first) {
                        tx.signals().raise(HERE, CONTACT, Side.GHL, id, NOW, Signal.Cause.WEBHOOK);
                    }
                    return first;
                });
                count += isNew ? 1 : 0;
            }
            return count;
        });
        assertThat(stored.stream().mapToInt(Integer::intValue).sum()).isEqualTo(events);
        assertThat(store.<Integer>transact(tx -> tx.signals().open(HERE))).isEqualTo(events);
    }

    @Test
    void aLostConnectionRollsBackAndHarmsNoLaterTransaction() {
        assertThatThrownBy(() -> run(store, tx -> {
                    tx.links().insert(link("lost"));
                    TestPostgres.execute(
                            database,
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'"
                                    + " AND query LIKE '%ghl_link%'");
                    tx.links().find("lost");
                }))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("PostgreSQL")
                .hasMessageContaining("SQLSTATE");
        run(store, tx -> assertThat(tx.links().find("lost")).isEmpty());
    }

    @Test
    void connectionsThatBreakAnywhereLoseAndDoubleNothing() {
        long seed = 20261129;
        System.out.println("PostgresStoreTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        SyncStore own = SyncStore.jdbc(TestPostgres.connections(schema, "breaking"));
        int broken = 0;
        for (int i = 0; i < 60; i++) {
            String id = "link-" + i;
            boolean there = false;
            while (!there) {
                int breaksAt = random.nextInt(5);
                try {
                    run(own, tx -> {
                        breakIf(breaksAt == 0);
                        tx.links().insert(link(id));
                        breakIf(breaksAt == 1);
                        raise(tx, HERE);
                        breakIf(breaksAt == 2);
                    });
                    there = true;
                } catch (LinkTakenException e) {
                    there = true;
                } catch (StoreException e) {
                    broken++;
                    assertThat(broken).as("seed %d", seed).isLessThan(10_000);
                }
            }
        }
        assertThat(broken).as("seed %d", seed).isGreaterThan(20);
        assertThat(all()).hasSize(60);
        assertThat(store.transact(tx -> tx.signals().due(HERE, NOW, 9)).get(0).sequence())
                .as("one signal per link that is there")
                .isEqualTo(60);
    }

    private void breakIf(boolean now) {
        if (now) {
            TestPostgres.execute(
                    database,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'breaking'");
        }
    }

    /** A node that stands still in a transaction must not keep its location from the others for ever. */
    @Test
    void theDatabaseEndsTransactionsThatStandStill() {
        run(store, tx -> {
            tx.cursors().read(HERE, "feed");
            assertThat(TestPostgres.read(
                            ((io.ghl.sync.internal.store.sql.DatabaseStore) store).connection(),
                            "SHOW idle_in_transaction_session_timeout"))
                    .isEqualTo("10s");
        });
    }

    @Test
    void connectionsAreGivenBackAsTheyWere() throws Exception {
        run(store, tx -> tx.cursors().write(HERE, "feed", "1"));
        try (Connection connection = database.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.getNetworkTimeout()).isZero();
            assertThat(TestPostgres.read(connection, "SHOW idle_in_transaction_session_timeout"))
                    .isEqualTo("0");
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsNamedAsTheProblem() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/nowhere?user=x");
        assertThatThrownBy(() -> SyncStore.jdbc(nowhere))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be reached")
                .hasMessageContaining("08001");
    }

    @Test
    void whatAPersonWroteStaysOutOfMessages() {
        TestPostgres.execute(database, "ALTER TABLE ghl_cursor ADD CONSTRAINT short CHECK (length(value) < 5)");
        assertThatThrownBy(() -> run(store, tx -> tx.cursors().write(HERE, "feed", "ada@example.com")))
                .isInstanceOf(StoreException.class)
                .satisfies(failure -> {
                    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                        assertThat(cause.getMessage()).doesNotContain("ada@");
                    }
                });
    }

    @Test
    void textsSortByCodePointWhateverTheDatabasesLanguage() {
        run(store, tx -> {
            for (String id : List.of("b", "B", "a", "\u00e4", "Z")) {
                tx.links().insert(link(id));
            }
        });
        assertThat(all()).extracting(stored -> stored.id()).containsExactly("B", "Z", "a", "b", "\u00e4");
    }
}
