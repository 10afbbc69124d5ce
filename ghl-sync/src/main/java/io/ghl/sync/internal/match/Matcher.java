package io.ghl.sync.internal.match;

import java.util.Collection;
import java.util.List;

/** Finds which records of the two sides are the same. Pure; needs one pass and an index per key. */
public final class Matcher {
    /** The strongest key: the application's id, as HighLevel's record holds it. */
    public static final String EXTERNAL_ID = "externalId";

    /** The most candidates that an {@link Ambiguity} lists. */
    public static final int MAX_CANDIDATES = 20;

    private Matcher() {}

    /**
     * Matches records that are not linked yet. Serves a first sync, with all of them, and a new record, with those few
     * of both sides that share a key with it.
     *
     * @param keyOrder the keys, the strongest first; {@link #EXTERNAL_ID} comes before all of them
     * @param app the application's records
     * @param ghl HighLevel's records
     * @return the result, independent of the order of the records
     * @throws IllegalArgumentException if an id occurs twice on one side
     */
    public static MatchResult match(List<String> keyOrder, Collection<MatchRecord> app, Collection<MatchRecord> ghl) {
        throw new UnsupportedOperationException();
    }
}
