package io.ghl.sync.internal.store.memory;

import io.ghl.sync.internal.store.Limits;
import io.ghl.sync.internal.store.Refusals;
import io.ghl.sync.internal.store.Versions;
import io.ghl.sync.review.KeptApart;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewItem.Status;
import io.ghl.sync.store.Reviews;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reviews in memory. */
final class MemoryReviews implements Reviews {
    private record Turn(Instant at, String id) {
        static final Comparator<Turn> ORDER = Comparator.comparing(Turn::at).thenComparing(Turn::id);

        static Turn opened(ReviewItem item) {
            return new Turn(item.openedAt(), item.id());
        }

        static Turn changed(ReviewItem item) {
            return new Turn(item.changedAt(), item.id());
        }
    }

    private final Undo undo;
    private final MemoryDecisions decisions;
    private final Map<String, ReviewItem> byId = new HashMap<>();
    private final Map<String, NavigableMap<String, ReviewItem>> notClosed = new HashMap<>();
    private final Map<String, NavigableMap<Turn, ReviewItem>> waiting = new HashMap<>();

    private final Map<String, NavigableMap<Turn, ReviewItem>> decided = new HashMap<>();
    private final Map<String, NavigableMap<String, ReviewItem>> untold = new HashMap<>();
    private final Map<String, Long> told = new HashMap<>();

    MemoryReviews(Undo undo, MemoryDecisions decisions) {
        this.undo = undo;
        this.decisions = decisions;
    }

    @Override
    public Optional<ReviewItem> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<ReviewItem> of(String linkId) {
        return List.copyOf(notClosed(linkId).values());
    }

    @Override
    public List<ReviewItem> open(String location) {
        return List.copyOf(waiting(location).values());
    }

    @Override
    public ReviewItem save(ReviewItem item) {
        ReviewItem before = byId.get(item.id());
        if (item.version() != (before == null ? 0 : before.version()) || isAskedAlready(item)) {
            throw Refusals.stale(item);
        }
        unlist(before);
        ReviewItem stored = Versions.next(item);
        undo.put(byId, stored.id(), stored);
        if (stored.status() != Status.CLOSED) {
            undo.put(notClosed(stored.linkId()), stored.field(), stored);
        }
        if (stored.status() == Status.OPEN) {
            undo.put(waiting(stored.location()), Turn.opened(stored), stored);
        }
        if (stored.decision() != null) {
            undo.put(decided(stored.location()), Turn.changed(stored), stored);
        }
        list(stored, toldVersion(stored.id()));
        return stored;
    }

    @Override
    public List<ReviewItem> decided(String location, int limit) {
        return decided(location).descendingMap().values().stream()
                .limit(Limits.positive(limit))
                .toList();
    }

    @Override
    public List<Untold> untold(String location, int limit) {
        return untold(location).values().stream()
                .limit(Limits.positive(limit))
                .map(item -> new Untold(item, toldVersion(item.id())))
                .toList();
    }

    @Override
    public void told(ReviewItem item) {
        ReviewItem stored = byId.get(item.id());
        if (stored != null && toldVersion(item.id()) < item.version()) {
            undo.put(told, item.id(), item.version());
            list(stored, item.version());
        }
    }

    @Override
    public int purge(String location, Instant before, int limit) {
        Set<String> standing =
                decisions.apart(location).stream().map(KeptApart::reviewId).collect(Collectors.toSet());
        List<ReviewItem> old = byId.values().stream()
                .filter(item -> item.location().equals(location)
                        && item.status() == Status.CLOSED
                        && item.changedAt().isBefore(before)
                        && !standing.contains(item.id()))
                .limit(Limits.positive(limit))
                .toList();
        old.forEach(this::remove);
        return old.size();
    }

    private void list(ReviewItem item, long toldVersion) {
        boolean wanted = toldVersion < item.version() && (item.status() != Status.CLOSED || toldVersion > 0);
        if (wanted) {
            undo.put(untold(item.location()), item.id(), item);
        } else {
            undo.remove(untold(item.location()), item.id());
        }
    }

    private long toldVersion(String id) {
        return told.getOrDefault(id, 0L);
    }

    /** Forgets all that was ever asked about a link. */
    void forget(String linkId) {
        List<ReviewItem> items = byId.values().stream()
                .filter(item -> item.linkId().equals(linkId))
                .toList();
        items.forEach(this::remove);
    }

    private void remove(ReviewItem item) {
        unlist(item);
        undo.remove(byId, item.id());
        undo.remove(untold(item.location()), item.id());
        undo.remove(told, item.id());
    }

    /** Removes the reviews of a location, and tells how many there were. */
    int removeAll(String location) {
        List<ReviewItem> items = byId.values().stream()
                .filter(item -> item.location().equals(location))
                .toList();
        items.forEach(this::remove);
        return items.size();
    }

    private boolean isAskedAlready(ReviewItem item) {
        ReviewItem other = notClosed(item.linkId()).get(item.field());
        return item.status() != Status.CLOSED && other != null && !other.id().equals(item.id());
    }

    private void unlist(@Nullable ReviewItem item) {
        if (item == null) {
            return;
        }
        if (item.status() != Status.CLOSED) {
            undo.remove(notClosed(item.linkId()), item.field());
        }
        if (item.status() == Status.OPEN) {
            undo.remove(waiting(item.location()), Turn.opened(item));
        }
        if (item.decision() != null) {
            undo.remove(decided(item.location()), Turn.changed(item));
        }
    }

    private NavigableMap<String, ReviewItem> notClosed(String linkId) {
        return notClosed.computeIfAbsent(linkId, key -> new TreeMap<>());
    }

    private NavigableMap<Turn, ReviewItem> waiting(String location) {
        return waiting.computeIfAbsent(location, key -> new TreeMap<>(Turn.ORDER));
    }

    private NavigableMap<Turn, ReviewItem> decided(String location) {
        return decided.computeIfAbsent(location, key -> new TreeMap<>(Turn.ORDER));
    }

    private NavigableMap<String, ReviewItem> untold(String location) {
        return untold.computeIfAbsent(location, key -> new TreeMap<>());
    }
}
