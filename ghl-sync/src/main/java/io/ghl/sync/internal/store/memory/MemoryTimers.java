package io.ghl.sync.internal.store.memory;

import io.ghl.sync.internal.store.Limits;
import io.ghl.sync.store.Timers;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Timers in memory. */
final class MemoryTimers implements Timers {
    private record Key(String location, String trigger, String linkId, String subject) {
        static Key of(Timer timer) {
            return new Key(timer.location(), timer.trigger(), timer.linkId(), timer.subject());
        }
    }

    private final Undo undo;
    private final Map<Key, Timer> timers = new HashMap<>();

    MemoryTimers(Undo undo) {
        this.undo = undo;
    }

    @Override
    public void set(Timer timer) {
        undo.put(timers, Key.of(timer), timer);
    }

    @Override
    public Optional<Timer> find(String location, String trigger, String linkId, String subject) {
        return Optional.ofNullable(timers.get(new Key(location, trigger, linkId, subject)));
    }

    @Override
    public List<Timer> due(String location, Instant now, int limit) {
        return running(location)
                .filter(timer -> !dueAt(timer).isAfter(now))
                .sorted(Comparator.comparing(MemoryTimers::dueAt)
                        .thenComparing(Timer::linkId)
                        .thenComparing(Timer::trigger)
                        .thenComparing(Timer::subject))
                .limit(Limits.positive(limit))
                .toList();
    }

    @Override
    public Optional<Instant> nextDue(String location) {
        return running(location).map(MemoryTimers::dueAt).min(Comparator.naturalOrder());
    }

    private Stream<Timer> running(String location) {
        return timers.values().stream().filter(timer -> timer.location().equals(location) && timer.dueAt() != null);
    }

    private static Instant dueAt(Timer timer) {
        return Objects.requireNonNull(timer.dueAt());
    }

    @Override
    public void remove(Timer timer) {
        undo.remove(timers, Key.of(timer));
    }

    @Override
    public void removeAll(String location, String linkId) {
        int unused =
                removeIf(key -> key.location().equals(location) && key.linkId().equals(linkId));
    }

    /** Removes the timers of a location, and tells how many there were. */
    int removeAll(String location) {
        return removeIf(key -> key.location().equals(location));
    }

    private int removeIf(Predicate<Key> which) {
        List<Key> keys = timers.keySet().stream().filter(which).toList();
        keys.forEach(key -> undo.remove(timers, key));
        return keys.size();
    }
}
