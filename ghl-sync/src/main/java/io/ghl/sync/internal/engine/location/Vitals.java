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
        Map<String, Instant> times = readTimes(tx, location);
        return state.size() < 3
                ? new Vitals(State.WAITING, false, null, times)
                : new Vitals(
                        State.valueOf(state.get(0)),
                        Boolean.parseBoolean(state.get(1)),
                        state.get(2).isEmpty() ? null : state.get(2),
                        times);
    }

    private static Map<String, Instant> readTimes(StoreTransaction tx, String location) {
        Map<String, Instant> times = new HashMap<>();
        tx.cursors()
                .read(location, TIMES)
                .ifPresent(text -> StoredJson.readNumbers(text)
                        .forEach((name, millis) -> times.put(name, Instant.ofEpochMilli(millis))));
        return times;
    }

    private static void writeTimes(StoreTransaction tx, String location, Map<String, Instant> times) {
        Map<String, Long> millis = new TreeMap<>();
        times.forEach((name, at) -> millis.put(name, at.toEpochMilli()));
        tx.cursors().write(location, TIMES, StoredJson.write(millis));
    }

    private void writeState(StoreTransaction tx, String location) {
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
        /** The times in the store, null if somebody else may have written them. */
        private @Nullable Map<String, Instant> stored;

        Pulse(Tenant tenant) {
            this.tenant = tenant;
        }

        /** Somebody else may have worked on the location. */
        void forget() {
            stored = null;
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
            Vitals found = new Vitals(state, false, problem, reads);
            if (isDue(now) || !found.saysTheSameAs(last) || !reads.equals(told)) {
                stored = tenant.store().transact(tx -> {
                    tx.fences().check(tenant.location(), fence);
                    Map<String, Instant> known = stored;
                    Map<String, Instant> all =
                            added(known == null ? readTimes(tx, tenant.location()) : known, reads, now);
                    found.writeState(tx, tenant.location());
                    writeTimes(tx, tenant.location(), all);
                    return all;
                });
                told = reads;
                wrote(found, now);
            }
        }

        /** Times that this worker does not know stay. */
        private Map<String, Instant> added(Map<String, Instant> times, Map<String, Instant> reads, Instant now) {
            Map<String, Instant> all = new TreeMap<>(times);
            all.putAll(reads);
            all.put(PROGRESS, now);
            Instant webhook = tenant.counters().webhookAt.get();
            if (webhook != null) {
                all.put(WEBHOOK, webhook);
            }
            return all;
        }

        /** The worker stopped. If the store is why, it cannot be told; the time of the last progress tells then. */
        void stopped(boolean refused, String why) {
            Instant now = tenant.clock().instant();
            Vitals vitals = new Vitals(State.STOPPED, refused, why, Map.of());
            if (isDue(now) || !vitals.saysTheSameAs(last)) {
                tenant.store().transact(tx -> {
                    vitals.writeState(tx, tenant.location());
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
