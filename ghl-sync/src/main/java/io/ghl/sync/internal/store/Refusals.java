package io.ghl.sync.internal.store;

import io.ghl.sync.record.Link;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.LinkTakenException;
import io.ghl.sync.store.StaleFenceException;
import io.ghl.sync.store.StaleLinkException;

/** What the rules of the contract say when they refuse; the same words in every store. */
public final class Refusals {
    private Refusals() {}

    public static LinkTakenException taken(Link link) {
        return new LinkTakenException("Link " + link.id()
                + " is stored already, or a record of it belongs to another link; find the link of the record first.");
    }

    public static StaleLinkException stale(Link link) {
        return new StaleLinkException("Link " + link.id() + " is no longer at version " + link.version()
                + " or no longer there; read it again.");
    }

    public static StaleLinkException stale(ReviewItem item) {
        return new StaleLinkException("Review " + item.id() + " is no longer at version " + item.version()
                + ", or another one that is not closed asks about the same field; read it again.");
    }

    public static StaleFenceException superseded(String location, long token) {
        return new StaleFenceException("Another worker took location " + location + " over from the one with token "
                + token + "; this worker must stop.");
    }
}
