package io.ghl.examples.syncrunner.connect.table;

import io.ghl.examples.syncrunner.connect.AppProblem;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import io.ghl.sync.app.SqlTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

    /** What the database cannot do is a problem of the application, as it is of a file or an API. */
    private <R> R work(Function<SqlTable, R> how) {
        SqlTable table = table();
        try {
            return how.apply(table);
        } catch (IllegalStateException e) {
            throw new AppProblem(String.valueOf(e.getMessage()), e);
        }
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
        return work(table -> table.find(location, id));
    }

    @Override
    public List<Row> findByKey(String location, String field, String value) {
        return work(table -> table.findByKey(location, field, value));
    }

    @Override
    public List<Row> page(String location, @Nullable String afterId, int limit) {
        return work(table -> table.page(location, afterId, limit));
    }

    @Override
    public AppChanges changedSince(String location, @Nullable String cursor, int limit) {
        return work(table -> table.changedSince(location, cursor, limit));
    }

    @Override
    public String create(String location, Row draft, String key) {
        return work(table -> table.create(location, draft, key));
    }

    @Override
    public boolean update(String location, Row expected, Row next) {
        return work(table -> table.update(location, expected, next));
    }

    @Override
    public boolean delete(String location, Row expected) {
        return work(table -> table.delete(location, expected));
    }

    @Override
    public boolean archive(String location, Row expected) {
        return work(table -> table.archive(location, expected));
    }
}
