package io.ghl.sync.internal.reconcile.step;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction stores.
 *
 * @param link the link, new if its version is 0
 * @param audit rows to append
 * @param reviews items to store
 * @param wake records of the same type to look at as well
 * @param released links that give their record up to this one; their questions are closed
 */
public record Changes(
        Link link, List<AuditEntry> audit, List<ReviewItem> reviews, List<Wake> wake, List<Link> released) {

    /** The same changes, and the time at which HighLevel's record was not found. */
    public Changes missingSince(Instant time) {
        return new Changes(link.edit().missingSince(time).build(), audit, reviews, wake, released);
    }

    /**
     * A record to look at.
     *
     * @param side the side
     * @param recordId the record's id
     */
    public record Wake(Side side, String recordId) {}

    /** These changes and later ones of the same link, to be stored as one. */
    public Changes and(@Nullable Changes later) {
        return later == null
                ? this
                : new Changes(
                        later.link(),
                        joined(audit, later.audit()),
                        joined(reviews, later.reviews()),
                        joined(wake, later.wake()),
                        joined(released, later.released()));
    }

    private static <E> List<E> joined(List<E> first, List<E> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
