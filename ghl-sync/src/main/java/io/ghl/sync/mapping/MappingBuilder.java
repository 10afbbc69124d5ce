package io.ghl.sync.mapping;

/**
 * Where a mapping starts. See {@link RecordMapping#of}.
 *
 * {@snippet file="io/ghl/sync/MappingSnippetsTest.java" region="mapping"}
 *
 * @param <T> the application's record type
 */
public final class MappingBuilder<T> extends MappingStep<T> {
    MappingBuilder(MappingDraft<T> draft) {
        super(draft);
    }
}
