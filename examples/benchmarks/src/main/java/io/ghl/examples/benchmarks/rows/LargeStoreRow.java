package io.ghl.examples.benchmarks.rows;

import io.ghl.examples.benchmarks.harness.Figure;
import io.ghl.examples.benchmarks.harness.Outcome;
import io.ghl.examples.benchmarks.harness.Row;
import io.ghl.examples.benchmarks.harness.Samples;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.SyncStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/** What the store's frequent work takes with ten million links in one SQLite file. */
public final class LargeStoreRow implements Row {
    private static final int BATCH = 500_000;
    private static final RecordType TYPE = RecordType.CONTACT;

    @Override
    public String name() {
        return "large-store";
    }

    @Override
    public String title() {
        return "the store's frequent work with 10,000,000 links of 1,000 locations in SQLite";
    }

    @Override
    public Outcome run(boolean quick) throws IOException {
        int links = quick ? 5_000 : 10_000_000;
        int locations = quick ? 10 : 1_000;
        int rounds = quick ? 20 : 2_000;
        Path folder = Files.createTempDirectory("large-store");
        Path file = folder.resolve("sync.db");
        try {
            SyncStore.sqlite(file).close();
            List<Figure> figures = new ArrayList<>();
            long start = System.nanoTime();
            fill(file, links, links / locations);
            figures.add(Figure.count("links", links));
            figures.add(Figure.of("filled in", (System.nanoTime() - start) / 1e9, "s"));
            figures.add(Figure.of("file", Files.size(file) / 1e6, "MB"));
            try (SyncStore store = SyncStore.sqlite(file)) {
                figures.addAll(measure(store, links, links / locations, rounds));
            }
            return new Outcome(figures, null);
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            try (var files = Files.list(folder)) {
                for (Path each : files.toList()) {
                    Files.delete(each);
                }
            }
            Files.delete(folder);
        }
    }

    /** Straight into the table, and not durably: it is thrown away. */
    private static void fill(Path file, int links, int perLocation) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement settings = connection.createStatement()) {
            settings.execute("PRAGMA synchronous = OFF");
            settings.execute("PRAGMA cache_size = -500000");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO ghl_link (id, location, type, app_id, ghl_id, state, version, app_base, ghl_base,
                      ghl_version, seen_states, seen_at)
                    WITH RECURSIVE numbers (i) AS (SELECT ? UNION ALL SELECT i + 1 FROM numbers WHERE i + 1 < ?)
                    SELECT printf('link-%012d', i), printf('loc-%06d', i / ?), 'CONTACT', printf('app-%012d', i),
                      printf('ghl-%012d', i), 'LINKED', 1, '{}', '{}', 1, '[]', 1 FROM numbers""")) {
                for (int from = 0; from < links; from += BATCH) {
                    insert.setInt(1, from);
                    insert.setInt(2, Math.min(links, from + BATCH));
                    insert.setInt(3, perLocation);
                    insert.executeUpdate();
                    connection.commit();
                }
            }
        }
    }

    private static List<Figure> measure(SyncStore store, int links, int perLocation, int rounds) {
        List<Figure> figures = new ArrayList<>();
        figures.add(time(store, links, rounds, "link by the application's id", (tx, i) -> {
            var unused = tx.links()
                    .of(location(i, perLocation), TYPE, Side.APP, id("app", i))
                    .orElseThrow();
        }));
        figures.add(time(store, links, rounds, "link by HighLevel's id", (tx, i) -> {
            var unused = tx.links()
                    .of(location(i, perLocation), TYPE, Side.GHL, id("ghl", i))
                    .orElseThrow();
        }));
        figures.add(time(store, links, rounds, "a page of 100 links", (tx, i) -> {
            var unused = tx.links().page(location(i, perLocation), TYPE, id("link", i), 100);
        }));
        figures.add(time(store, links, rounds, "a signal raised, found due and done", (tx, i) -> {
            String location = location(i, perLocation);
            tx.signals().raise(location, TYPE, Side.APP, id("app", i), Instant.EPOCH, Signal.Cause.APP_HINT);
            for (Signal signal : tx.signals().due(location, Instant.now(), 100)) {
                tx.signals().acknowledge(signal);
            }
        }));
        figures.add(time(store, links, rounds, "a link changed, on the disk", (tx, i) -> {
            var unused = tx.links().update(tx.links().find(id("link", i)).orElseThrow());
        }));
        return figures;
    }

    /** Each in a transaction of its own, at a random place. */
    private static Figure time(
            SyncStore store, int links, int rounds, String name, BiConsumer<StoreTransaction, Integer> work) {
        Random random = new Random(10);
        List<Double> micros = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            int place = random.nextInt(links);
            long start = System.nanoTime();
            store.transact(tx -> {
                work.accept(tx, place);
                return true;
            });
            micros.add((System.nanoTime() - start) / 1e3);
        }
        return Figure.of(name, new Samples(micros), "µs");
    }

    private static String location(int i, int perLocation) {
        return String.format("loc-%06d", i / perLocation);
    }

    private static String id(String kind, int i) {
        return String.format("%s-%012d", kind, i);
    }
}
