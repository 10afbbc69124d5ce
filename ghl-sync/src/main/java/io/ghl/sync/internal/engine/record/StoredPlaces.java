package io.ghl.sync.internal.engine.record;

import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.SyncStore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Where records of sub-resources are, as the store remembers it. Thread-safe. */
public final class StoredPlaces implements GhlRecords.Places {
    private final SyncStore store;
    private final String location;
    private final Function<RecordType, Optional<Tenant>> tenants;

    /**
     * The places of a location.
     *
     * @param tenants the location's records of a type, if they are synced; not asked for before the first read
     */
    public StoredPlaces(SyncStore store, String location, Function<RecordType, Optional<Tenant>> tenants) {
        this.store = store;
        this.location = location;
        this.tenants = tenants;
    }

    @Override
    public Optional<String> parentOf(RecordType type, String id) {
        return store.transact(tx -> tx.relations().parentOf(location, type, id));
    }

    /**
     * What the application's record belongs to by now, if its contact was merged already, and those that may have taken
     * over the contact that is gone. While that is there, nothing can have been taken from it.
     */
    @Override
    public List<String> otherParentsOf(RecordType type, String id) {
        Tenant contacts = tenants.apply(RecordType.CONTACT).orElse(null);
        String last = parentOf(type, id).orElse(null);
        if (contacts == null || last == null || contacts.ghl().read(last).isPresent()) {
            return List.of();
        }
        Set<String> others = new LinkedHashSet<>(store.transact(tx -> partnersOfOwner(tx, type, id)));
        Link lost = store.transact(tx -> tx.links().of(location, RecordType.CONTACT, Side.GHL, last))
                .orElse(null);
        if (lost != null) {
            CandidateSearch.survivors(contacts, contacts.ghl(), last, lost.ghlBase()).stream()
                    .map(GhlRecord::id)
                    .forEach(others::add);
        }
        others.remove(last);
        return List.copyOf(others);
    }

    /** The contact of the application's record to which the partner of a record belongs, or those that may be it. */
    private List<String> partnersOfOwner(StoreTransaction tx, RecordType type, String id) {
        FieldRule parent =
                tenants.apply(type).map(tenant -> tenant.rules().parent()).orElse(null);
        FieldValue owner = parent == null
                ? FieldValue.absent()
                : tx.links()
                        .of(location, type, Side.GHL, id)
                        .map(link -> link.appBase().get(parent.name()))
                        .orElse(FieldValue.absent());
        Link link = owner instanceof FieldValue.Text text
                ? tx.links()
                        .of(location, RecordType.CONTACT, Side.APP, text.value())
                        .orElse(null)
                : null;
        if (link == null) {
            return List.of();
        }
        List<String> partners = new ArrayList<>();
        if (link.ghlId() != null) {
            partners.add(link.ghlId());
        }
        tx.reviews().of(link.id()).stream()
                .filter(item -> item.kind() == ReviewItem.Kind.MATCH)
                .forEach(item -> partners.addAll(item.candidates()));
        return partners;
    }
}
