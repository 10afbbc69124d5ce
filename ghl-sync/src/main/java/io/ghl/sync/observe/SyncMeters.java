package io.ghl.sync.observe;

import io.ghl.sync.SyncEngine;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.record.Side;
import io.ghl.sync.webhook.WebhookAnswer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Meters of an engine, for applications that have Micrometer ({@code io.micrometer:micrometer-core}, an optional
 * dependency) on their class path. No other class of this SDK needs it. The guide to operations lists the meters. Those
 * of calls, waits, tokens and the day's quota come from the client's
 * {@link io.ghl.client.observe.MicrometerObserver}. Thread-safe.
 */
public final class SyncMeters implements SyncObserver {
    private static final Duration REFRESH = Duration.ofMinutes(1);

    private final MeterRegistry registry;
    private final boolean byLocation;

    private SyncMeters(MeterRegistry registry, boolean byLocation) {
        this.registry = registry;
        this.byLocation = byLocation;
    }

    /**
     * Meters without the location, whose number is as large as that of your customers.
     *
     * @param registry where the meters go
     * @return an observer for {@link SyncEngine.Builder#observer}
     */
    // Not transitive in module-info: modules without Micrometer could not be compiled against this one.
    @SuppressWarnings("exports")
    public static SyncMeters over(MeterRegistry registry) {
        return new SyncMeters(registry, false);
    }

    /**
     * Counters and timers with the tag {@code location}: as many series as there are locations.
     *
     * @return another observer over the same registry, to be used instead of this one
     */
    public SyncMeters withLocation() {
        return new SyncMeters(registry, true);
    }

    /**
     * Gauges of what waits and how old it is, over all locations that this node was asked for. They are read from the
     * store when somebody asks for them, once a minute at most, with about ten queries for each location; on a cluster,
     * every node shows the same, so watch on one or take the maximum.
     *
     * @param engine the engine
     * @return this
     */
    public SyncMeters watch(SyncEngine engine) {
        Snapshot snapshot = new Snapshot(engine, registry);
        for (LocationHealth.Verdict verdict : LocationHealth.Verdict.values()) {
            gauge(
                    "ghl.sync.locations",
                    Tags.of("verdict", lower(verdict)),
                    snapshot,
                    all -> all.stream()
                            .filter(each -> each.verdict() == verdict)
                            .count());
        }
        gauge(
                "ghl.sync.backlog",
                snapshot,
                all -> sum(all, each -> each.backlog().open()));
        gauge(
                "ghl.sync.backlog.age",
                snapshot,
                all -> all.stream()
                        .mapToDouble(each -> seconds(each.backlog().oldest()))
                        .max()
                        .orElse(0));
        gauge("ghl.sync.dead.letters", snapshot, all -> sum(all, LocationHealth::deadLetters));
        gauge("ghl.sync.reviews.open", snapshot, all -> sum(all, LocationHealth::openReviews));
        gauge("ghl.sync.reviews.age", snapshot, all -> snapshot.age(all, LocationHealth::oldestReviewAt));
        gauge("ghl.sync.progress.age", snapshot, all -> snapshot.age(all, LocationHealth::lastProgressAt));
        for (LocationHealth.Source source : LocationHealth.Source.values()) {
            gauge(
                    "ghl.sync.stream.age",
                    Tags.of("source", lower(source)),
                    snapshot,
                    all -> snapshot.age(
                            all,
                            each -> each.streams().stream()
                                    .filter(stream -> stream.source() == source)
                                    .map(LocationHealth.Stream::lastProgressAt)
                                    .filter(Objects::nonNull)
                                    .min(Comparator.naturalOrder())
                                    .orElse(null)));
        }
        return this;
    }

    @Override
    public void reconciled(Reconcile done) {
        Tags tags = tags(done.locationId()).and("type", lower(done.type()));
        count("ghl.sync.reconciles", tags.and("ending", lower(done.ending())), 1);
        for (Change change : done.changes()) {
            Side side = change.side();
            String written = side == null ? "none" : lower(side);
            count("ghl.sync.changes", tags.and("action", lower(change.action()), "side", written), 1);
            if (change.action() == AuditEntry.Action.CONFLICT_SETTLED) {
                count("ghl.sync.conflicts", tags.and("rule", change.rule()), 1);
            }
        }
        if (done.foundBy() != null) {
            count("ghl.sync.found", tags.and("by", lower(done.foundBy())), 1);
        }
        if (done.echoCalls() > 0) {
            count("ghl.sync.echo.calls", tags, done.echoCalls());
        }
        if (done.lag() != null) {
            registry.timer("ghl.sync.lag", tags.and("from", lower(done.lag().from())))
                    .record(done.lag().took());
        }
    }

    @Override
    public void webhook(WebhookAnswer answer) {
        count("ghl.sync.webhooks", Tags.of("answer", lower(answer)), 1);
    }

    @Override
    public void fenceLost(String locationId) {
        count("ghl.sync.fences.lost", tags(locationId), 1);
    }

    private void count(String name, Tags tags, double amount) {
        registry.counter(name, tags).increment(amount);
    }

    private void gauge(String name, Snapshot snapshot, ToDoubleFunction<List<LocationHealth>> value) {
        gauge(name, Tags.empty(), snapshot, value);
    }

    private void gauge(String name, Tags tags, Snapshot snapshot, ToDoubleFunction<List<LocationHealth>> value) {
        Gauge.builder(name, () -> value.applyAsDouble(snapshot.get()))
                .tags(tags)
                .register(registry);
    }

    private Tags tags(String location) {
        return byLocation ? Tags.of("location", location) : Tags.empty();
    }

    private static double sum(List<LocationHealth> all, ToDoubleFunction<LocationHealth> value) {
        return all.stream().mapToDouble(value).sum();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The health of all locations, read anew once it is a minute old. */
    private static final class Snapshot {
        private final SyncEngine engine;
        private final MeterRegistry registry;
        private @Nullable Instant readAt;
        private List<LocationHealth> health = List.of();

        Snapshot(SyncEngine engine, MeterRegistry registry) {
            this.engine = engine;
            this.registry = registry;
        }

        synchronized List<LocationHealth> get() {
            Instant now = now();
            if (readAt == null || !now.isBefore(readAt.plus(REFRESH))) {
                health = engine.health();
                readAt = now;
            }
            return health;
        }

        /** The age in seconds of the oldest time, NaN if there is none. */
        double age(List<LocationHealth> all, Function<LocationHealth, @Nullable Instant> time) {
            return all.stream()
                    .filter(each -> each.verdict() != LocationHealth.Verdict.IDLE)
                    .map(time)
                    .filter(Objects::nonNull)
                    .mapToDouble(at -> Math.max(0, seconds(Duration.between(at, now()))))
                    .max()
                    .orElse(Double.NaN);
        }

        private Instant now() {
            return Instant.ofEpochMilli(registry.config().clock().wallTime());
        }
    }
}
