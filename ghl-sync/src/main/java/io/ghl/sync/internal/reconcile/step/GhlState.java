package io.ghl.sync.internal.reconcile.step;

import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A HighLevel record as it was read, in canonical form.
 *
 * @param id the record's id
 * @param version its {@code dateUpdated}, null if the answer carried none
 * @param values its mapped fields
 * @param problems fields that cannot be mapped, with the reason
 * @param waitsFor records that fields refer to and that have no partner yet; these fields are absent
 * @param marker the application id that the record carries, null if it carries none
 * @param held what it holds by HighLevel path beyond {@code values}, as far as it is needed to change it
 */
public record GhlState(
        String id,
        @Nullable Instant version,
        FieldValues values,
        Map<String, String> problems,
        List<RecordRef> waitsFor,
        @Nullable String marker,
        FieldValues held) {

    /** A record that refers to no record without a partner. */
    public GhlState(
            String id,
            @Nullable Instant version,
            FieldValues values,
            Map<String, String> problems,
            @Nullable String marker) {
        this(id, version, values, problems, List.of(), marker, FieldValues.none());
    }

    @Override
    public String toString() {
        return "GhlState[" + id + "]";
    }
}
