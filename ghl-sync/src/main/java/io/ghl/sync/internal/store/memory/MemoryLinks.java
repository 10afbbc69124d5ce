package io.ghl.sync.internal.store.memory;

import io.ghl.sync.internal.store.Limits;
import io.ghl.sync.internal.store.Refusals;
import io.ghl.sync.internal.store.Versions;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Links;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Links in memory. */
final class MemoryLinks implements Links {
    private record Group(String location, RecordType type) {}

    private record StateGroup(String location, RecordType type, LinkState state) {}

    private final Undo undo;
    private final MemoryAudit audit;
    private final MemoryReviews reviews;
    private final MemoryRelations relations;
    private final Map<String, Link> byId = new HashMap<>();
    private final Map<RecordKey, String> owners = new HashMap<>();
    private final Map<Group, NavigableMap<String, Link>> groups = new HashMap<>();
    private final Map<StateGroup, NavigableMap<String, Link>> states = new HashMap<>();

    MemoryLinks(Undo undo, MemoryAudit audit, MemoryReviews reviews, MemoryRelations relations) {
        this.undo = undo;
        this.audit = audit;
        this.reviews = reviews;
        this.relations = relations;
    }

    @Override
    public Optional<Link> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<Link> of(String location, RecordType type, Side side, String recordId) {
        return Optional.ofNullable(owners.get(new RecordKey(location, type, side, recordId)))
                .map(byId::get);
    }

    @Override
    public Link insert(Link link) {
        Limits.unsaved(link.version());
        if (byId.containsKey(link.id())) {
            throw Refusals.taken(link);
        }
        return store(link, null);
    }

    @Override
    public Link update(Link link) {
        Link before = byId.get(link.id());
        if (before == null
                || before.version() != link.version()
                || !before.location().equals(link.location())
                || before.type() != link.type()) {
            throw Refusals.stale(link);
        }
        return store(link, before);
    }

    private Link store(Link link, @Nullable Link before) {
        for (Side side : Side.values()) {
            if (isTaken(link, side)) {
                throw Refusals.taken(link);
            }
        }
        for (Side side : Side.values()) {
            own(link, before, side);
        }
        Link stored = Versions.next(link);
        undo.put(byId, stored.id(), stored);
        if (before != null) {
            undo.remove(inState(before), before.id());
        }
        undo.put(inState(stored), stored.id(), stored);
        undo.put(group(stored.location(), stored.type()), stored.id(), stored);
        return stored;
    }

    private boolean isTaken(Link link, Side side) {
        RecordKey key = key(link, side);
        String owner = key == null ? null : owners.get(key);
        return owner != null && !owner.equals(link.id());
    }

    private void own(Link link, @Nullable Link before, Side side) {
        RecordKey old = before == null ? null : key(before, side);
        if (old != null) {
            undo.remove(owners, old);
        }
        RecordKey key = key(link, side);
        if (key != null) {
            undo.put(owners, key, link.id());
        }
    }

    private static @Nullable RecordKey key(Link link, Side side) {
        String recordId = link.idOn(side);
        return recordId == null ? null : new RecordKey(link.location(), link.type(), side, recordId);
    }

    @Override
    public List<Link> page(String location, RecordType type, @Nullable String afterId, int limit) {
        return group(location, type).tailMap(afterId == null ? "" : afterId, false).values().stream()
                .limit(Limits.positive(limit))
                .toList();
    }

    @Override
    public List<Link> inState(String location, RecordType type, LinkState state, @Nullable String afterId, int limit) {
        return inState(new StateGroup(location, type, state))
                .tailMap(afterId == null ? "" : afterId, false)
                .values()
                .stream()
                .limit(Limits.positive(limit))
                .toList();
    }

    @Override
    public int purge(String location, Instant before, int limit) {
        List<Link> ended = byId.values().stream()
                .filter(link -> link.location().equals(location)
                        && link.state() == LinkState.TOMBSTONE
                        && !audit.reaches(link.id(), before))
                .sorted(Comparator.comparing(Link::id))
                .limit(Limits.positive(limit))
                .toList();
        for (Link link : ended) {
            reviews.forget(link.id());
            if (link.ghlId() != null) {
                relations.forget(location, link.type(), link.ghlId());
            }
            remove(link);
        }
        return ended.size();
    }

    private void remove(Link link) {
        for (Side side : Side.values()) {
            RecordKey key = key(link, side);
            if (key != null) {
                undo.remove(owners, key);
            }
        }
        undo.remove(group(link.location(), link.type()), link.id());
        undo.remove(inState(link), link.id());
        undo.remove(byId, link.id());
    }

    /** Removes the links of a location, and tells how many there were. */
    int removeAll(String location) {
        List<Link> links = byId.values().stream()
                .filter(link -> link.location().equals(location))
                .toList();
        links.forEach(this::remove);
        return links.size();
    }

    private NavigableMap<String, Link> inState(Link link) {
        return inState(new StateGroup(link.location(), link.type(), link.state()));
    }

    private NavigableMap<String, Link> inState(StateGroup group) {
        return states.computeIfAbsent(group, state -> new TreeMap<>());
    }

    private NavigableMap<String, Link> group(String location, RecordType type) {
        return groups.computeIfAbsent(new Group(location, type), group -> new TreeMap<>());
    }
}
