package io.ghl.sync.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
 * @param earlier what earlier tries of a create in HighLevel sent that may have landed as well, oldest first; empty for all
 *     else
 */
public record Intent(
        String operationId,
        Side side,
        Operation operation,
        FieldValues sent,
        FieldValues source,
        Instant createdAt,
        int attempt,
        @Nullable Instant readVersion,
        List<Attempt> earlier) {
    /** So many tries that sent something else are told apart; who edits a record more often than that loses the middle. */
    private static final int MOST_EARLIER = 20;

    @SuppressWarnings("doclint:missing")
    public Intent {
        earlier = List.copyOf(earlier);
    }

    /**
     * A write of which no earlier try may have landed.
     *
     * @param operationId names the write in the audit log
     * @param side the side that is written
     * @param operation what is written
     * @param sent the field values sent
     * @param source the values that {@code sent} was made from
     * @param createdAt when it was decided
     * @param attempt 1 for the first try
     * @param readVersion the version that was read before, null if none was
     */
    public Intent(
            String operationId,
            Side side,
            Operation operation,
            FieldValues sent,
            FieldValues source,
            Instant createdAt,
            int attempt,
            @Nullable Instant readVersion) {
        this(operationId, side, operation, sent, source, createdAt, attempt, readVersion, List.of());
    }

    /**
     * All that was sent and may have landed.
     *
     * @return what this write sends, and then what earlier tries did, the newest first; each different from the others
     */
    public List<Attempt> attempts() {
        List<Attempt> all = new ArrayList<>();
        all.add(new Attempt(sent, source));
        for (int i = earlier.size() - 1; i >= 0; i--) {
            if (!all.contains(earlier.get(i))) {
                all.add(earlier.get(i));
            }
        }
        return List.copyOf(all);
    }

    /**
     * This write as one that follows on another try, which may have landed.
     *
     * @param before the other try
     * @return this, with what the other one and those before it sent
     */
    public Intent after(Intent before) {
        List<Attempt> all = new ArrayList<>(before.attempts());
        // The first is what a lost answer most often belongs to.
        while (all.size() > MOST_EARLIER) {
            all.remove(all.size() - 2);
        }
        Collections.reverse(all);
        return new Intent(operationId, side, operation, sent, source, createdAt, attempt, readVersion, all);
    }

    /**
     * What one try sent.
     *
     * @param sent the field values sent, in canonical form
     * @param source the values of the other side that they were made from
     */
    public record Attempt(FieldValues sent, FieldValues source) {}

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
