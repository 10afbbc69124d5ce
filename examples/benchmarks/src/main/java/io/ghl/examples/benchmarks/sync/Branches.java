package io.ghl.examples.benchmarks.sync;

import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The members of many locations. */
public final class Branches implements AppRecords<Member> {
    private final Map<String, Members> branches = new ConcurrentHashMap<>();

    /** Those of a location, which are numbered. */
    public Members of(String location) {
        return branches.computeIfAbsent(location, id -> new Members());
    }

    /** Gives a location so many members. */
    public void fill(String location, int members) {
        for (int i = 0; i < members; i++) {
            of(location).put(member(location, i));
        }
    }

    /** The member of a number in a location. */
    public static Member member(String location, int number) {
        return new Member("m" + number, "Member " + number, "m" + number + "@" + location + ".example", "Rome");
    }

    @Override
    public String id(Member member) {
        return member.id();
    }

    @Override
    public Optional<Member> find(String location, String id) {
        return of(location).find(location, id);
    }

    @Override
    public List<Member> findByKey(String location, String field, String value) {
        return of(location).findByKey(location, field, value);
    }

    @Override
    public List<Member> page(String location, @Nullable String afterId, int limit) {
        return of(location).page(location, afterId, limit);
    }

    @Override
    public AppChanges changedSince(String location, @Nullable String cursor, int limit) {
        return of(location).changedSince(location, cursor, limit);
    }

    @Override
    public Member blank(String location) {
        return of(location).blank(location);
    }

    @Override
    public String create(String location, Member draft, String key) {
        return of(location).create(location, draft, key);
    }

    @Override
    public boolean update(String location, Member expected, Member next) {
        return of(location).update(location, expected, next);
    }

    @Override
    public boolean delete(String location, Member expected) {
        return of(location).delete(location, expected);
    }
}
