package io.ghl.sync.mapping;

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
        field.target = target;
        return new FieldOptions<>(draft, field);
    }
}
