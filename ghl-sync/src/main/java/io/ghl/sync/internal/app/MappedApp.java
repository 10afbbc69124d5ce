package io.ghl.sync.internal.app;

import io.ghl.sync.RemoteMerge;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.mapping.Reading;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The application's own records behind their mapping.
 *
 * @param <T> the application's record type
 */
public final class MappedApp<T> implements AppSide {
    private final String location;
    private final AppRecords<T> records;
    private final RecordMapping<T> mapping;
    private final Consumer<? super RemoteMerge> onMerge;

    /** The records of one location, and who is told of merges in HighLevel. */
    public MappedApp(
            String location, AppRecords<T> records, RecordMapping<T> mapping, Consumer<? super RemoteMerge> onMerge) {
        this.location = location;
        this.records = records;
        this.mapping = mapping;
        this.onMerge = onMerge;
    }

    @Override
    public Optional<AppState> read(String id) {
        return records.find(location, id).map(record -> state(records.id(record), record, times(record)));
    }

    @Override
    public List<AppState> findByKey(String field, String value) {
        return records.findByKey(location, field, value).stream()
                .map(this::state)
                .toList();
    }

    @Override
    public List<AppState> page(@Nullable String afterId, int limit) {
        return records.page(location, afterId, limit).stream().map(this::state).toList();
    }

    @Override
    public AppChanges changedSince(@Nullable String cursor, int limit) {
        return records.changedSince(location, cursor, limit);
    }

    @Override
    public boolean joinsTransactions() {
        return isJoined(records);
    }

    private static boolean isJoined(AppRecords<?> records) {
        return records instanceof Joined<?> || (records instanceof Renamed<?> renamed && isJoined(renamed.records()));
    }

    @Override
    public Set<String> unmanagedOfNew(FieldValues values) {
        return mapping.unmanaged(records.blank(location), values);
    }

    @Override
    public AppState create(FieldValues values, String key) {
        FieldValues managed = values;
        for (String field : unmanagedOfNew(values)) {
            managed = managed.with(field, FieldValue.absent());
        }
        T draft = mapping.write(records.blank(location), managed);
        return state(records.create(location, draft, key), draft, Map.of());
    }

    @Override
    public void mergedInGhl(RemoteMerge merge) {
        onMerge.accept(merge);
    }

    /** One of several. When its fields changed is asked where it is read by itself, so that failing holds up no other. */
    private AppState state(T record) {
        return state(records.id(record), record, Map.of());
    }

    private Map<String, Instant> times(T record) {
        Map<String, Instant> changedAt = new TreeMap<>();
        for (FieldRule rule : mapping.rules()) {
            records.changedAt(record, rule.name()).ifPresent(at -> changedAt.put(rule.name(), at));
        }
        return changedAt;
    }

    private AppState state(String id, T record, Map<String, Instant> changedAt) {
        Reading reading = mapping.read(record);
        return new AppState(id, reading.values(), reading.problems(), changedAt, new AppState.Access() {
            @Override
            public Optional<FieldValues> patch(FieldValues changes) {
                T next = mapping.write(record, changes);
                return records.update(location, record, next)
                        ? Optional.of(mapping.read(next).values())
                        : Optional.empty();
            }

            @Override
            public Set<String> unmanaged(FieldValues changes) {
                return mapping.unmanaged(record, changes);
            }

            @Override
            public boolean delete() {
                return records.delete(location, record);
            }

            @Override
            public boolean archive() {
                return records.archive(location, record);
            }
        });
    }
}
