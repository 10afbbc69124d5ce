package io.ghl.sync.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Link} remembers of one field beside its bases. Immutable.
 *
 * @param origin the side whose change was last carried to the other, null if none was
 * @param carriedAt when it was, null if it never was
 * @param flaps when, lately, a side changed the field that had just been written to it, oldest first
 * @param heldAt while a question about the field is open, when both sides were last known to hold their bases; the
 *     change that is asked about came later. Null while no question is open
 */
public record FieldNote(
        @Nullable Side origin,
        @Nullable Instant carriedAt,
        List<Instant> flaps,
        @Nullable Instant heldAt) {
    /** Nothing is remembered. */
    public static final FieldNote NONE = new FieldNote(null, null, List.of(), null);

    @SuppressWarnings("doclint:missing")
    public FieldNote {
        flaps = List.copyOf(flaps);
    }

    /**
     * This note with another {@link #heldAt()}.
     *
     * @param value the new value
     * @return the new note
     */
    public FieldNote withHeldAt(@Nullable Instant value) {
        return new FieldNote(origin, carriedAt, flaps, value);
    }
}
