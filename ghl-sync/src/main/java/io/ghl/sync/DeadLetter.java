package io.ghl.sync;

import io.ghl.sync.record.Failures;
import io.ghl.sync.record.RecordType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that is not synced because of an error, while all others are. Free of field values.
 *
 * @param id names the dead letter, for {@link DeadLetters#replay}
 * @param type the record type
 * @param appId the record's id in the application, null if it is not known
 * @param ghlId the record's id in HighLevel, null if it is not known
 * @param cause what kind of error it is
 * @param input what was tried: the write and the fields that it sent, or the reading of both sides
 * @param attempts how often it was tried, 1 or more
 * @param firstAt when it failed first
 * @param firstError what the first error said
 * @param lastAt when it failed last
 * @param lastError what the last error said
 * @param nextTry when it is tried again by itself; null if it waits for a change of the record, of the mapping or of the
 *     location's custom fields, or for a replay
 */
public record DeadLetter(
        String id,
        RecordType type,
        @Nullable String appId,
        @Nullable String ghlId,
        Failures.Cause cause,
        String input,
        int attempts,
        Instant firstAt,
        String firstError,
        Instant lastAt,
        String lastError,
        @Nullable Instant nextTry) {}
