package io.ghl.sync.internal.reconcile.step;

import io.ghl.sync.record.FieldValues;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook showed of a HighLevel record.
 *
 * @param at HighLevel's time stamp, null if there was none
 * @param values the mapped fields in canonical form; empty when the event does not show the record's fields
 * @param complete whether the event shows every mapped field
 */
public record Observation(@Nullable Instant at, FieldValues values, boolean complete) {

    @Override
    public String toString() {
        return "Observation[at=" + at + ", complete=" + complete + "]";
    }
}
