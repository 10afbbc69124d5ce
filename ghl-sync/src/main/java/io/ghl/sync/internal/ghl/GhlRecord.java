package io.ghl.sync.internal.ghl;

import io.ghl.sync.record.FieldValues;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A HighLevel record as an answer or an event showed it, not yet mapped.
 *
 * @param id its id
 * @param version its {@code dateUpdated}, null if none was shown
 * @param values its fields by HighLevel path, such as {@code "firstName"} or {@code "customFields.lead_stage"}
 */
public record GhlRecord(String id, @Nullable Instant version, FieldValues values) {

    @Override
    public String toString() {
        return "GhlRecord[" + id + "]";
    }
}
