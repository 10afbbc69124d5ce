package io.ghl.sync.internal.engine.feed;

import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRows;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Signal.Cause;
import io.ghl.sync.store.StoreTransaction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of all of HighLevel's rows with the links. If it fails in the middle, {@link #run} goes on from the page
 * that it had come to. Single-threaded.
 */
final class Sweep {
    private static final int LINKS_PER_PAGE = 500;
    /** So many records that HighLevel's list does not reach cost a call each. */
    private static final int ASKED_BEYOND = 100;

    private final Tenant tenant;
    private final DeletionGuard guard;
    private final BiConsumer<StoreTransaction, GhlRecord> lookAt;
    private final Set<String> shown = new HashSet<>();
    private @Nullable String page;
    private boolean read;
    private boolean reachesAll = true;

    Sweep(Tenant tenant, DeletionGuard guard, BiConsumer<StoreTransaction, GhlRecord> lookAt) {
        this.tenant = tenant;
        this.guard = guard;
        this.lookAt = lookAt;
    }

    /**
     * Looks at every row, and then asks for every linked record that no row showed. Of those that HighLevel's list does
     * not reach, some are asked for by each sweep, in turns.
     */
    void run() {
        while (!read) {
            GhlRows rows = tenant.ghl().all(page);
            tenant.store().transact(tx -> {
                for (GhlRecord row : rows.rows()) {
                    shown.add(row.id());
                    lookAt.accept(tx, row);
                }
                return null;
            });
            page = rows.next();
            read = page == null;
        }
        guard.suspect(missing(false), shown.isEmpty());
        missing(true);
        if (!reachesAll) {
            askBeyond();
        }
    }

    private int missing(boolean raise) {
        int missing = 0;
        String after = null;
        List<Link> links;
        do {
            String from = after;
            links = tenant.store().transact(tx -> {
                List<Link> some = tx.links().page(tenant.location(), tenant.type(), from, LINKS_PER_PAGE);
                if (raise) {
                    some.stream()
                            .filter(this::isMissing)
                            .forEach(link -> tenant.raise(tx, Side.GHL, String.valueOf(link.ghlId()), Cause.SWEEP));
                }
                return some;
            });
            reachesAll &= links.stream().noneMatch(this::isBeyond);
            missing += (int) links.stream()
                    .filter(link -> link.state() == LinkState.LINKED && isMissing(link))
                    .count();
            after = links.isEmpty() ? null : links.get(links.size() - 1).id();
        } while (after != null);
        return missing;
    }

    private void askBeyond() {
        String stream = Streams.of(tenant.type()).beyond();
        String after = tenant.store()
                .transact(tx -> tx.cursors().read(tenant.location(), stream))
                .orElse("");
        int left = ASKED_BEYOND;
        do {
            String from = after.isEmpty() ? null : after;
            int most = left;
            Asked asked = tenant.store().transact(tx -> {
                List<Link> some = tx.links().page(tenant.location(), tenant.type(), from, LINKS_PER_PAGE);
                List<Link> beyond =
                        some.stream().filter(this::isBeyond).limit(most).toList();
                beyond.forEach(link -> tenant.raise(tx, Side.GHL, String.valueOf(link.ghlId()), Cause.SWEEP));
                List<Link> done = beyond.size() == most ? beyond : some;
                String last = done.isEmpty() ? "" : done.get(done.size() - 1).id();
                tx.cursors().write(tenant.location(), stream, last);
                return new Asked(beyond.size(), last);
            });
            left -= asked.records();
            after = asked.last();
        } while (left > 0 && !after.isEmpty());
    }

    /** Records that were asked for, and the last link that was looked at, empty at the end. */
    private record Asked(int records, String last) {}

    private boolean isMissing(Link link) {
        return isNotShown(link) && isListed(link);
    }

    /** Whether the list would not have shown a record, so that nothing tells whether it is there. */
    private boolean isBeyond(Link link) {
        return isNotShown(link) && !isListed(link);
    }

    private boolean isNotShown(Link link) {
        return Pairs.isPair(link) && link.ghlId() != null && !shown.contains(link.ghlId());
    }

    private boolean isListed(Link link) {
        return tenant.ghl().lists(tenant.byPath(link.ghlBase()));
    }
}
