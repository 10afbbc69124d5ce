package io.ghl.sync.mapping;

import java.util.Objects;

/**
 * A field of the application that waits for its counterpart.
 *
 * @param <T> the application's record type
 * @param <V> the type of the application's value
 */
public final class FieldTarget<T, V> {
    private final MappingDraft<T> draft;
    private final MappingDraft.Field<T> field;

    FieldTarget(MappingDraft<T> draft, MappingDraft.Field<T> field) {
        this.draft = draft;
        this.field = field;
    }

    /**
     * Names the field of HighLevel.
     *
     * @param target one of {@link ContactFields}
     * @return the next step: options of this field, or the next field
     */
    public FieldOptions<T, V> to(GhlField target) {
        field.target = Objects.requireNonNull(target, "target must not be null.");
        return new FieldOptions<>(draft, field);
    }

    /**
     * Keeps a full name of the application as HighLevel's first and last name. Two names are the same if they are joined.
     * A changed name is split where HighLevel's own split says: the last name stays if the new name ends with it, else the
     * first name if it starts with it; otherwise the last word is the last name.
     *
     * @return the next step: options of this field, or the next field
     */
    public FieldOptions<T, V> toFirstAndLastName() {
        field.target = ContactFields.FIRST_NAME;
        field.inTwo = true;
        return new FieldOptions<>(draft, field);
    }
}
