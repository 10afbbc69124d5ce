package io.ghl.client.observe;

import io.ghl.client.limit.LimitReport;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Meters of a client, for applications that have Micrometer ({@code io.micrometer:micrometer-core}, an optional
 * dependency) on their class path. No other class of this SDK needs it. One observer serves all clients of a process.
 *
 * <table>
 * <caption>Meters; {@code location} is a further tag of each if it was asked for</caption>
 * <tr><th>Name</th><th>Type</th><th>Tags</th></tr>
 * <tr><td>{@code ghl.client.calls}</td><td>timer</td>
 *     <td>{@code operation}, {@code method}, {@code path} (a template), {@code status} ({@code 2xx}, {@code none}…),
 *     {@code outcome} ({@code ok} or the name of an exception)</td></tr>
 * <tr><td>{@code ghl.client.attempts}</td><td>timer</td><td>{@code operation}, {@code status}, {@code outcome}</td></tr>
 * <tr><td>{@code ghl.client.retries}</td><td>counter</td><td>{@code operation}</td></tr>
 * <tr><td>{@code ghl.client.waits}</td><td>timer</td>
 *     <td>{@code reason} ({@code rate_limit}, {@code retry}), {@code priority}</td></tr>
 * <tr><td>{@code ghl.client.token.refreshes}</td><td>timer</td><td>{@code kind}, {@code outcome}</td></tr>
 * <tr><td>{@code ghl.client.daily.remaining}</td><td>gauge</td>
 *     <td>none: requests left of the day (UTC) as HighLevel said last, without {@code location} of the location or
 *     company that has least left; NaN while unknown</td></tr>
 * </table>
 *
 * <p>Thread-safe.
 */
public final class MicrometerObserver implements GhlObserver {
    private static final String NONE = "none";
    private static final String DAILY = "ghl.client.daily.remaining";

    private final MeterRegistry registry;
    private final boolean byLocation;
    private final Map<String, Daily> daily = new ConcurrentHashMap<>();

    private record Daily(long day, long remaining) {}

    private MicrometerObserver(MeterRegistry registry, boolean byLocation) {
        this.registry = registry;
        this.byLocation = byLocation;
    }

    /**
     * Meters without the location, whose number is as large as that of your customers.
     *
     * @param registry where the meters go
     * @return an observer for {@link io.ghl.client.GhlClientBuilder#observer}
     */
    // Not transitive in module-info: modules without Micrometer could not be compiled against this one.
    @SuppressWarnings("exports")
    public static MicrometerObserver over(MeterRegistry registry) {
        return new MicrometerObserver(registry, false);
    }

    /**
     * Meters with the tag {@code location} ({@code none} for calls without one): as many series as there are locations.
     *
     * @return another observer over the same registry, to be used instead of this one
     */
    public MicrometerObserver withLocation() {
        return new MicrometerObserver(registry, true);
    }

    @Override
    public void callEnd(Call call, CallEnd end) {
        String outcome =
                end.error() != null ? end.error().getClass().getSimpleName() : end.succeeded() ? "ok" : "failed";
        registry.timer(
                        "ghl.client.calls",
                        tags(call.locationId())
                                .and("operation", call.operation(), "method", call.method())
                                .and("path", call.pathTemplate(), "status", statusClass(end.status()))
                                .and("outcome", outcome))
                .record(end.took());
    }

    @Override
    public void attempt(Call call, AttemptEnd attempt) {
        Tags tags = tags(call.locationId()).and("operation", call.operation());
        registry.timer(
                        "ghl.client.attempts",
                        tags.and("status", statusClass(attempt.status()), "outcome", attempt.outcome()))
                .record(attempt.took());
        if (attempt.number() > 1) {
            registry.counter("ghl.client.retries", tags).increment();
        }
        LimitReport limits = attempt.limits();
        Long remaining = limits == null ? null : limits.dailyRemaining();
        if (remaining != null) {
            remember(call.locationId() == null ? NONE : call.locationId(), remaining);
        }
    }

    @Override
    public void waited(Call call, WaitReason reason, Duration took) {
        registry.timer(
                        "ghl.client.waits",
                        tags(call.locationId()).and("reason", lower(reason), "priority", lower(call.priority())))
                .record(took);
    }

    @Override
    public void tokenRefreshed(TokenRefresh refresh) {
        registry.timer(
                        "ghl.client.token.refreshes",
                        tags(refresh.locationId())
                                .and("kind", lower(refresh.kind()))
                                .and(
                                        "outcome",
                                        refresh.error() == null
                                                ? "ok"
                                                : refresh.error().getClass().getSimpleName()))
                .record(refresh.took());
    }

    private void remember(String location, long remaining) {
        boolean first = daily.put(location, new Daily(today(), remaining)) == null;
        if (first) {
            // Without locations this finds the one gauge already there from the second location on.
            Gauge.builder(DAILY, () -> byLocation ? remaining(location) : lowest())
                    .description("Requests left of the day")
                    .tags(tags(location))
                    .register(registry);
        }
    }

    private double remaining(String location) {
        Daily said = daily.get(location);
        return said == null || said.day() != today() ? Double.NaN : said.remaining();
    }

    private double lowest() {
        return daily.keySet().stream()
                .mapToDouble(this::remaining)
                .filter(Double::isFinite)
                .min()
                .orElse(Double.NaN);
    }

    private long today() {
        return Math.floorDiv(
                registry.config().clock().wallTime(), Duration.ofDays(1).toMillis());
    }

    private Tags tags(@Nullable String location) {
        return byLocation ? Tags.of("location", location == null ? NONE : location) : Tags.empty();
    }

    private static String statusClass(@Nullable Integer status) {
        return status == null ? NONE : status / 100 + "xx";
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
