package io.ghl.examples.benchmarks.sync;

import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The application's records in a map, which is as good as no cost at all. Changes are told by hints only. */
public final class Members implements AppRecords<Member> {
    private final TreeMap<String, Member> rows = new TreeMap<>();
    private final Map<String, String> createdByKey = new HashMap<>();

    public synchronized void put(Member member) {
        rows.put(member.id(), member);
    }

    public synchronized List<Member> all() {
        return List.copyOf(rows.values());
    }

    @Override
    public String id(Member member) {
        return member.id();
    }

    @Override
    public synchronized Optional<Member> find(String location, String id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public synchronized List<Member> findByKey(String location, String field, String value) {
        return rows.values().stream()
                .filter(member -> value.equals(member.email()))
                .toList();
    }

    @Override
    public synchronized List<Member> page(String location, @Nullable String afterId, int limit) {
        return rows.tailMap(afterId == null ? "" : afterId, false).values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public AppChanges changedSince(String location, @Nullable String cursor, int limit) {
        return new AppChanges(List.of(), "none", false);
    }

    @Override
    public Member blank(String location) {
        return new Member("", null, null, null);
    }

    @Override
    public synchronized String create(String location, Member draft, String key) {
        return createdByKey.computeIfAbsent(key, any -> {
            String id = "m" + (rows.size() + 1);
            put(draft.withId(id));
            return id;
        });
    }

    @Override
    public synchronized boolean update(String location, Member expected, Member next) {
        if (!expected.equals(rows.get(expected.id()))) {
            return false;
        }
        put(next);
        return true;
    }

    @Override
    public synchronized boolean delete(String location, Member expected) {
        rows.remove(expected.id(), expected);
        return true;
    }
}
