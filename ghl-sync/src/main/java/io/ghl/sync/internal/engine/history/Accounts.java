package io.ghl.sync.internal.engine.history;

import io.ghl.sync.SyncStatistics;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.engine.tenant.Counters;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.record.Side;
import io.ghl.sync.webhook.WebhookStatistics;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Adds up what a location's sync has done, from its audit log; each look goes on where the last one ended. Thread-safe. */
public final class Accounts {
    private static final int ROWS_PER_PAGE = 1000;
    /** Rows that tell more of a write of which another row has told, or of one that may never have been. */
    private static final Set<AuditEntry.Action> NO_WRITES =
            EnumSet.of(AuditEntry.Action.CONFIRMED, AuditEntry.Action.OVERWRITTEN, AuditEntry.Action.UNCONFIRMED);

    private final Map<AuditEntry.Action, Integer> actions = new EnumMap<>(AuditEntry.Action.class);
    private final Map<Side, Integer> created = new EnumMap<>(Side.class);
    private final Map<Side, Integer> written = new EnumMap<>(Side.class);
    private final Map<String, Integer> conflicts = new TreeMap<>();

    private final Tenant tenant;
    private long last;

    /** The accounts of a location. */
    public Accounts(Tenant tenant) {
        this.tenant = tenant;
    }

    /** The statistics as of now. */
    public synchronized SyncStatistics now(WebhookStatistics webhooks) {
        List<AuditEntry> rows;
        do {
            rows = tenant.store().transact(tx -> tx.audit().page(tenant.location(), last, ROWS_PER_PAGE));
            rows.forEach(this::add);
            last = rows.isEmpty() ? last : rows.get(rows.size() - 1).sequence();
        } while (rows.size() == ROWS_PER_PAGE);
        int open = tenant.store()
                .transact(tx -> tx.reviews().open(tenant.location()))
                .size();
        return statistics(open, tenant.counters(), webhooks);
    }

    private void add(AuditEntry entry) {
        if (entry.action() == AuditEntry.Action.DELETED && entry.field() != null) {
            // It tells more of a deletion that another row has told of.
            return;
        }
        actions.merge(entry.action(), 1, Integer::sum);
        Side side = entry.written();
        if (side != null && !NO_WRITES.contains(entry.action())) {
            (entry.action() == AuditEntry.Action.CREATED ? created : written).merge(side, 1, Integer::sum);
        }
        if (entry.action() == AuditEntry.Action.CONFLICT_SETTLED) {
            conflicts.merge(entry.rule(), 1, Integer::sum);
        }
    }

    private SyncStatistics statistics(int openReviews, Counters counters, WebhookStatistics webhooks) {
        return new SyncStatistics(
                count(AuditEntry.Action.LINKED),
                created.getOrDefault(Side.GHL, 0),
                created.getOrDefault(Side.APP, 0),
                written.getOrDefault(Side.GHL, 0),
                written.getOrDefault(Side.APP, 0),
                count(AuditEntry.Action.MERGED),
                conflicts,
                count(AuditEntry.Action.DELETED),
                openReviews,
                count(AuditEntry.Action.PARKED),
                counters.reconciles.sum(),
                counters.known.sum(),
                counters.echoCalls.sum(),
                counters.foundByFeed.sum(),
                counters.foundByWebhook.sum(),
                count(AuditEntry.Action.OVERWRITTEN),
                webhooks);
    }

    private int count(AuditEntry.Action action) {
        return actions.getOrDefault(action, 0);
    }
}
