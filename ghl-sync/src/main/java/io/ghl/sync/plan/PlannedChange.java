package io.ghl.sync.plan;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Side;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a sync would do. {@code toString} leaves out the values, which are personal data, and the
 * problem, which may name some.
 *
 * @param appId the application's id of the record, null if it has none yet
 * @param ghlId HighLevel's id of the record, null if it has none yet
 * @param action what would be done
 * @param field the field, null for the whole record
 * @param written the side that would be written, null if none would
 * @param before the written side's value before
 * @param after the value after
 * @param rule the rule that decides
 * @param problem why the record would become a dead letter; null for all other actions
 */
public record PlannedChange(
        @Nullable String appId,
        @Nullable String ghlId,
        AuditEntry.Action action,
        @Nullable String field,
        @Nullable Side written,
        FieldValue before,
        FieldValue after,
        String rule,
        @Nullable String problem) {

    @Override
    public String toString() {
        return "PlannedChange[" + action + ", appId=" + appId + ", ghlId=" + ghlId + ", field=" + field + ", written="
                + written + ", rule=" + rule + "]";
    }
}
