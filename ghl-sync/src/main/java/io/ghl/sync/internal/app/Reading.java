package io.ghl.sync.internal.app;

import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppReader;
import io.ghl.sync.app.AppRecords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads other records; how they are changed is left open.
 *
 * @param <T> the application's record type
 */
abstract class Reading<T> implements AppRecords<T> {
    private final AppReader<T> records;

    Reading(AppReader<T> records) {
        this.records = records;
    }

    @Override
    public String id(T record) {
        return records.id(record);
    }

    @Override
    public Optional<T> find(String location, String id) {
        return records.find(location, id);
    }

    @Override
    public List<T> findByKey(String location, String field, String value) {
        return records.findByKey(location, field, value);
    }

    @Override
    public List<T> page(String location, @Nullable String afterId, int limit) {
        return records.page(location, afterId, limit);
    }

    @Override
    public AppChanges changedSince(String location, @Nullable String cursor, int limit) {
        return records.changedSince(location, cursor, limit);
    }

    @Override
    public T blank(String location) {
        return records.blank(location);
    }

    @Override
    public Optional<Instant> changedAt(T record, String field) {
        return records.changedAt(record, field);
    }
}
