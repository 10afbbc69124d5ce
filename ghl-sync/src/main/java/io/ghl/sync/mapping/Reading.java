package io.ghl.sync.mapping;

import io.ghl.sync.record.FieldValues;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a mapping read from one side's record. Immutable; {@code toString} hides the values, which are personal data.
 *
 * @param values the canonical values by field name; a field with a problem is absent, which freezes it on both sides
 * @param problems why a field could not be read, by field name; free of personal data, sorted, unmodifiable
 */
public record Reading(FieldValues values, Map<String, String> problems) {
    @SuppressWarnings("doclint:missing")
    public Reading {
        problems = Collections.unmodifiableMap(new TreeMap<>(problems));
    }
}
