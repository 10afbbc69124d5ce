package io.ghl.examples.sharedlimit;

import io.ghl.client.error.RateLimitedException.Scope;
import io.ghl.client.limit.LimitKey;
import io.ghl.client.limit.LimitRefusedException;
import io.ghl.client.limit.LimitReport;
import io.ghl.client.limit.LimitRequest;
import io.ghl.client.limit.RateLimiter;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * A rate limiter for processes that send with the same token and have a PostgreSQL database in common. Each location has
 * a Bucket4j token bucket in a row of the table {@value #TABLE}.
 *
 * <p><b>When you need it.</b> HighLevel counts per app and location. The client's own limiter keeps the limit exactly as
 * long as one client is all that sends for a location, and the sync engine of this project sees to that by itself. Take
 * this one where web nodes, jobs and scripts call the same location side by side.
 *
 * <p><b>How to use it.</b> Give each client of each process one, over a connection pool with a few connections:
 *
 * <pre>{@code
 * PostgresRateLimiter limiter = new PostgresRateLimiter(dataSource, "my app", 100, Duration.ofSeconds(10), 200_000);
 * limiter.createTable();
 * GhlClient ghl = GhlClient.builder().privateToken(token).rateLimiter(limiter).build();
 * }</pre>
 *
 * <p><b>What it costs.</b> One short transaction per request, before it is sent. A token bucket lets through what it holds
 * and what flows in meanwhile, so to stay below the limit in <i>every</i> window of HighLevel's it holds
 * {@value #HELD} % of the limit and refills {@value #REFILLED} % of it per window; the rest is room for requests that
 * are late on their way. Whoever comes first is served first, whatever the priority. Clocks of the nodes that differ by
 * some time let the bucket refill once by as much. The limit is what the constructor is told; answers of HighLevel do not
 * change it.
 *
 * <p><b>When the database is away</b>, calls fail with {@link io.ghl.client.error.RateLimiterException} and nothing is
 * sent. To send unpaced instead, catch the exception here and return a permit that does nothing.
 */
public final class PostgresRateLimiter implements RateLimiter {
    /** Where the buckets are. */
    public static final String TABLE = "ghl_rate_limit";

    private static final int HELD = 10;
    private static final int REFILLED = 75;
    private static final int LEAST = 10;

    private final DataSource database;
    private final ProxyManager<String> buckets;
    private final String app;
    private final BucketConfiguration configuration;
    private final long refilled;
    private final Duration window;
    private final Map<LimitKey, Bucket> known = new ConcurrentHashMap<>();

    /**
     * Creates the limiter; nothing is read or written yet.
     *
     * @param database a pool of connections to PostgreSQL
     * @param app tells apart what shares the database and not the token, such as the name of the app or of the token
     * @param requests HighLevel's limit per window, at least 10
     * @param window length of the window
     * @param daily HighLevel's limit per day, which begins at midnight UTC
     */
    public PostgresRateLimiter(DataSource database, String app, int requests, Duration window, long daily) {
        if (requests < LEAST) {
            throw new IllegalArgumentException("The limit must be at least " + LEAST + " requests per window.");
        }
        this.database = database;
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table(TABLE)
                .idColumn("id")
                .stateColumn("state")
                .build();
        this.app = app;
        this.refilled = (long) requests * REFILLED / 100;
        this.window = window;
        this.configuration = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity((long) requests * HELD / 100).refillGreedy(refilled, window))
                .addLimit(limit -> limit.capacity(daily)
                        .refillIntervallyAligned(
                                daily,
                                Duration.ofDays(1),
                                Instant.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS)))
                .build();
    }

    /**
     * Creates the table unless it is there.
     *
     * @throws SQLException if the database refuses
     */
    public void createTable() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + TABLE + " (id TEXT PRIMARY KEY, state BYTEA)");
        }
    }

    @Override
    public Permit acquire(LimitRequest request) throws InterruptedException, LimitRefusedException {
        Bucket bucket = known.computeIfAbsent(
                request.key(), key -> buckets.getProxy(app + "/" + key.kind() + "/" + key.id(), () -> configuration));
        // Bucket4j reserves the token and says how long it takes to flow in; the client does the waiting, since it
        // knows
        // when to stop.
        AtomicLong untilItIsThere = new AtomicLong();
        long timeLeft = Math.max(1, request.timeLeft().toNanos());
        boolean inTime = bucket.asBlocking().tryConsume(1, timeLeft, untilItIsThere::set);
        if (!inTime) {
            Duration wait = Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
            throw new LimitRefusedException(wait.compareTo(window) > 0 ? Scope.DAILY : Scope.BURST, wait);
        }
        boolean waited = false;
        try {
            request.pause(Duration.ofNanos(untilItIsThere.get()));
            waited = true;
        } finally {
            if (!waited) {
                bucket.addTokens(1);
            }
        }
        return new Token(bucket);
    }

    private final class Token implements Permit {
        private final Bucket bucket;

        private Token(Bucket bucket) {
            this.bucket = bucket;
        }

        @Override
        public void giveBack() {
            bucket.addTokens(1);
        }

        /** After a refusal nobody sends before the server wants it: the bucket is as far below zero as flows in till then. */
        @Override
        public void answered(LimitReport report) {
            if (report.refused()) {
                Duration asked = report.retryAfter();
                Duration pause = asked == null || asked.compareTo(window) > 0 ? window : asked;
                long debt = refilled * pause.toMillis() / window.toMillis();
                long excess = bucket.getAvailableTokens() + debt;
                if (excess > 0) {
                    long unused = bucket.consumeIgnoringRateLimits(excess);
                }
            }
        }

        @Override
        public void lost() {}
    }
}
