package io.ghl.examples.sharedlimit;

import io.ghl.client.GhlClient;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.observe.GhlObserver;
import io.ghl.sandbox.GhlSandbox;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Two clients, as two nodes would have them, write to one location of the sandbox, whose limit is 60 requests in 5
 * seconds. Run it with the JDBC URL of a PostgreSQL database, for example
 * {@code jdbc:postgresql://localhost/postgres?user=postgres}; it adds one table there.
 */
public final class SharedLimitDemo {
    private static final int LIMIT = 60;
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final int CONTACTS_PER_NODE = 35;
    private static final int THREADS_PER_NODE = 10;

    private SharedLimitDemo() {}

    /**
     * What happened.
     *
     * @param written contacts that the sandbox has
     * @param requests requests that the nodes sent
     * @param refused answers with status 429
     * @param waits requests that waited for their turn
     */
    public record Outcome(int written, int requests, int refused, int waits) {}

    /**
     * Starts the demo.
     *
     * @param args the JDBC URL
     * @throws SQLException if the database cannot be used
     * @throws InterruptedException if somebody interrupts it
     */
    public static void main(String... args) throws SQLException, InterruptedException {
        if (args.length != 1) {
            System.err.println("Pass the JDBC URL of a PostgreSQL database.");
            return;
        }
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(args[0]);
        Outcome outcome = run(database);
        System.out.printf(
                "Two nodes wrote %d contacts with %d requests; %d waited for their turn, %d were refused.%n",
                outcome.written(), outcome.requests(), outcome.waits(), outcome.refused());
    }

    static Outcome run(DataSource database) throws SQLException, InterruptedException {
        AtomicInteger requests = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger waits = new AtomicInteger();
        GhlObserver counting = new GhlObserver() {
            @Override
            public void waiting(Call call, WaitReason reason, Duration atMost) {
                waits.incrementAndGet();
            }

            @Override
            public void attempt(Call call, AttemptEnd attempt) {
                requests.incrementAndGet();
                if (attempt.limits() != null && attempt.limits().refused()) {
                    refused.incrementAndGet();
                }
            }
        };
        try (GhlSandbox sandbox = GhlSandbox.builder().rate(LIMIT, WINDOW).start();
                GhlClient first = node(sandbox, database, counting);
                GhlClient second = node(sandbox, database, counting)) {
            List<Thread> threads = new ArrayList<>();
            threads.addAll(write(first, sandbox.locationId(), "first"));
            threads.addAll(write(second, sandbox.locationId(), "second"));
            for (Thread thread : threads) {
                thread.join();
            }
            return new Outcome(sandbox.contactCount(), requests.get(), refused.get(), waits.get());
        }
    }

    private static GhlClient node(GhlSandbox sandbox, DataSource database, GhlObserver observer) throws SQLException {
        PostgresRateLimiter limiter = new PostgresRateLimiter(database, "demo", LIMIT, WINDOW, 200_000);
        limiter.createTable();
        return GhlClient.builder()
                .baseUrl(sandbox.baseUrl().toString())
                .privateToken(sandbox.token())
                .rateLimiter(limiter)
                .observer(observer)
                .build();
    }

    private static List<Thread> write(GhlClient ghl, String location, String node) {
        AtomicInteger next = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS_PER_NODE; i++) {
            Thread thread = new Thread(() -> {
                for (int n = next.getAndIncrement(); n < CONTACTS_PER_NODE; n = next.getAndIncrement()) {
                    String email = node + n + "@example.com";
                    ghl.location(location)
                            .contacts()
                            .create(NewContact.builder().email(email).build());
                }
            });
            thread.start();
            threads.add(thread);
        }
        return threads;
    }
}
