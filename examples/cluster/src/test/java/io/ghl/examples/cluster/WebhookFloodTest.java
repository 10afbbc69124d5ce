package io.ghl.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.examples.cluster.app.Database;
import io.ghl.examples.cluster.node.Sandbox;
import io.ghl.examples.cluster.node.WriteStep;
import io.ghl.examples.cluster.run.NodeProcess;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.testing.WebhookSigner;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks flood a real process that is killed again and again at random places: none that it acknowledged is lost. */
@Timeout(600)
class WebhookFloodTest {
    private static final int KILLS = 2;
    private static final int SENDERS = 6;
    private static final String NO_HIGHLEVEL = "http://127.0.0.1:9";

    @TempDir
    Path folder;

    private final List<String> locations = Sandbox.locations(3);
    private final WebhookSigner signer = WebhookSigner.ed25519();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private volatile NodeProcess node;
    private volatile boolean over;

    @Test
    void intoSqlite() throws Exception {
        Path file = folder.resolve("sync.db");
        flood(Database.url(folder.resolve("app.db")), file.toString());
        try (Database inbox = Database.open(Database.url(file));
                SyncStore store = SyncStore.sqlite(file)) {
            assertNothingIsLost(inbox, store);
        }
    }

    @Test
    void intoPostgres() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .setServerConfig("fsync", "off")
                .start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            flood(url, "-");
            try (Database inbox = Database.open(url);
                    SyncStore store = SyncStore.jdbc(inbox.connections())) {
                assertNothingIsLost(inbox, store);
                // A run that a killed node was in counts as one that failed, once it is noticed.
                assertThat(column(inbox, "SELECT task_instance FROM ghl_task WHERE consecutive_failures > " + KILLS))
                        .as("locations whose runs failed")
                        .isEmpty();
            }
        }
    }

    private void flood(String application, String storeFile) throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        try (Database database = Database.open(application)) {
            Sandbox.install(database.connections(), locations);
        }
        List<String> arguments =
                List.of(application, storeFile, NO_HIGHLEVEL, signer.publicKey(), String.join(",", locations));
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            node = start(arguments);
            List<Future<?>> sending = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                String name = "s" + sender;
                sending.add(senders.submit(() -> send(name)));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                await(acknowledged.size() + 20 + random.nextInt(100));
                node.kill();
                node = start(arguments);
            }
            await(acknowledged.size() + 20);
            over = true;
            for (Future<?> each : sending) {
                each.get(60, TimeUnit.SECONDS);
            }
        } finally {
            over = true;
            senders.shutdownNow();
            node.kill();
        }
    }

    private NodeProcess start(List<String> arguments) {
        NodeProcess started = NodeProcess.start(1, arguments, folder.resolve("node.log"), new NodeProcess.Listener() {
            @Override
            public void waitsAt(NodeProcess waiting, WriteStep step) {
                throw new AssertionError("No step is armed, but the node waits at " + step);
            }

            @Override
            public void linked(String location) {}

            @Override
            public void unlinked(String location, String why) {}
        });
        started.awaitPort();
        return started;
    }

    private void await(int webhooks) {
        while (acknowledged.size() < webhooks) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    /** One after the other, each until it is acknowledged, as HighLevel does. */
    private Void send(String sender) throws InterruptedException {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        for (int number = 0; !over; number++) {
            String id = sender + "-" + number;
            while (!over && !isAcknowledged(http, id, locations.get(number % locations.size()))) {
                LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
            }
        }
        return null;
    }

    private boolean isAcknowledged(HttpClient http, String id, String location) throws InterruptedException {
        String body = "{\"type\":\"ContactUpdate\",\"locationId\":\"" + location + "\",\"id\":\"" + id
                + "\",\"webhookId\":\"" + id + "\",\"timestamp\":\"2026-11-29T12:00:00.000Z\"}";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.awaitPort() + "/"))
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        signer.headers(body).forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        try {
            int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            assertThat(status).isIn(200, 429);
            return status == 200 && acknowledged.add(id);
        } catch (IOException e) {
            // Killed: nobody knows whether it is stored, so it is sent again.
            return false;
        }
    }

    private static List<String> column(Database database, String query) {
        return database.read(connection -> {
            List<String> values = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        });
    }

    private void assertNothingIsLost(Database database, SyncStore store) {
        List<String> stored = column(database, "SELECT webhook_id FROM ghl_inbox");
        System.out.println(acknowledged.size() + " acknowledged, " + stored.size() + " stored");
        assertThat(stored).doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(acknowledged).hasSizeGreaterThan(KILLS * 20);
        // What was stored and not acknowledged is at most what was under way at each kill and at the end.
        assertThat(stored.size() - acknowledged.size()).isBetween(0, (KILLS + 1) * SENDERS);
        Set<String> withoutSignal = new HashSet<>(acknowledged);
        for (String location : locations) {
            store.transact(tx -> withoutSignal.removeIf(id -> tx.signals()
                    .of(location, RecordType.CONTACT, Side.GHL, id)
                    .filter(signal -> !signal.dueAt().isAfter(Instant.now().plusSeconds(600)))
                    .isPresent()));
        }
        assertThat(withoutSignal).as("each is to be looked at").isEmpty();
    }
}
