package io.ghl.sync;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A record of the application with whatever fields a test gives it. */
public record Card(String id, Map<String, Object> values) {
    public Card {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    public static Card of(String id) {
        return new Card(id, Map.of());
    }

    public Card with(String field, Object value) {
        Map<String, Object> next = new TreeMap<>(values);
        if (value == null) {
            next.remove(field);
        } else {
            next.put(field, value);
        }
        return new Card(id, next);
    }

    public Object get(String field) {
        return values.get(field);
    }

    public String text(String field) {
        return (String) values.get(field);
    }

    /** Reads a field as a type. */
    public static <V> Function<Card, V> get(String field, Class<V> type) {
        return card -> type.cast(card.get(field));
    }

    /** Writes a field of a type, and refuses any other as a setter with a parameter of that type would. */
    public static <V> BiFunction<Card, V, Card> set(String field, Class<V> type) {
        return (card, value) -> card.with(field, type.cast(value));
    }
}
