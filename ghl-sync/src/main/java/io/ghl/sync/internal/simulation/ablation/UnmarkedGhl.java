package io.ghl.sync.internal.simulation.ablation;

import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.ghl.GhlRows;
import io.ghl.sync.internal.ghl.WantedField;
import io.ghl.sync.mapping.GhlField;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** HighLevel, as a sync would see it that knows nothing of the application's id in contacts. */
public final class UnmarkedGhl implements GhlRecords {
    private final GhlRecords ghl;
    private final @Nullable String marker;

    /** Hides what a mapping calls the external id. */
    public UnmarkedGhl(GhlRecords ghl, RecordMapping<?> mapping) {
        this.ghl = ghl;
        this.marker = mapping.externalId().map(GhlField::path).orElse(null);
    }

    private GhlRecord hidden(GhlRecord record) {
        return new GhlRecord(record.id(), record.version(), hidden(record.values()));
    }

    private FieldValues hidden(FieldValues values) {
        return marker == null ? values : values.with(marker, FieldValue.absent());
    }

    private List<GhlRecord> hidden(List<GhlRecord> records) {
        return records.stream().map(this::hidden).toList();
    }

    @Override
    public Optional<GhlRecord> read(String id) {
        return ghl.read(id).map(this::hidden);
    }

    @Override
    public Created create(FieldValues values) {
        Created created = ghl.create(values);
        return created.record() == null ? created : new Created(hidden(created.record()), null);
    }

    @Override
    public GhlRecord update(String id, FieldValues changes) {
        return ghl.update(id, changes);
    }

    @Override
    public List<String> addTags(String id, Collection<String> tags) {
        return ghl.addTags(id, tags);
    }

    @Override
    public List<String> removeTags(String id, Collection<String> tags) {
        return ghl.removeTags(id, tags);
    }

    @Override
    public void delete(String id) {
        ghl.delete(id);
    }

    @Override
    public Collection<String> findsBy() {
        return ghl.findsBy();
    }

    @Override
    public List<GhlRecord> find(FieldValues values, @Nullable String markerPath, @Nullable String sought) {
        return hidden(ghl.find(values, null, null));
    }

    @Override
    public List<GhlRecord> survivors(FieldValues held, Instant changedSince) {
        return hidden(ghl.survivors(held, changedSince));
    }

    @Override
    public GhlRows changedSince(Instant from, @Nullable String cursor) {
        GhlRows rows = ghl.changedSince(from, cursor);
        return new GhlRows(hidden(rows.rows()), rows.next());
    }

    @Override
    public GhlRows all(@Nullable String cursor) {
        GhlRows rows = ghl.all(cursor);
        return new GhlRows(hidden(rows.rows()), rows.next());
    }

    @Override
    public Optional<Shown> shownBy(String event, String payload) {
        return ghl.shownBy(event, payload).map(shown -> new Shown(hidden(shown.record()), shown.carried()));
    }

    @Override
    public void check(List<WantedField> wanted) {
        ghl.check(wanted);
    }
}
