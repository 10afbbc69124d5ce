package io.ghl.sync.internal.app;

import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records that are asked for names of their own, such as columns, where the engine asks for the fields of a mapping.
 *
 * @param records the records
 * @param names their own name of each field that has one
 * @param <T> the application's record type
 */
public record Renamed<T>(AppRecords<T> records, Map<String, String> names) implements AppRecords<T> {
    @SuppressWarnings("doclint:missing")
    public Renamed {
        names = Map.copyOf(names);
    }

    /** The same names for other records. */
    public Renamed<T> over(AppRecords<T> others) {
        return new Renamed<>(others, names);
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
        return records.findByKey(location, names.getOrDefault(field, field), value);
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
        return records.changedAt(record, names.getOrDefault(field, field));
    }

    @Override
    public String create(String location, T draft, String key) {
        return records.create(location, draft, key);
    }

    @Override
    public boolean update(String location, T expected, T next) {
        return records.update(location, expected, next);
    }

    @Override
    public boolean delete(String location, T expected) {
        return records.delete(location, expected);
    }

    @Override
    public boolean archive(String location, T expected) {
        return records.archive(location, expected);
    }
}
