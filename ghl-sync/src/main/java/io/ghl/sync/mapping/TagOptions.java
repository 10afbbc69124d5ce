package io.ghl.sync.mapping;

import io.ghl.sync.internal.options.Several;
import io.ghl.sync.merge.SetMerge;
import io.ghl.sync.record.Side;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What can be said about the tags, or the next field.
 *
 * @param <T> the application's record type
 */
public final class TagOptions<T> extends MappingStep<T> {
    private final MappingDraft.Field<T> field;

    TagOptions(MappingDraft<T> draft, MappingDraft.Field<T> field) {
        super(draft);
        this.field = field;
    }

    /**
     * Restricts the sync to some tags. All others are left alone on both sides. Without it all tags are synced.
     *
     * @param patterns tags, or beginnings of tags followed by {@code "*"}, such as {@code "app:*"}
     * @return this step
     */
    public TagOptions<T> scope(String... patterns) {
        field.scope = Several.of("pattern", patterns);
        return this;
    }

    /**
     * Lets one side own the tags in the scope: its tags flow to the other side, where edits are overwritten. When two
     * records are linked for the first time, an owner without tags takes the other side's.
     *
     * @param owner the side
     * @return this step
     */
    public TagOptions<T> ownedBy(Side owner) {
        field.owner = Objects.requireNonNull(owner, "owner must not be null.");
        return this;
    }

    /**
     * Syncs the tags of some records only, as {@link FieldOptions#when} says.
     *
     * @param condition a pure function of the record
     * @return this step
     */
    public TagOptions<T> when(Predicate<? super T> condition) {
        field.condition = Objects.requireNonNull(condition, "condition must not be null.");
        return this;
    }

    /**
     * Says what becomes of a tag that one side gave and the other took away. Without it: {@link SetMerge#ADD_WINS}.
     *
     * @param how which of the two counts
     * @return this step
     */
    public TagOptions<T> merge(SetMerge how) {
        field.tags = Objects.requireNonNull(how, "how must not be null.");
        return this;
    }
}
