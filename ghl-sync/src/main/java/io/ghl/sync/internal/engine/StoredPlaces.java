package io.ghl.sync.internal.engine;

import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.SyncStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where records of sub-resources are, as the store remembers it. Thread-safe. */
public final class StoredPlaces implements GhlRecords.Places {
    private final SyncStore store;
    private final String location;
    private final Supplier<Optional<Tenant>> contacts;

    /**
     * The places of a location.
     *
     * @param contacts the location's contacts, if they are synced; not asked for before the first read
     */
    public StoredPlaces(SyncStore store, String location, Supplier<Optional<Tenant>> contacts) {
        this.store = store;
        this.location = location;
        this.contacts = contacts;
    }

    @Override
    public Optional<String> parentOf(RecordType type, String id) {
        return store.transact(tx -> tx.relations().parentOf(location, type, id));
    }

    /** Contacts that hold what identified the one that is gone. */
    @Override
    public List<String> successorsOf(String contactId) {
        Tenant tenant = contacts.get().orElse(null);
        Link lost = store.transact(tx -> tx.links().of(location, RecordType.CONTACT, Side.GHL, contactId))
                .orElse(null);
        if (tenant == null || lost == null) {
            return List.of();
        }
        FieldValues base = tenant.byPath(lost.ghlBase());
        FieldValues keys = FieldValues.none();
        for (String path : tenant.ghl().findsBy()) {
            FieldValue value = base.get(path);
            keys = keys.with(path, value.isBlank() ? FieldValue.absent() : value);
        }
        return keys.isEmpty()
                ? List.of()
                : tenant.ghl().find(keys, null, null).stream()
                        .map(GhlRecord::id)
                        .filter(id -> !id.equals(contactId))
                        .toList();
    }
}
