package io.ghl.sync;

import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The application's records of one kind, in memory, with a change log. */
public final class Shelf<T> implements AppRecords<T> {
    private final Function<T, String> id;
    private final BiFunction<T, String, T> withId;
    private final T blank;
    private final TreeMap<String, T> rows = new TreeMap<>();
    private final Map<String, String> createdByKey = new HashMap<>();
    private final List<String> log = new ArrayList<>();
    private final Set<String> askedFor = new TreeSet<>();

    public Shelf(T blank, Function<T, String> id, BiFunction<T, String, T> withId) {
        this.blank = blank;
        this.id = id;
        this.withId = withId;
    }

    public synchronized T put(T row) {
        rows.put(id(row), row);
        log.add(id(row));
        return row;
    }

    public synchronized T edit(String rowId, UnaryOperator<T> edit) {
        return put(edit.apply(get(rowId)));
    }

    public synchronized T get(String rowId) {
        T row = rows.get(rowId);
        if (row == null) {
            throw new AssertionError("No row " + rowId + " among " + rows.keySet());
        }
        return row;
    }

    public synchronized T the(Predicate<T> wanted) {
        List<T> found = rows.values().stream().filter(wanted).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " rows instead of one");
        }
        return found.get(0);
    }

    public synchronized void remove(String rowId) {
        rows.remove(rowId);
        log.add(rowId);
    }

    /** The keys by which records were looked for. */
    public synchronized Set<String> askedFor() {
        return Set.copyOf(askedFor);
    }

    public synchronized List<T> all() {
        return List.copyOf(rows.values());
    }

    @Override
    public String id(T row) {
        return id.apply(row);
    }

    @Override
    public synchronized Optional<T> find(String location, String rowId) {
        return Optional.ofNullable(rows.get(rowId));
    }

    @Override
    public synchronized List<T> findByKey(String location, String field, String value) {
        askedFor.add(field);
        return List.copyOf(rows.values());
    }

    @Override
    public synchronized List<T> page(String location, @Nullable String afterId, int limit) {
        return rows.tailMap(afterId == null ? "" : afterId, false).values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized AppChanges changedSince(String location, @Nullable String cursor, int limit) {
        if (cursor == null) {
            return new AppChanges(List.of(), String.valueOf(log.size()), false);
        }
        int from = Integer.parseInt(cursor);
        int to = Math.min(log.size(), from + limit);
        return new AppChanges(log.subList(from, to), String.valueOf(to), to < log.size());
    }

    @Override
    public T blank(String location) {
        return blank;
    }

    @Override
    public synchronized String create(String location, T draft, String key) {
        return createdByKey.computeIfAbsent(key, created -> id(put(withId.apply(draft, "new" + createdByKey.size()))));
    }

    @Override
    public synchronized boolean update(String location, T expected, T next) {
        if (!expected.equals(rows.get(id(expected)))) {
            return false;
        }
        put(next);
        return true;
    }

    @Override
    public synchronized boolean delete(String location, T expected) {
        T present = rows.get(id(expected));
        if (present != null && !present.equals(expected)) {
            return false;
        }
        remove(id(expected));
        return true;
    }
}
