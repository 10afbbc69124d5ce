package io.ghl.sync.internal.store.memory;

import io.ghl.sync.internal.store.Limits;
import io.ghl.sync.store.Firings;
import io.ghl.sync.trigger.Firing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Firings in memory. */
final class MemoryFirings implements Firings {
    private record Key(String location, String trigger, String changeId) {
        static Key of(Firing firing) {
            return new Key(
                    firing.change().about().location(),
                    firing.trigger(),
                    firing.change().about().id());
        }
    }

    private final Undo undo;
    private final TreeMap<Long, Firing> open = new TreeMap<>();
    private final Map<Key, Long> sequences = new HashMap<>();
    private final Map<Key, Instant> done = new HashMap<>();
    private long last;

    MemoryFirings(Undo undo) {
        this.undo = undo;
    }

    @Override
    public boolean add(Firing firing) {
        Key key = Key.of(firing);
        if (sequences.containsKey(key) || done.containsKey(key)) {
            return false;
        }
        long sequence = ++last;
        undo.put(sequences, key, sequence);
        undo.put(open, sequence, numbered(firing, sequence));
        return true;
    }

    private static Firing numbered(Firing firing, long sequence) {
        return new Firing(
                sequence,
                firing.trigger(),
                firing.change(),
                firing.state(),
                firing.firedAt(),
                firing.dueAt(),
                firing.step(),
                firing.attempts(),
                firing.problem());
    }

    @Override
    public List<Firing> due(String location, String trigger, Instant now, int limit) {
        return heads(location, trigger)
                .filter(firing -> !firing.dueAt().isAfter(now))
                .limit(Limits.positive(limit))
                .toList();
    }

    @Override
    public Optional<Instant> nextDue(String location, String trigger) {
        return heads(location, trigger).findFirst().map(Firing::dueAt);
    }

    /** The first that waits of each record, the longest due first. */
    private Stream<Firing> heads(String location, String trigger) {
        Set<String> records = new HashSet<>();
        List<Firing> heads = new ArrayList<>();
        for (Firing firing : open.values()) {
            if (firing.state() == Firing.State.WAITING
                    && isOf(firing, location)
                    && firing.trigger().equals(trigger)
                    && records.add(firing.change().about().linkId())) {
                heads.add(firing);
            }
        }
        return heads.stream().sorted(Comparator.comparing(Firing::dueAt).thenComparingLong(Firing::sequence));
    }

    private static boolean isOf(Firing firing, String location) {
        return firing.change().about().location().equals(location);
    }

    @Override
    public Optional<Firing> find(String location, String trigger, String changeId) {
        return Optional.ofNullable(sequences.get(new Key(location, trigger, changeId)))
                .map(open::get);
    }

    @Override
    public void update(Firing firing) {
        Key key = Key.of(firing);
        Long sequence = sequences.get(key);
        if (sequence == null) {
            return;
        }
        if (firing.state() == Firing.State.DONE) {
            undo.remove(open, sequence);
            undo.remove(sequences, key);
            undo.put(done, key, firing.dueAt());
        } else {
            undo.put(open, sequence, numbered(firing, sequence));
        }
    }

    @Override
    public List<Firing> inState(String location, Firing.State state, long afterSequence, int limit) {
        return open.tailMap(afterSequence, false).values().stream()
                .filter(firing -> firing.state() == state && isOf(firing, location))
                .limit(Limits.positive(limit))
                .toList();
    }

    @Override
    public int count(String location, Firing.State state) {
        return state == Firing.State.DONE
                ? (int) done.keySet().stream()
                        .filter(key -> key.location().equals(location))
                        .count()
                : (int) open.values().stream()
                        .filter(firing -> firing.state() == state && isOf(firing, location))
                        .count();
    }

    @Override
    public int purge(String location, Instant before, int limit) {
        List<Key> old = done.entrySet().stream()
                .filter(entry -> entry.getKey().location().equals(location)
                        && entry.getValue().isBefore(before))
                .map(Map.Entry::getKey)
                .limit(Limits.positive(limit))
                .toList();
        old.forEach(key -> undo.remove(done, key));
        return old.size();
    }

    /** Removes the firings of a location, and tells how many there were. */
    int removeAll(String location) {
        List<Firing> all =
                open.values().stream().filter(firing -> isOf(firing, location)).toList();
        for (Firing firing : all) {
            undo.remove(open, firing.sequence());
            undo.remove(sequences, Key.of(firing));
        }
        return all.size() + purge(location, Instant.MAX, Integer.MAX_VALUE);
    }
}
