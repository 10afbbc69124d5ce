package io.ghl.sync.merge;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** What becomes of a label that one side added and the other removed, when two sets of labels are merged. */
public enum SetMerge {
    /** It stays. The default: nothing that somebody gave is lost. */
    ADD_WINS,
    /** It goes. For labels that must not come back, such as a withdrawn consent. */
    REMOVE_WINS;

    /**
     * Merges two sets one label at a time: what either side held before, with what either added and without what either
     * removed.
     *
     * @param appBase what the application held before
     * @param ghlBase what HighLevel held before
     * @param app what the application holds
     * @param ghl what HighLevel holds
     * @return the merged set
     */
    public SortedSet<String> merge(
            Collection<String> appBase, Collection<String> ghlBase, Collection<String> app, Collection<String> ghl) {
        SortedSet<String> merged = new TreeSet<>(appBase);
        merged.addAll(ghlBase);
        if (this == REMOVE_WINS) {
            merged.addAll(app);
            merged.addAll(ghl);
        }
        merged.removeAll(minus(appBase, app));
        merged.removeAll(minus(ghlBase, ghl));
        if (this == ADD_WINS) {
            merged.addAll(minus(app, appBase));
            merged.addAll(minus(ghl, ghlBase));
        }
        return merged;
    }

    private static SortedSet<String> minus(Collection<String> all, Collection<String> without) {
        SortedSet<String> rest = new TreeSet<>(all);
        rest.removeAll(without);
        return rest;
    }
}
