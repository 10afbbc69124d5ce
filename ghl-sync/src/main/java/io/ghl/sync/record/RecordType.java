package io.ghl.sync.record;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of record that the engine keeps the same on both sides, those that others belong to before those. More may
 * come; give a {@code switch} over them a {@code default}.
 */
public enum RecordType {
    /** A company that contacts belong to. */
    BUSINESS(null),
    /** A person, with tags and custom fields. */
    CONTACT(null),
    /** A task of a contact. */
    TASK(CONTACT),
    /** A note of a contact. */
    NOTE(CONTACT),
    /** An appointment of a contact in a calendar. */
    APPOINTMENT(CONTACT),
    /** A note of an appointment. */
    APPOINTMENT_NOTE(APPOINTMENT);

    private final @Nullable RecordType parent;

    RecordType(@Nullable RecordType parent) {
        this.parent = parent;
    }

    /**
     * The type of the record without which one of this type cannot exist in HighLevel.
     *
     * @return the type; empty for one that stands by itself
     */
    public Optional<RecordType> parent() {
        return Optional.ofNullable(parent);
    }
}
