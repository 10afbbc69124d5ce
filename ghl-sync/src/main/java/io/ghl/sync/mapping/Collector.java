package io.ghl.sync.mapping;

import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.util.Map;
import java.util.TreeMap;

/** Gathers the fields of a {@link Reading}. */
final class Collector {
    private final Map<String, FieldValue> values = new TreeMap<>();
    private final Map<String, String> problems = new TreeMap<>();

    void add(String field, Read read) {
        values.put(field, read.value());
        if (read.problem() != null) {
            problems.put(field, read.problem());
        }
    }

    Reading done() {
        return new Reading(FieldValues.of(values), problems);
    }
}
