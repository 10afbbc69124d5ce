package io.ghl.sync.internal.store;

import io.ghl.sync.record.Link;
import io.ghl.sync.review.ReviewItem;

/** Copies with the next version. */
public final class Versions {
    private Versions() {}

    public static Link next(Link link) {
        return of(link, link.version() + 1);
    }

    /** The same link as one that was never stored. */
    public static Link unsaved(Link link) {
        return of(link, 0);
    }

    private static Link of(Link link, long version) {
        return new Link(
                link.id(),
                link.location(),
                link.type(),
                link.appId(),
                link.ghlId(),
                link.state(),
                version,
                link.appBase(),
                link.ghlBase(),
                link.ghlVersion(),
                link.seenStates(),
                link.seenAt(),
                link.intent(),
                link.missingSince(),
                link.problem(),
                link.mappingVersion(),
                link.failures(),
                link.notes());
    }

    public static ReviewItem next(ReviewItem item) {
        return of(item, item.version() + 1);
    }

    /** The same item as one that was never stored. */
    public static ReviewItem unsaved(ReviewItem item) {
        return of(item, 0);
    }

    private static ReviewItem of(ReviewItem item, long version) {
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
                item.changedAt(),
                item.status(),
                item.decision(),
                item.closing(),
                version);
    }
}
