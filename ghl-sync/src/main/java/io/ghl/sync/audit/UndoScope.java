package io.ghl.sync.audit;

import io.ghl.sync.record.RecordType;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to undo, by what the audit log tells of it. Make one with {@link #run}, {@link #record} or {@link #field}.
 *
 * @param run a run's number, 0 if it is about one record
 * @param type the record type, null for a run
 * @param appId the record's id in the application, null for a run
 * @param field the field, null for all of the record
 * @param since what was done at or after this time; null for what the run, or the last run that wrote the record or the
 *     field, did
 */
public record UndoScope(
        long run,
        @Nullable RecordType type,
        @Nullable String appId,
        @Nullable String field,
        @Nullable Instant since) {

    /**
     * Everything that a run did.
     *
     * @param number the run's {@linkplain AuditContext#run() number}, 1 or more
     * @return the scope
     * @throws IllegalArgumentException if the number is below 1
     */
    public static UndoScope run(long number) {
        if (number < 1) {
            throw new IllegalArgumentException("A run has a number of 1 or more, and this is " + number + ".");
        }
        return new UndoScope(number, null, null, null, null);
    }

    /**
     * What the last run that wrote a record did to it.
     *
     * @param type the record type
     * @param appId the record's id in the application
     * @return the scope
     */
    public static UndoScope record(RecordType type, String appId) {
        Objects.requireNonNull(type, "type must not be null.");
        Objects.requireNonNull(appId, "appId must not be null.");
        return new UndoScope(0, type, appId, null, null);
    }

    /**
     * What the last run that wrote a field did to it.
     *
     * @param type the record type
     * @param appId the record's id in the application
     * @param field the field's name
     * @return the scope
     */
    public static UndoScope field(RecordType type, String appId, String field) {
        Objects.requireNonNull(type, "type must not be null.");
        Objects.requireNonNull(appId, "appId must not be null.");
        Objects.requireNonNull(field, "field must not be null.");
        return new UndoScope(0, type, appId, field, null);
    }

    /**
     * All that was done to the record or field since a time, instead of what the last run did.
     *
     * @param time the time
     * @return the scope
     */
    public UndoScope since(Instant time) {
        Objects.requireNonNull(time, "time must not be null.");
        return new UndoScope(run, type, appId, field, time);
    }
}
