package io.ghl.sandbox.internal.state;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ids by a value that hardly ever has two of them, oldest first. */
final class Lookup {
    /** A lone id is kept as it is: a set for each of a million would be a tenth of all memory. */
    private final Map<String, String> single = new HashMap<>();

    private final Map<String, Set<String>> several = new HashMap<>();

    /** Moves an id from one value to another; null is none. */
    void move(String id, @Nullable String from, @Nullable String to) {
        if (Objects.equals(from, to)) {
            return;
        }
        if (from != null) {
            remove(id, from);
        }
        if (to != null) {
            add(id, to);
        }
    }

    private void add(String id, String value) {
        Set<String> ids = several.get(value);
        if (ids != null) {
            ids.add(id);
            return;
        }
        String known = single.putIfAbsent(value, id);
        if (known != null && !known.equals(id)) {
            single.remove(value);
            several.put(value, new LinkedHashSet<>(List.of(known, id)));
        }
    }

    private void remove(String id, String value) {
        if (single.remove(value, id)) {
            return;
        }
        Set<String> ids = several.getOrDefault(value, Set.of());
        ids.remove(id);
        if (ids.isEmpty()) {
            several.remove(value);
        }
    }

    /** The oldest id with this value other than the given one, or null. */
    @Nullable
    String first(String value, @Nullable String except) {
        String known = single.get(value);
        if (known != null) {
            return known.equals(except) ? null : known;
        }
        for (String id : several.getOrDefault(value, Set.of())) {
            if (!id.equals(except)) {
                return id;
            }
        }
        return null;
    }
}
