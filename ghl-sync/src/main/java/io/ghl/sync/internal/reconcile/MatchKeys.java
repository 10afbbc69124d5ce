package io.ghl.sync.internal.reconcile;

import io.ghl.sync.internal.match.MatchRecord;
import io.ghl.sync.internal.match.Matcher;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes the linking keys out of a record's values. */
public final class MatchKeys {
    private MatchKeys() {}

    /**
     * The record as the matcher wants it: only keys that hold a text.
     *
     * @param marker the application id that a HighLevel record carries, null if it carries none
     */
    public static MatchRecord of(String id, FieldValues values, List<String> keys, @Nullable String marker) {
        Map<String, String> found = new TreeMap<>();
        if (marker != null) {
            found.put(Matcher.EXTERNAL_ID, marker);
        }
        for (String key : keys) {
            if (values.get(key) instanceof FieldValue.Text text) {
                found.put(key, text.value());
            }
        }
        return new MatchRecord(id, found);
    }
}
