package io.ghl.sync.mapping;

/**
 * Where a mapping starts. See {@link RecordMapping#of}.
 *
 * @param <T> the application's record type
 */
public final class MappingBuilder<T> extends MappingStep<T> {
    MappingBuilder(MappingDraft<T> draft) {
        super(draft);
    }
}
