package io.ghl.sync.internal.store.memory;

import io.ghl.sync.record.RecordRef;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.Relations;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Relations in memory. */
final class MemoryRelations implements Relations {
    private static final Comparator<RecordRef> ORDER =
            Comparator.comparing(RecordRef::type).thenComparing(RecordRef::side).thenComparing(RecordRef::id);

    private record Key(String location, RecordType type, String id) {}

    private record Awaited(String location, RecordRef on) {}

    private final Undo undo;
    private final Map<Key, String> parents = new HashMap<>();
    private final Map<Key, Set<String>> children = new HashMap<>();
    private final Map<Awaited, Set<RecordRef>> waiting = new HashMap<>();

    MemoryRelations(Undo undo) {
        this.undo = undo;
    }

    /** Forgets where a record was. */
    void forget(String location, RecordType type, String ghlId) {
        Key key = new Key(location, type, ghlId);
        String parent = parents.get(key);
        if (parent != null) {
            leave(new Key(location, type, parent), ghlId);
            undo.remove(parents, key);
        }
    }

    private void leave(Key parent, String ghlId) {
        Set<String> rest = new TreeSet<>(children.getOrDefault(parent, Set.of()));
        rest.remove(ghlId);
        undo.put(children, parent, rest);
    }

    @Override
    public void place(String location, RecordType type, String ghlId, String parentId) {
        Key key = new Key(location, type, ghlId);
        String before = parents.get(key);
        if (parentId.equals(before)) {
            return;
        }
        if (before != null) {
            leave(new Key(location, type, before), ghlId);
        }
        Key parent = new Key(location, type, parentId);
        Set<String> more = new TreeSet<>(children.getOrDefault(parent, Set.of()));
        more.add(ghlId);
        undo.put(children, parent, more);
        undo.put(parents, key, parentId);
    }

    @Override
    public Optional<String> parentOf(String location, RecordType type, String ghlId) {
        return Optional.ofNullable(parents.get(new Key(location, type, ghlId)));
    }

    @Override
    public List<String> under(String location, RecordType type, String parentId) {
        return List.copyOf(children.getOrDefault(new Key(location, type, parentId), Set.of()));
    }

    @Override
    public void await(String location, RecordRef record, RecordRef on) {
        Awaited key = new Awaited(location, on);
        Set<RecordRef> more = new TreeSet<>(ORDER);
        more.addAll(waiting.getOrDefault(key, Set.of()));
        more.add(record);
        undo.put(waiting, key, more);
    }

    @Override
    public List<RecordRef> release(String location, RecordRef on) {
        Awaited key = new Awaited(location, on);
        Set<RecordRef> released = waiting.getOrDefault(key, Set.of());
        if (!released.isEmpty()) {
            undo.remove(waiting, key);
        }
        return List.copyOf(released);
    }

    /** Removes the relations of a location, and tells how many there were. */
    int removeAll(String location) {
        List<Key> places = parents.keySet().stream()
                .filter(key -> key.location().equals(location))
                .toList();
        places.forEach(key -> forget(location, key.type(), key.id()));
        List<Awaited> awaited = waiting.keySet().stream()
                .filter(key -> key.location().equals(location))
                .toList();
        int waited = awaited.stream()
                .mapToInt(key -> waiting.getOrDefault(key, Set.of()).size())
                .sum();
        awaited.forEach(key -> undo.remove(waiting, key));
        return places.size() + waited;
    }
}
