package io.ghl.sync.internal.match;

import io.ghl.sync.record.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds which records of the two sides are the same. Pure; one pass with an index per key, whatever the number of
 * records.
 *
 * <p>Two records are paired if, on the strongest key on which either of them matches anything, each matches the other
 * alone, and nothing disagrees: no other key leads either of them to other records only, and no stronger key is set on
 * both with different values. All else that matches is ambiguous; nothing is picked from several.
 */
public final class Matcher {
    /** The strongest key: the application's id, as HighLevel's record holds it. */
    public static final String EXTERNAL_ID = "externalId";

    /** The most candidates that an {@link Ambiguity} lists. */
    public static final int MAX_CANDIDATES = 20;

    private final List<String> keys;
    private final MatchIndex app;
    private final MatchIndex ghl;

    private Matcher(List<String> keys, MatchIndex app, MatchIndex ghl) {
        this.keys = keys;
        this.app = app;
        this.ghl = ghl;
    }

    /**
     * Matches records that are not linked yet. Serves a first sync, with all of them, and a new record, with those of
     * both sides that share a key with it or with one of its candidates.
     *
     * @param keyOrder the keys, the strongest first; {@link #EXTERNAL_ID} comes before all of them
     * @param app the application's records; their external id is their id
     * @param ghl HighLevel's records
     * @return the result, independent of the order of the records
     * @throws IllegalArgumentException if an id occurs twice on one side
     */
    public static MatchResult match(List<String> keyOrder, Collection<MatchRecord> app, Collection<MatchRecord> ghl) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(EXTERNAL_ID);
        keys.addAll(keyOrder);
        List<String> order = List.copyOf(keys);
        return new Matcher(order, new MatchIndex(Side.APP, order, app), new MatchIndex(Side.GHL, order, ghl)).result();
    }

    private MatchResult result() {
        List<Pair> pairs = new ArrayList<>();
        List<Ambiguity> ambiguous = new ArrayList<>();
        List<String> unmatchedApp = new ArrayList<>();
        List<String> unmatchedGhl = new ArrayList<>();
        for (MatchRecord record : app.records()) {
            String key = strongestKey(record, app, ghl);
            if (key == null) {
                unmatchedApp.add(record.id());
                continue;
            }
            String doubt = doubt(record, key, app, ghl);
            if (doubt == null) {
                pairs.add(new Pair(record.id(), only(record, key, app, ghl).id(), key));
            } else {
                ambiguous.add(ambiguity(record, app, ghl, doubt));
            }
        }
        // Doubt is mutual, so each pair has been found from the application's side.
        for (MatchRecord record : ghl.records()) {
            String key = strongestKey(record, ghl, app);
            if (key == null) {
                unmatchedGhl.add(record.id());
                continue;
            }
            String doubt = doubt(record, key, ghl, app);
            if (doubt != null) {
                ambiguous.add(ambiguity(record, ghl, app, doubt));
            }
        }
        return new MatchResult(pairs, ambiguous, unmatchedApp, unmatchedGhl);
    }

    /** The strongest key on which a record matches anything. */
    private @Nullable String strongestKey(MatchRecord record, MatchIndex own, MatchIndex other) {
        for (String key : keys) {
            if (!other.with(key, own.value(record, key)).isEmpty()) {
                return key;
            }
        }
        return null;
    }

    private static MatchRecord only(MatchRecord record, String key, MatchIndex own, MatchIndex other) {
        return other.with(key, own.value(record, key)).get(0);
    }

    /** Why a record cannot be paired on its strongest key, null if it can. */
    private @Nullable String doubt(MatchRecord record, String key, MatchIndex own, MatchIndex other) {
        String value = own.value(record, key);
        if (other.with(key, value).size() > 1) {
            return other.with(key, value).size() + " records of " + other.side() + " have the same " + key;
        }
        if (own.with(key, value).size() > 1) {
            return own.with(key, value).size() + " records of " + own.side() + " have the same " + key;
        }
        MatchRecord match = only(record, key, own, other);
        boolean stronger = true;
        for (String another : keys) {
            if (another.equals(key)) {
                stronger = false;
                continue;
            }
            String mine = own.value(record, another);
            String its = other.value(match, another);
            if (mine != null && mine.equals(its)) {
                continue;
            }
            // The values differ, so whatever they lead to is not this pair.
            if (!other.with(another, mine).isEmpty() || !own.with(another, its).isEmpty()) {
                return another + " matches another record than " + key;
            }
            if (stronger && mine != null && its != null) {
                return key + " matches, but " + another + " differs";
            }
        }
        return null;
    }

    private Ambiguity ambiguity(MatchRecord record, MatchIndex own, MatchIndex other, String reason) {
        return new Ambiguity(own.side(), record.id(), other.candidates(keys, record, own), reason);
    }
}
