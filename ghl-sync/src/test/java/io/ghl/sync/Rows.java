package io.ghl.sync;

import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The application's rows, in memory, with a change log. */
final class Rows implements AppRecords<Row> {
    private final TreeMap<String, Row> rows = new TreeMap<>();
    private final Map<String, String> createdByKey = new HashMap<>();
    private final List<String> log = new ArrayList<>();

    synchronized Row put(Row row) {
        rows.put(row.id(), row);
        log.add(row.id());
        return row;
    }

    synchronized void edit(String id, UnaryOperator<Row> edit) {
        put(edit.apply(get(id)));
    }

    synchronized Row get(String id) {
        Row row = rows.get(id);
        if (row == null) {
            throw new AssertionError("No row " + id);
        }
        return row;
    }

    synchronized void remove(String id) {
        rows.remove(id);
        log.add(id);
    }

    synchronized List<Row> all() {
        return List.copyOf(rows.values());
    }

    @Override
    public String id(Row row) {
        return row.id();
    }

    @Override
    public synchronized Optional<Row> find(String location, String id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public synchronized List<Row> findByKey(String location, String field, String value) {
        return all();
    }

    @Override
    public synchronized List<Row> page(String location, String afterId, int limit) {
        return rows.tailMap(afterId == null ? "" : afterId, false).values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized AppChanges changedSince(String location, String cursor, int limit) {
        if (cursor == null) {
            return new AppChanges(List.of(), String.valueOf(log.size()), false);
        }
        int from = Integer.parseInt(cursor);
        int to = Math.min(log.size(), from + limit);
        return new AppChanges(log.subList(from, to), String.valueOf(to), to < log.size());
    }

    @Override
    public Row blank(String location) {
        return Row.of("", Map.of());
    }

    @Override
    public synchronized String create(String location, Row draft, String key) {
        return createdByKey.computeIfAbsent(
                key, any -> put(draft.withId("r" + (1000 + rows.size()))).id());
    }

    @Override
    public synchronized boolean update(String location, Row expected, Row next) {
        if (!expected.equals(rows.get(expected.id()))) {
            return false;
        }
        put(next);
        return true;
    }

    @Override
    public synchronized boolean delete(String location, Row expected) {
        if (!expected.equals(rows.get(expected.id()))) {
            return false;
        }
        remove(expected.id());
        return true;
    }
}
