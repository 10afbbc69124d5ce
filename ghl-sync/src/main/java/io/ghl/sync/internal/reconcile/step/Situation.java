package io.ghl.sync.internal.reconcile.step;

import io.ghl.sync.merge.ClockSkew;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a reconcile starts.
 *
 * @param location the location
 * @param type the record type
 * @param side the side whose record the signal names
 * @param recordId that record's id
 * @param link the record's link, empty for a record that is new to the engine
 * @param reviews the link's items that are not closed
 * @param causes why the record is looked at
 * @param now the time of this run
 * @param skew how far HighLevel's clock is ahead, null if it was not measured yet
 */
public record Situation(
        String location,
        RecordType type,
        Side side,
        String recordId,
        Optional<Link> link,
        List<ReviewItem> reviews,
        Set<Signal.Cause> causes,
        Instant now,
        @Nullable ClockSkew skew) {

    /** The question about a field that is not closed. */
    public Optional<ReviewItem> question(String field) {
        return reviews.stream().filter(item -> item.field().equals(field)).findFirst();
    }
}
