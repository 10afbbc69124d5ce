package io.ghl.sync.internal.engine.location;

import io.ghl.sync.SyncStatus.State;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.json.StoredJson;
import io.ghl.sync.store.StoreTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The signs of life that a location's worker leaves in the store, so that any node can tell how it gets on.
 *
 * @param state what the worker did last
 * @param refused whether HighLevel refused it as a whole
 * @param problem why it stopped, or which stream could not be read; null otherwise
 * @param times when what got on last, by {@link #PROGRESS}, {@link #WEBHOOK} and the names of the feeds
 */
record Vitals(State state, boolean refused, @Nullable String problem, Map<String, Instant> times) {
    static final String PROGRESS = "progress";
    static final String WEBHOOK = "webhook";

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final String STATE = "vitals.state";
    private static final String TIMES = "vitals.times";

    static Vitals read(StoreTransaction tx, String location) {
        List<String> state =
                tx.cursors().read(location, STATE).map(StoredJson::readTexts).orElse(List.of());
        Map<String, Instant> times = new HashMap<>();
        tx.cursors()
                .read(location, TIMES)
                .ifPresent(text -> StoredJson.readNumbers(text)
                        .forEach((name, millis) -> times.put(name, Instant.ofEpochMilli(millis))));
        return state.size() < 3
                ? new Vitals(State.WAITING, false, null, times)
                : new Vitals(
                        State.valueOf(state.get(0)),
                        Boolean.parseBoolean(state.get(1)),
                        state.get(2).isEmpty() ? null : state.get(2),
                        times);
    }

    /** Adds to what the store holds; times that this worker does not know stay. */
    private void write(StoreTransaction tx, String location) {
        Map<String, Long> millis = new TreeMap<>();
        tx.cursors().read(location, TIMES).map(StoredJson::readNumbers).ifPresent(millis::putAll);
        times.forEach((name, at) -> millis.put(name, at.toEpochMilli()));
        tx.cursors().write(location, TIMES, StoredJson.write(millis));
        tx.cursors()
                .write(
                        location,
                        STATE,
                        StoredJson.write(
                                List.of(state.name(), String.valueOf(refused), problem == null ? "" : problem)));
    }

    private boolean saysTheSameAs(@Nullable Vitals other) {
        return other != null
                && state == other.state
                && refused == other.refused
                && String.valueOf(problem).equals(String.valueOf(other.problem));
    }

    /** Writes the vitals of one worker: at once if something changed, else once in a while. Single-threaded. */
    static final class Pulse {
        private final Tenant tenant;
        private @Nullable Vitals last;
        private Instant next = Instant.EPOCH;
        private Instant silentFrom = Instant.EPOCH;
        private Map<String, Instant> told = Map.of();

        Pulse(Tenant tenant) {
            this.tenant = tenant;
        }

        /** A run begins. */
        void begin() {
            silentFrom = tenant.clock().instant().plus(LONG);
        }

        /** Whether a run has gone on for so long without a sign of life that it should give one. */
        boolean isLongSilent() {
            return !silentFrom.isAfter(tenant.clock().instant());
        }

        private boolean isDue(Instant now) {
            return !next.isAfter(now);
        }

        /** The worker got on, under a fence that it still holds. */
        void beat(long fence, State state, @Nullable String problem, Map<String, Instant> reads) {
            Instant now = tenant.clock().instant();
            Map<String, Instant> times = new HashMap<>(reads);
            times.put(PROGRESS, now);
            Instant webhook = tenant.counters().webhookAt.get();
            if (webhook != null) {
                times.put(WEBHOOK, webhook);
            }
            Vitals vitals = new Vitals(state, false, problem, times);
            if (isDue(now) || !vitals.saysTheSameAs(last) || !reads.equals(told)) {
                tenant.store().transact(tx -> {
                    tx.fences().check(tenant.location(), fence);
                    vitals.write(tx, tenant.location());
                    return null;
                });
                told = reads;
                wrote(vitals, now);
            }
        }

        /** The worker stopped. If the store is why, it cannot be told; the time of the last progress tells then. */
        void stopped(boolean refused, String why) {
            Instant now = tenant.clock().instant();
            Vitals vitals = new Vitals(State.STOPPED, refused, why, Map.of());
            if (isDue(now) || !vitals.saysTheSameAs(last)) {
                tenant.store().transact(tx -> {
                    vitals.write(tx, tenant.location());
                    return null;
                });
                wrote(vitals, now);
            }
        }

        private void wrote(Vitals vitals, Instant now) {
            last = vitals;
            next = now.plus(EVERY);
            silentFrom = now.plus(LONG);
        }
    }
}
