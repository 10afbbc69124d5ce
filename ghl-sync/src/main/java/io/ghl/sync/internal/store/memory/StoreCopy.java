package io.ghl.sync.internal.store.memory;

import io.ghl.sync.internal.store.Versions;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.KeptApart;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewRule;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.SyncStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Copies what a location's work goes by into a store of its own: links, what is asked about them or about many deletions,
 * what people decided for good, relations, signals, and some cursors. */
public final class StoreCopy {
    private static final int LINKS_AT_ONCE = 500;

    private StoreCopy() {}

    /**
     * A copy in memory, in which a plan can be carried out. It has no events or audit rows, and starts with a log of its
     * own.
     *
     * @param streams the cursors that are copied
     * @param until signals that are due later are left out
     */
    public static SyncStore of(
            SyncStore store, String location, Set<RecordType> types, Collection<String> streams, Instant until) {
        SyncStore copy = new MemoryStore();
        List<KeptApart> apart = store.transact(tx -> tx.decisions().apart(location));
        List<ReviewRule> rules = store.transact(tx -> tx.decisions().rules(location));
        List<ReviewItem> aboutMany = store.transact(tx -> tx.reviews().open(location)).stream()
                .filter(item -> item.kind() == ReviewItem.Kind.MASS_DELETE)
                .toList();
        copy.transact(tx -> {
            apart.forEach(tx.decisions()::keepApart);
            rules.forEach(tx.decisions()::addRule);
            aboutMany.forEach(item -> tx.reviews().save(Versions.unsaved(item)));
            return null;
        });
        for (String stream : streams) {
            store.transact(tx -> tx.cursors().read(location, stream))
                    .ifPresent(value -> copy.transact(tx -> {
                        tx.cursors().write(location, stream, value);
                        return null;
                    }));
        }
        List<Signal> due = store.transact(tx -> tx.signals().due(location, until, Integer.MAX_VALUE));
        copy.transact(tx -> {
            due.stream()
                    .filter(signal -> types.contains(signal.type()))
                    .forEach(signal -> signal.causes().forEach(cause -> raise(tx, signal, cause)));
            return null;
        });
        for (RecordType type : types) {
            String after = null;
            List<Link> links;
            do {
                String from = after;
                links = store.transact(tx -> tx.links().page(location, type, from, LINKS_AT_ONCE));
                for (Link link : links) {
                    after = link.id();
                    copy(store, copy, link, types);
                }
            } while (!links.isEmpty());
        }
        return copy;
    }

    private static void raise(StoreTransaction tx, Signal signal, Signal.Cause cause) {
        tx.signals().raise(signal.location(), signal.type(), signal.side(), signal.recordId(), signal.dueAt(), cause);
    }

    private static void copy(SyncStore store, SyncStore copy, Link link, Set<RecordType> types) {
        List<ReviewItem> asked = store.transact(tx -> tx.reviews().of(link.id()));
        List<Child> children = store.transact(tx -> children(tx, link, types));
        copy.transact(tx -> {
            tx.links().insert(Versions.unsaved(link));
            asked.forEach(item -> tx.reviews().save(Versions.unsaved(item)));
            children.forEach(child ->
                    tx.relations().place(link.location(), child.type(), child.id(), String.valueOf(link.ghlId())));
            return null;
        });
    }

    private record Child(RecordType type, String id) {}

    private static List<Child> children(StoreTransaction tx, Link link, Set<RecordType> types) {
        List<Child> children = new ArrayList<>();
        Optional<String> parent = Optional.ofNullable(link.idOn(Side.GHL));
        for (RecordType type : types) {
            if (parent.isPresent() && type.parent().filter(link.type()::equals).isPresent()) {
                tx.relations()
                        .under(link.location(), type, parent.get())
                        .forEach(id -> children.add(new Child(type, id)));
            }
        }
        return children;
    }
}
