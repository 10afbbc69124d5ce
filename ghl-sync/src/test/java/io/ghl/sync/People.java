package io.ghl.sync;

import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The application's customers, in memory, with a change log. */
public final class People implements AppRecords<Person> {
    private final TreeMap<String, Person> rows = new TreeMap<>();
    private final Map<String, String> createdByKey = new HashMap<>();
    private final List<String> log = new ArrayList<>();
    private final Set<String> archived = new TreeSet<>();
    private int nextId = 1000;
    private boolean refuseUpdates;
    private @Nullable String refused;
    private Runnable beforeUpdate = () -> {};
    private Runnable beforeFind = () -> {};
    private Runnable beforePage = () -> {};
    private Runnable beforeChanges = () -> {};

    /** Makes every update find its record changed. */
    public synchronized void refuseUpdates(boolean refuse) {
        refuseUpdates = refuse;
    }

    /** Refuses to create whoever has an e-mail address. */
    public synchronized void refuseNew(@Nullable String email) {
        refused = email;
    }

    /** Does something, once, when a record is about to be written. */
    public synchronized void beforeUpdate(Runnable task) {
        beforeUpdate = task;
    }

    /** Does something, once, when a record is about to be read. */
    public synchronized void beforeFind(Runnable task) {
        beforeFind = task;
    }

    /** Does something each time that records are about to be listed. */
    public synchronized void beforePage(Runnable task) {
        beforePage = task;
    }

    /** Does something each time that the change log is about to be read on. */
    public synchronized void beforeChanges(Runnable task) {
        beforeChanges = task;
    }

    public synchronized Person put(Person person) {
        rows.put(person.id(), person);
        log.add(person.id());
        return person;
    }

    public synchronized Person edit(String id, UnaryOperator<Person> edit) {
        return put(edit.apply(get(id)));
    }

    public synchronized Person get(String id) {
        Person person = rows.get(id);
        if (person == null) {
            throw new AssertionError("No person " + id);
        }
        return person;
    }

    public synchronized void remove(String id) {
        rows.remove(id);
        log.add(id);
    }

    public synchronized List<Person> all() {
        return List.copyOf(rows.values());
    }

    public synchronized Optional<Person> byEmail(String email) {
        return rows.values().stream()
                .filter(person -> email.equalsIgnoreCase(person.email()))
                .findFirst();
    }

    @Override
    public String id(Person person) {
        return person.id();
    }

    @Override
    public synchronized Optional<Person> find(String location, String id) {
        Runnable task = beforeFind;
        beforeFind = () -> {};
        task.run();
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public synchronized List<Person> findByKey(String location, String field, String value) {
        return List.copyOf(rows.values());
    }

    @Override
    public synchronized List<Person> page(String location, @Nullable String afterId, int limit) {
        beforePage.run();
        return rows.tailMap(afterId == null ? "" : afterId, false).values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized AppChanges changedSince(String location, @Nullable String cursor, int limit) {
        if (cursor == null) {
            return new AppChanges(List.of(), String.valueOf(log.size()), false);
        }
        beforeChanges.run();
        int from = Integer.parseInt(cursor);
        int to = Math.min(log.size(), from + limit);
        return new AppChanges(log.subList(from, to), String.valueOf(to), to < log.size());
    }

    @Override
    public Person blank(String location) {
        return new Person("", null, null, null, null, null, java.util.Set.of(), null);
    }

    @Override
    public synchronized String create(String location, Person draft, String key) {
        if (refused != null && refused.equals(draft.email())) {
            throw new IllegalArgumentException(refused + " is on a black list");
        }
        return createdByKey.computeIfAbsent(
                key, created -> put(draft.withId("p" + nextId++)).id());
    }

    @Override
    public synchronized boolean update(String location, Person expected, Person next) {
        Runnable task = beforeUpdate;
        beforeUpdate = () -> {};
        task.run();
        if (refuseUpdates || !expected.equals(rows.get(expected.id()))) {
            return false;
        }
        put(next);
        return true;
    }

    @Override
    public synchronized boolean delete(String location, Person expected) {
        Person present = rows.get(expected.id());
        if (present != null && !present.equals(expected)) {
            return false;
        }
        remove(expected.id());
        return true;
    }

    @Override
    public synchronized boolean archive(String location, Person expected) {
        if (!expected.equals(rows.get(expected.id()))) {
            return false;
        }
        archived.add(expected.id());
        return true;
    }

    /** The records that were archived. */
    public synchronized Set<String> archived() {
        return Set.copyOf(archived);
    }

    @Override
    public Optional<Instant> changedAt(Person person, String field) {
        return field.equals("phone") ? Optional.ofNullable(person.phoneChangedAt()) : Optional.empty();
    }
}
