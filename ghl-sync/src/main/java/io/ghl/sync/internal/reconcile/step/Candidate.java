package io.ghl.sync.internal.reconcile.step;

import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import org.jspecify.annotations.Nullable;

/**
 * A record that may be the same as another side's.
 *
 * @param id the record's id
 * @param values its mapped fields in canonical form
 * @param marker the application id that it carries, null if it carries none
 * @param link the link it belongs to already, null if it is free
 */
public record Candidate(
        String id,
        FieldValues values,
        @Nullable String marker,
        @Nullable Link link) {

    @Override
    public String toString() {
        return "Candidate[" + id + "]";
    }
}
