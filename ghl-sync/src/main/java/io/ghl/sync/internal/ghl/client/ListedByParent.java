package io.ghl.sync.internal.ghl.client;

import io.ghl.client.error.NotFoundException;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.ghl.GhlRows;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records that HighLevel lists by what they belong to only, and without a time of change. */
abstract class ListedByParent implements GhlRecords {
    final Places places;
    private final RecordType type;
    private final String parentPath;

    /** Records that name what they belong to at {@code parentPath}. */
    ListedByParent(RecordType type, String parentPath, Places places) {
        this.type = type;
        this.parentPath = parentPath;
        this.places = places;
    }

    /**
     * All that belong to one.
     *
     * @throws NotFoundException if that one is not there
     */
    abstract List<GhlRecord> list(String parentId);

    /**
     * Deletes one.
     *
     * @throws NotFoundException if it is not there
     */
    abstract void delete(String parentId, String id);

    @Override
    public final void delete(String id) {
        try {
            delete(placeOf(id), id);
        } catch (NotFoundException e) {
            // Gone is what was wanted.
        }
    }

    /** What a record belongs to. */
    final String placeOf(String id) {
        return places.parentOf(type, id)
                .orElseThrow(() -> new IllegalStateException("Record " + id + " of type " + type + " was never read."));
    }

    @Override
    public final Collection<String> findsBy() {
        return Set.of();
    }

    @Override
    public final List<GhlRecord> find(FieldValues values, @Nullable String markerPath, @Nullable String marker) {
        String parentId = Values.textOf(values, parentPath);
        return parentId == null ? List.of() : under(parentId);
    }

    @Override
    public final boolean pollsByParent() {
        return true;
    }

    @Override
    public final List<GhlRecord> under(String parentId) {
        try {
            return list(parentId);
        } catch (NotFoundException e) {
            return List.of();
        }
    }

    @Override
    public final GhlRows changedSince(Instant from, @Nullable String cursor) {
        throw inPlacesOnly();
    }

    @Override
    public final GhlRows all(@Nullable String cursor) {
        throw inPlacesOnly();
    }

    private UnsupportedOperationException inPlacesOnly() {
        return new UnsupportedOperationException("Records of type " + type + " are read "
                + type.parent().orElseThrow() + " by " + type.parent().orElseThrow() + ".");
    }
}
