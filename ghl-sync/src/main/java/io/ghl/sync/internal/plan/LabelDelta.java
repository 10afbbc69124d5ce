package io.ghl.sync.internal.plan;

import io.ghl.sync.record.FieldValue;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What turns one set of labels into another. {@code toString} hides the labels.
 *
 * @param add the labels to add, sorted, unmodifiable
 * @param remove the labels to remove, sorted, unmodifiable
 */
public record LabelDelta(SortedSet<String> add, SortedSet<String> remove) {
    public LabelDelta {
        add = Collections.unmodifiableSortedSet(new TreeSet<>(add));
        remove = Collections.unmodifiableSortedSet(new TreeSet<>(remove));
    }

    /**
     * Compares what a side holds with what it shall hold. Both should be in canonical form and of one scope; then no
     * other label is touched.
     *
     * @param held the labels the side holds
     * @param target the labels it shall hold
     * @return the difference, empty if {@code target} is absent
     */
    public static LabelDelta between(FieldValue held, FieldValue target) {
        if (!target.isPresent()) {
            return new LabelDelta(Collections.emptySortedSet(), Collections.emptySortedSet());
        }
        return new LabelDelta(minus(target.asLabels(), held.asLabels()), minus(held.asLabels(), target.asLabels()));
    }

    /** Whether there is nothing to add and nothing to remove. */
    public boolean isEmpty() {
        return add.isEmpty() && remove.isEmpty();
    }

    @Override
    public String toString() {
        return "LabelDelta[add=" + add.size() + ", remove=" + remove.size() + "]";
    }

    private static SortedSet<String> minus(Collection<String> all, Collection<String> without) {
        SortedSet<String> rest = new TreeSet<>(all);
        rest.removeAll(without);
        return rest;
    }
}
