package io.ghl.sync.internal.match;

import java.util.Map;

/**
 * A record that is not linked yet. {@code toString} hides the keys' values, which are personal data.
 *
 * @param id the record's id
 * @param keys canonical values by key: field names, and {@link Matcher#EXTERNAL_ID} for the application's id as a
 *     HighLevel record holds it. A key without a value is left out
 */
public record MatchRecord(String id, Map<String, String> keys) {
    public MatchRecord {
        keys = Map.copyOf(keys);
    }

    @Override
    public String toString() {
        return "MatchRecord[" + id + "]";
    }
}
