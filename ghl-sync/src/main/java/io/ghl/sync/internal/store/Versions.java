package io.ghl.sync.internal.store;

import io.ghl.sync.record.Link;
import io.ghl.sync.review.ReviewItem;

/** Copies with the next version. */
final class Versions {
    private Versions() {}

    static Link next(Link link) {
        return new Link(
                link.id(),
                link.location(),
                link.type(),
                link.appId(),
                link.ghlId(),
                link.state(),
                link.version() + 1,
                link.appBase(),
                link.ghlBase(),
                link.ghlVersion(),
                link.seenStates(),
                link.seenAt(),
                link.intent(),
                link.missingSince(),
                link.problem(),
                link.failures(),
                link.notes());
    }

    static ReviewItem next(ReviewItem item) {
        return new ReviewItem(
                item.id(),
                item.location(),
                item.type(),
                item.linkId(),
                item.kind(),
                item.field(),
                item.appBase(),
                item.ghlBase(),
                item.app(),
                item.ghl(),
                item.candidates(),
                item.reason(),
                item.openedAt(),
                item.status(),
                item.decision(),
                item.version() + 1);
    }
}
