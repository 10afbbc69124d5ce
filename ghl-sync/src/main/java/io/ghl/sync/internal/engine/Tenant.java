package io.ghl.sync.internal.engine;

import io.ghl.sync.SyncOptions;
import io.ghl.sync.internal.app.AppSide;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.reconcile.GhlState;
import io.ghl.sync.internal.reconcile.Ids;
import io.ghl.sync.internal.reconcile.Rules;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.mapping.GhlField;
import io.ghl.sync.mapping.Reading;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One location and everything that its work goes through.
 *
 * @param location the location's id
 * @param type the type of record that is synced
 * @param app the application's side
 * @param ghl HighLevel's side
 * @param mapping the mapping between both
 * @param rules what the user configured
 * @param store where state is kept
 * @param options intervals
 * @param clock the time
 * @param ids makes ids
 * @param counters what is counted
 * @param oversight how people look over it
 */
public record Tenant(
        String location,
        RecordType type,
        AppSide app,
        GhlRecords ghl,
        RecordMapping<?> mapping,
        Rules rules,
        SyncStore store,
        SyncOptions options,
        Clock clock,
        Ids ids,
        Counters counters,
        Oversight oversight) {

    /** A HighLevel record in canonical form. */
    public GhlState state(GhlRecord record) {
        Reading reading = mapping.readGhl(record.values());
        return new GhlState(record.id(), record.version(), reading.values(), reading.problems(), marker(record));
    }

    /** The HighLevel field that carries the application's id, null if none is mapped. */
    @Nullable
    String markerPath() {
        return mapping.externalId().map(GhlField::path).orElse(null);
    }

    /** Fails with one sentence if the mapping names a custom field that the location does not have. */
    public void checkMapping() {
        Set<String> paths = new TreeSet<>();
        rules.fields().forEach(rule -> paths.add(rule.target().path()));
        mapping.externalId().map(GhlField::path).ifPresent(paths::add);
        ghl.check(paths);
    }

    private @Nullable String marker(GhlRecord record) {
        String path = markerPath();
        return path != null && record.values().get(path) instanceof FieldValue.Text text ? text.value() : null;
    }

    /** The text that a field holds, null if it holds none. */
    static @Nullable String text(FieldValues values, String field) {
        return values.get(field) instanceof FieldValue.Text text ? text.value() : null;
    }

    /** The canonical value of the field that is mapped to a HighLevel path, null if there is none. */
    @Nullable
    String mappedText(FieldValues values, String path) {
        for (FieldRule rule : rules.fields()) {
            if (rule.target().path().equals(path)) {
                return text(values, rule.name());
            }
        }
        return null;
    }
}
