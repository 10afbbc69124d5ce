package io.ghl.sync.internal.store;

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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reviews in memory. */
final class MemoryReviews implements Reviews {
    private record Turn(Instant openedAt, String id) {
        static final Comparator<Turn> ORDER =
                Comparator.comparing(Turn::openedAt).thenComparing(Turn::id);

        static Turn of(ReviewItem item) {
            return new Turn(item.openedAt(), item.id());
        }
    }

    private final Undo undo;
    private final Map<String, ReviewItem> byId = new HashMap<>();
    private final Map<String, NavigableMap<String, ReviewItem>> notClosed = new HashMap<>();
    private final Map<String, NavigableMap<Turn, ReviewItem>> waiting = new HashMap<>();

    MemoryReviews(Undo undo) {
        this.undo = undo;
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
            undo.put(waiting(stored.location()), Turn.of(stored), stored);
        }
        return stored;
    }

    /** Forgets all that was ever asked about a link. */
    void forget(String linkId) {
        List<ReviewItem> items = byId.values().stream()
                .filter(item -> item.linkId().equals(linkId))
                .toList();
        for (ReviewItem item : items) {
            unlist(item);
            undo.remove(byId, item.id());
        }
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
            undo.remove(waiting(item.location()), Turn.of(item));
        }
    }

    private NavigableMap<String, ReviewItem> notClosed(String linkId) {
        return notClosed.computeIfAbsent(linkId, key -> new TreeMap<>());
    }

    private NavigableMap<Turn, ReviewItem> waiting(String location) {
        return waiting.computeIfAbsent(location, key -> new TreeMap<>(Turn.ORDER));
    }
}
