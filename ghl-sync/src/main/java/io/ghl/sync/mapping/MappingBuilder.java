package io.ghl.sync.mapping;

/**
 * Where a mapping starts. See {@link ContactMapping#of}.
 *
 * @param <T> the application's record type
 */
public final class MappingBuilder<T> extends MappingStep<T> {
    MappingBuilder(MappingDraft<T> draft) {
        super(draft);
    }
}
