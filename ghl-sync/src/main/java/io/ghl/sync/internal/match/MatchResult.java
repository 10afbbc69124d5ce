package io.ghl.sync.internal.match;

import java.util.List;

/**
 * How records match. Each record of either side is in exactly one place.
 *
 * @param pairs the records that are the same, by the application's id
 * @param ambiguous the records that need a person: the application's, then HighLevel's, each by id
 * @param unmatchedApp ids of the application's records that match nothing, sorted
 * @param unmatchedGhl ids of HighLevel's records that match nothing, sorted
 */
public record MatchResult(
        List<Pair> pairs, List<Ambiguity> ambiguous, List<String> unmatchedApp, List<String> unmatchedGhl) {
    public MatchResult {
        pairs = List.copyOf(pairs);
        ambiguous = List.copyOf(ambiguous);
        unmatchedApp = List.copyOf(unmatchedApp);
        unmatchedGhl = List.copyOf(unmatchedGhl);
    }
}
