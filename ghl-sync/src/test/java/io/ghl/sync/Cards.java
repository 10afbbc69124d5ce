package io.ghl.sync;

import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The application's cards, in memory, with a change log. */
public final class Cards implements AppRecords<Card> {
    private final TreeMap<String, Card> rows = new TreeMap<>();
    private final Map<String, String> createdByKey = new HashMap<>();
    private final Map<String, Instant> changedAt = new HashMap<>();
    private final List<String> log = new ArrayList<>();
    private final Set<String> timeless = new HashSet<>();

    public synchronized Card put(Card card) {
        rows.put(card.id(), card);
        log.add(card.id());
        return card;
    }

    public synchronized Card edit(String id, UnaryOperator<Card> edit) {
        return put(edit.apply(get(id)));
    }

    public synchronized Card get(String id) {
        Card card = rows.get(id);
        if (card == null) {
            throw new AssertionError("No card " + id);
        }
        return card;
    }

    public synchronized void remove(String id) {
        rows.remove(id);
        log.add(id);
    }

    public synchronized List<Card> all() {
        return List.copyOf(rows.values());
    }

    /** Says when a field of a card changed. */
    public synchronized void changedAt(String id, String field, Instant at) {
        changedAt.put(id + " " + field, at);
    }

    /** Makes nobody able to say when the fields of a card changed. */
    public synchronized void failOverTimesOf(String id) {
        timeless.add(id);
    }

    @Override
    public synchronized Optional<Instant> changedAt(Card card, String field) {
        if (timeless.contains(card.id())) {
            throw new IllegalArgumentException("no time in the history");
        }
        return Optional.ofNullable(changedAt.get(card.id() + " " + field));
    }

    @Override
    public String id(Card card) {
        return card.id();
    }

    @Override
    public synchronized Optional<Card> find(String location, String id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public synchronized List<Card> findByKey(String location, String field, String value) {
        return List.copyOf(rows.values());
    }

    @Override
    public synchronized List<Card> page(String location, String afterId, int limit) {
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
    public Card blank(String location) {
        return Card.of("");
    }

    @Override
    public synchronized String create(String location, Card draft, String key) {
        return createdByKey.computeIfAbsent(
                key,
                any -> put(new Card("c" + (1000 + rows.size()), draft.values())).id());
    }

    @Override
    public synchronized boolean update(String location, Card expected, Card next) {
        if (!expected.equals(rows.get(expected.id()))) {
            return false;
        }
        put(next);
        return true;
    }

    @Override
    public synchronized boolean delete(String location, Card expected) {
        if (!expected.equals(rows.get(expected.id()))) {
            return false;
        }
        remove(expected.id());
        return true;
    }
}
