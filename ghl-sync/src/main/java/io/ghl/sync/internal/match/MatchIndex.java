package io.ghl.sync.internal.match;

import io.ghl.sync.record.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of one side by their keys. */
final class MatchIndex {
    private final Side side;
    private final List<MatchRecord> records;
    private final Map<String, Map<String, List<MatchRecord>>> byKey = new HashMap<>();

    MatchIndex(Side side, Collection<String> keys, Collection<MatchRecord> unsorted) {
        this.side = side;
        this.records =
                unsorted.stream().sorted(Comparator.comparing(MatchRecord::id)).toList();
        Set<String> ids = new HashSet<>();
        for (MatchRecord record : records) {
            if (!ids.add(record.id())) {
                throw new IllegalArgumentException("The record " + record.id() + " occurs twice on side " + side + ".");
            }
        }
        for (String key : keys) {
            Map<String, List<MatchRecord>> index = new HashMap<>();
            for (MatchRecord record : records) {
                String value = value(record, key);
                if (value != null) {
                    index.computeIfAbsent(value, any -> new ArrayList<>()).add(record);
                }
            }
            byKey.put(key, index);
        }
    }

    Side side() {
        return side;
    }

    /** The records by id. */
    List<MatchRecord> records() {
        return records;
    }

    /** The value of a key of a record of this side, null if there is none. */
    @Nullable
    String value(MatchRecord record, String key) {
        String value = record.keys().get(key);
        if (value == null && side == Side.APP && key.equals(Matcher.EXTERNAL_ID)) {
            return record.id();
        }
        return value == null || value.isBlank() ? null : value;
    }

    /** The records with a value of a key; none for a null value. */
    List<MatchRecord> with(String key, @Nullable String value) {
        return value == null ? List.of() : byKey.getOrDefault(key, Map.of()).getOrDefault(value, List.of());
    }

    /** The ids of the records that match a record of the other side on any key, the strongest key first. */
    List<String> candidates(Collection<String> keys, MatchRecord record, MatchIndex other) {
        Set<String> ids = new LinkedHashSet<>();
        for (String key : keys) {
            for (MatchRecord candidate : with(key, other.value(record, key))) {
                if (ids.size() == Matcher.MAX_CANDIDATES) {
                    return List.copyOf(ids);
                }
                ids.add(candidate.id());
            }
        }
        return List.copyOf(ids);
    }
}
