package io.ghl.sync.internal.app;

import io.ghl.sync.app.AppRecords;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records that are asked for names of their own, such as columns, where the engine asks for the fields of a mapping.
 *
 * @param <T> the application's record type
 */
public final class Renamed<T> extends Reading<T> {
    private final AppRecords<T> records;
    private final Map<String, String> names;

    /**
     * The records under the names of fields.
     *
     * @param records the records
     * @param names their own name of each field that has one
     */
    public Renamed(AppRecords<T> records, Map<String, String> names) {
        super(records);
        this.records = records;
        this.names = Map.copyOf(names);
    }

    /** The records themselves. */
    public AppRecords<T> records() {
        return records;
    }

    /** The same names for other records. */
    public Renamed<T> over(AppRecords<T> others) {
        return new Renamed<>(others, names);
    }

    @Override
    public List<T> findByKey(String location, String field, String value) {
        return super.findByKey(location, names.getOrDefault(field, field), value);
    }

    @Override
    public Optional<Instant> changedAt(T record, String field) {
        return super.changedAt(record, names.getOrDefault(field, field));
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
