package io.ghl.sync.plan;

import io.ghl.sync.audit.AuditEntry.Origin;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * An occasion on which a trigger would fire. {@code toString} leaves the values out, which are personal data.
 *
 * @param change the kind of change in one word, such as {@code created}
 * @param type the record type, null for none
 * @param appId the application's id of the record, null if it has none yet
 * @param ghlId HighLevel's id of the record, null if it has none yet
 * @param origin whose change it is
 * @param values what both sides would agree on
 */
public record PlannedFiring(
        String change,
        @Nullable RecordType type,
        @Nullable String appId,
        @Nullable String ghlId,
        Origin origin,
        FieldValues values) {

    @Override
    public String toString() {
        return "PlannedFiring[" + change + ", " + type + ", appId=" + appId + ", ghlId=" + ghlId + ", " + origin + "]";
    }
}
