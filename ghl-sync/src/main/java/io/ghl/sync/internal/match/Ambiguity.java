package io.ghl.sync.internal.match;

import io.ghl.sync.record.Side;
import java.util.List;

/**
 * A record that may be the same as another one, which a person has to decide.
 *
 * @param side the side of the record
 * @param id the record's id
 * @param candidates ids of the other side, those of the strongest key first; at most {@link Matcher#MAX_CANDIDATES}
 * @param reason why no candidate was taken, in words free of personal data
 */
public record Ambiguity(Side side, String id, List<String> candidates, String reason) {
    public Ambiguity {
        candidates = List.copyOf(candidates);
    }
}
