package io.ghl.examples.syncrunner.connect.table;

import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import io.ghl.sync.app.SqlTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A table that is looked at when it is needed first, so that a sync starts while the database is down. */
final class LateTable implements AppRecords<Row> {
    private final Supplier<SqlTable> opening;
    private @Nullable SqlTable opened;

    LateTable(Supplier<SqlTable> opening) {
        this.opening = opening;
    }

    void prepare() {
        var unused = table();
    }

    private synchronized SqlTable table() {
        SqlTable table = opened == null ? opening.get() : opened;
        opened = table;
        return table;
    }

    @Override
    public String id(Row record) {
        return record.id();
    }

    @Override
    public Row blank(String location) {
        return Row.of("", Map.of());
    }

    @Override
    public Optional<Row> find(String location, String id) {
        return table().find(location, id);
    }

    @Override
    public List<Row> findByKey(String location, String field, String value) {
        return table().findByKey(location, field, value);
    }

    @Override
    public List<Row> page(String location, @Nullable String afterId, int limit) {
        return table().page(location, afterId, limit);
    }

    @Override
    public AppChanges changedSince(String location, @Nullable String cursor, int limit) {
        return table().changedSince(location, cursor, limit);
    }

    @Override
    public String create(String location, Row draft, String key) {
        return table().create(location, draft, key);
    }

    @Override
    public boolean update(String location, Row expected, Row next) {
        return table().update(location, expected, next);
    }

    @Override
    public boolean delete(String location, Row expected) {
        return table().delete(location, expected);
    }

    @Override
    public boolean archive(String location, Row expected) {
        return table().archive(location, expected);
    }
}
