package io.ghl.sync.internal.planning;

import io.ghl.sync.record.FieldValues;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes up ids for records that a plan creates. An id is the fingerprint of what its record is created with, so whoever
 * knows the id knows whether two plans create the same. Not thread-safe.
 */
final class PlannedIds {
    private static final String START = "planned-";
    private static final char TWIN = '.';

    private final Map<String, Integer> given = new HashMap<>();

    /** An id that was not given before, for a record with these values. */
    String next(FieldValues values) {
        String id = START
                + Fingerprint.of(values.asMap().entrySet().stream()
                        .map(value -> value.getKey() + '\u0000' + value.getValue())
                        .toList());
        int twins = given.merge(id, 1, Integer::sum) - 1;
        return twins == 0 ? id : id + TWIN + twins;
    }

    /** Whether an id was made up. */
    static boolean isPlanned(String id) {
        return id.startsWith(START);
    }

    /** An id without what tells records with the same values apart, which goes by the order of the work. */
    static String withoutTwin(String id) {
        int end = isPlanned(id) ? id.indexOf(TWIN) : -1;
        return end < 0 ? id : id.substring(0, end);
    }
}
