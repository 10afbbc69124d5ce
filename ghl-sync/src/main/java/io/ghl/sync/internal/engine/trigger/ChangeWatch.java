package io.ghl.sync.internal.engine.trigger;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.engine.feed.LinkRun;
import io.ghl.sync.internal.engine.history.MappingHistory;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.internal.trigger.Outbox;
import io.ghl.sync.internal.trigger.TimerBook;
import io.ghl.sync.internal.trigger.change.ChangeFinder;
import io.ghl.sync.internal.trigger.change.Transition;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.Signal.Cause;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.trigger.Change;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the triggers what reconciles change, within the transactions that store it. Single-threaded. */
public final class ChangeWatch {
    private static final Set<Cause> NEWS = EnumSet.of(Cause.WEBHOOK, Cause.FEED, Cause.APP_HINT, Cause.APP_FEED);

    private final Tenant tenant;
    private final long run;
    private final Outbox outbox;
    private final ChangeFinder finder;
    private final TimerBook timers;
    private Set<Cause> causes = Set.of();
    private @Nullable Side gone;

    public ChangeWatch(Tenant tenant, long run) {
        this.tenant = tenant;
        this.run = run;
        this.outbox = new Outbox(tenant.oversight().triggers());
        this.finder = new ChangeFinder(tenant.rules().fields());
        this.timers =
                new TimerBook(tenant.oversight().triggers(), tenant.rules().fields());
    }

    /** Whether anything waits for changes. */
    public boolean isAwake() {
        return !outbox.isIdle();
    }

    /** A reconcile begins. */
    public void begin(Situation situation) {
        causes = situation.causes();
        gone = null;
    }

    /** A side was asked for its record. */
    public void read(Side side, boolean found) {
        if (!found) {
            gone = side;
        }
    }

    /** A link was stored, with questions about it. */
    public void committed(
            StoreTransaction tx,
            @Nullable Link before,
            Link after,
            List<ReviewItem> reviews,
            Collection<AuditEntry> rows) {
        if (!isAwake()) {
            return;
        }
        Transition transition = new Transition(
                before,
                before == null ? null : MappingHistory.rebased(tx, tenant, before),
                after,
                rows,
                reviews.stream().filter(ChangeWatch::isNew).toList(),
                gone,
                tenant.clock().instant(),
                run);
        boolean linking = isLinking(tx, before == null || before.ghlBase().isEmpty());
        timers.committed(tx, transition, linking);
        List<Change> changes = finder.changes(transition);
        if (!changes.isEmpty() && !(transition.isNewPair() && isRevived(tx, after))) {
            outbox.fire(tx, changes, linking);
        }
    }

    /** First-time linking asks about a record. */
    public void asked(StoreTransaction tx, Link link, ReviewItem item) {
        if (isAwake()) {
            outbox.fire(tx, List.of(ChangeFinder.asked(link, item, run)), true);
        }
    }

    private static boolean isNew(ReviewItem item) {
        return item.version() == 0 && item.status() == ReviewItem.Status.OPEN && item.kind() != ReviewItem.Kind.UNDO;
    }

    /** A record that was deleted on one side and created there again is not new. */
    private static boolean isRevived(StoreTransaction tx, Link link) {
        return tx.audit().of(link.id()).stream().anyMatch(row -> row.action() == AuditEntry.Action.UNLINKED);
    }

    /**
     * What is edited while linking goes on is an edit all the same; what comes together then is not new to anybody, unless
     * all was linked before and somebody tells of it.
     */
    private boolean isLinking(StoreTransaction tx, boolean firstAgreement) {
        return causes.contains(Cause.BACKFILL)
                || (firstAgreement
                        && LinkRun.isPending(tx, tenant.location())
                        && !(isTold() && LinkRun.wasDone(tx, tenant.location())));
    }

    private boolean isTold() {
        return NEWS.stream().anyMatch(causes::contains);
    }
}
