package io.ghl.sync.audit;

import io.ghl.sync.record.RecordType;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far both sides agree, field by field in canonical form, whatever the sync remembers.
 *
 * @param startedAt when the comparison began
 * @param endedAt when it ended
 * @param records how many linked records were compared
 * @param fields how many of their fields
 * @param counts how many differences there are of each kind
 * @param differences the differences
 */
public record DriftReport(
        Instant startedAt,
        Instant endedAt,
        int records,
        int fields,
        Map<Kind, Integer> counts,
        List<Difference> differences) {

    @SuppressWarnings("doclint:missing")
    public DriftReport {
        Map<Kind, Integer> copy = new EnumMap<>(Kind.class);
        copy.putAll(counts);
        counts = Collections.unmodifiableMap(copy);
        differences = List.copyOf(differences);
    }

    /** Why a field or record is not the same on both sides. More may come; give a {@code switch} over them a {@code default}. */
    public enum Kind {
        /** No rule explains it. */
        UNEXPLAINED,
        /** A person is asked about it. */
        OPEN_REVIEW,
        /** A person wants it left as it is. */
        IGNORED,
        /** A final error stopped the record. */
        PARKED,
        /** An edit, a decision or a write is still on its way. */
        PENDING,
        /** The field cannot be read on one side, or may differ by its rules. */
        UNMANAGED,
        /** The application does not have the record. */
        MISSING_IN_APP,
        /** HighLevel does not have the record. */
        MISSING_IN_GHL
    }

    /**
     * A difference. It names records and fields, no values.
     *
     * @param type the record type
     * @param appId the record's id in the application
     * @param ghlId the record's id in HighLevel
     * @param field the field, null for the record as a whole
     * @param kind why it differs
     * @param why the same in words
     */
    public record Difference(
            RecordType type,
            @Nullable String appId,
            @Nullable String ghlId,
            @Nullable String field,
            Kind kind,
            String why) {}

    /**
     * The differences that nothing explains: fields that differ without a reason, and records that are missing on a side
     * while the sync believes in them.
     *
     * @return the differences
     */
    public List<Difference> unexplained() {
        return differences.stream()
                .filter(difference -> difference.kind() == Kind.UNEXPLAINED
                        || difference.kind() == Kind.MISSING_IN_APP
                        || difference.kind() == Kind.MISSING_IN_GHL)
                .toList();
    }

    @Override
    public String toString() {
        return "DriftReport[records=" + records + ", fields=" + fields + ", counts=" + counts + "]";
    }
}
