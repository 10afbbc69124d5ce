package io.ghl.sync.internal.engine.feed;

import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.store.StoreTransaction;
import java.util.List;
import java.util.function.BiConsumer;

/** The links of which both records may be there. */
final class Pairs {
    private static final int PER_PAGE = 500;

    private Pairs() {}

    /** A change may be what mends a parked pair, so these are looked at too. */
    static boolean isPair(Link link) {
        return link.state() == LinkState.LINKED || link.state() == LinkState.PARKED || link.state() == LinkState.HELD;
    }

    /** Whether HighLevel was asked for a record, and did not have it, so that not seeing it is no news. */
    static boolean isKnownMissing(Link link) {
        return link.missingSince() != null;
    }

    /** Looks at each pair of a type whose HighLevel record is known, in small transactions. */
    static void forEach(Tenant tenant, BiConsumer<StoreTransaction, Link> look) {
        String after = null;
        List<Link> links;
        do {
            String from = after;
            links = tenant.store().transact(tx -> {
                List<Link> some = tx.links().page(tenant.location(), tenant.type(), from, PER_PAGE);
                some.stream()
                        .filter(Pairs::isPair)
                        .filter(link -> link.ghlId() != null)
                        .forEach(link -> look.accept(tx, link));
                return some;
            });
            after = links.isEmpty() ? null : links.get(links.size() - 1).id();
        } while (after != null);
    }
}
