package io.ghl.sync.internal.trigger;

import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.trigger.Firing;
import io.ghl.sync.trigger.Firing.State;
import io.ghl.sync.trigger.Triggers;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** The triggers of a location over the store. */
public final class StoredTriggers implements Triggers {
    private static final int AT_ONCE = 100;

    private final String location;
    private final SyncStore store;
    private final TriggerSet triggers;
    private final Clock clock;
    private final Runnable wake;

    /** The triggers of a location; {@code wake} has its worker look for what is due. */
    public StoredTriggers(String location, SyncStore store, TriggerSet triggers, Clock clock, Runnable wake) {
        this.location = location;
        this.store = store;
        this.triggers = triggers;
        this.clock = clock;
        this.wake = wake;
    }

    @Override
    public Map<State, Integer> counts() {
        return store.transact(tx -> {
            Map<State, Integer> counts = new EnumMap<>(State.class);
            for (State state : State.values()) {
                int count = tx.firings().count(location, state);
                if (count > 0) {
                    counts.put(state, count);
                }
            }
            return counts;
        });
    }

    @Override
    public List<Firing> waiting(long afterSequence, int limit) {
        return store.transact(tx -> tx.firings().inState(location, State.WAITING, afterSequence, limit));
    }

    @Override
    public List<Firing> dead(long afterSequence, int limit) {
        return store.transact(tx -> tx.firings().inState(location, State.DEAD, afterSequence, limit));
    }

    @Override
    public boolean replay(String key) {
        Objects.requireNonNull(key, "key must not be null.");
        boolean found = settle(key, StoredTriggers::isDead, State.WAITING);
        wake.run();
        return found;
    }

    @Override
    public int replayAll(String trigger) {
        Objects.requireNonNull(trigger, "trigger must not be null.");
        int replayed = 0;
        long after = 0;
        List<Firing> some;
        do {
            long from = after;
            some = store.transact(tx -> {
                List<Firing> dead = tx.firings().inState(location, State.DEAD, from, AT_ONCE);
                dead.stream()
                        .filter(firing -> firing.trigger().equals(trigger))
                        .forEach(firing -> settle(tx, firing, State.WAITING));
                return dead;
            });
            replayed += (int) some.stream()
                    .filter(firing -> firing.trigger().equals(trigger))
                    .count();
            after = some.isEmpty() ? after : some.get(some.size() - 1).sequence();
        } while (!some.isEmpty());
        wake.run();
        return replayed;
    }

    @Override
    public boolean discard(String key) {
        Objects.requireNonNull(key, "key must not be null.");
        // Nobody delivers what waits for a trigger that is gone.
        return settle(
                key, firing -> isDead(firing) || triggers.find(firing.trigger()).isEmpty(), State.DONE);
    }

    private static boolean isDead(Firing firing) {
        return firing.state() == State.DEAD;
    }

    private boolean settle(String key, Predicate<Firing> wanted, State state) {
        String[] parts = key.split("/", 3);
        if (parts.length != 3 || !parts[0].equals(location)) {
            return false;
        }
        return store.transact(tx -> {
            Optional<Firing> found =
                    tx.firings().find(location, parts[1], parts[2]).filter(wanted);
            found.ifPresent(firing -> settle(tx, firing, state));
            return found.isPresent();
        });
    }

    private void settle(StoreTransaction tx, Firing firing, State state) {
        Instant now = clock.instant();
        // As if tried once: the effect may have been made though it failed.
        tx.firings()
                .update(new Firing(
                        firing.sequence(),
                        firing.trigger(),
                        firing.change(),
                        state,
                        firing.firedAt(),
                        now,
                        firing.step(),
                        Math.min(1, firing.attempts()),
                        firing.problem()));
    }
}
