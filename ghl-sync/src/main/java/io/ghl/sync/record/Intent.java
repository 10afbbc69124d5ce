package io.ghl.sync.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A write that was decided and stored before it was tried, so that after a crash the engine can tell by comparison
 * whether it landed.
 *
 * @param operationId names the write in the audit log
 * @param side the side that is written
 * @param operation what is written
 * @param sent the field values sent, in canonical form
 * @param source the values of the other side that {@code sent} was made from; they become that side's base once the
 *     write has landed
 * @param createdAt when it was decided
 * @param attempt 1 for the first try
 * @param readVersion the version of the HighLevel record that was read before, null if none was; what an event showed up to
 *     then says nothing of this write
 */
public record Intent(
        String operationId,
        Side side,
        Operation operation,
        FieldValues sent,
        FieldValues source,
        Instant createdAt,
        int attempt,
        @Nullable Instant readVersion) {

    /** The kinds of write. Each is one call to one side. */
    public enum Operation {
        /** Create the record. */
        CREATE,
        /** Change some of its fields. */
        PATCH,
        /** Add tags. */
        ADD_TAGS,
        /** Remove tags. */
        REMOVE_TAGS,
        /** Delete the record. */
        DELETE,
        /** Mark the record as deleted on the other side. */
        ARCHIVE
    }
}
