package io.ghl.sync.internal.engine.record;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.engine.history.AuditTrail;
import io.ghl.sync.internal.engine.history.MappingHistory;
import io.ghl.sync.internal.engine.tenant.References;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.engine.trigger.ChangeWatch;
import io.ghl.sync.internal.reconcile.step.Changes;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordRef;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.StaleFenceException;
import io.ghl.sync.store.StoreTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Stores what reconciles come to, under one fence: the link with its audit rows and questions, what triggers are told of
 * it, and signals for the other records that it concerns. Single-threaded per location.
 */
final class Commits {
    private final Tenant tenant;
    private final long fence;
    private final AuditTrail trail;
    private final ChangeWatch watch;
    private List<AuditEntry> unconfirmed = List.of();

    Commits(Tenant tenant, long fence, AuditTrail trail, ChangeWatch watch) {
        this.tenant = tenant;
        this.fence = fence;
        this.trail = trail;
        this.watch = watch;
    }

    /** A reconcile begins; what is not followed up is logged with its first changes, which take its link over. */
    void begin(List<AuditEntry> rows) {
        unconfirmed = rows;
    }

    /**
     * Stores the changes of a reconcile.
     *
     * @return the link as it is stored now
     * @throws StaleFenceException if this worker lost the location
     */
    Link store(StoreTransaction tx, Changes changes) {
        tx.fences().check(tenant.location(), fence);
        for (Link released : changes.released()) {
            tx.links().update(released);
            Instant now = tenant.clock().instant();
            tx.reviews().of(released.id()).forEach(item -> tx.reviews().save(item.closed("linked otherwise", now)));
        }
        Link link = changes.link();
        boolean awaited = References.areAwaited(link.type(), tenant.synced());
        Link before = (awaited || watch.isAwake()) && link.version() != 0
                ? tx.links().find(link.id()).orElse(null)
                : null;
        if (!unconfirmed.isEmpty() && isTakenOver(tx, link)) {
            trail.append(tx, unconfirmed);
        }
        Link stored = link.version() == 0
                ? tx.links()
                        .insert(link.edit()
                                .mappingVersion(tenant.mapping().version())
                                .build())
                : tx.links().update(link);
        trail.append(tx, changes.audit());
        trail.stored(stored);
        changes.reviews().forEach(tx.reviews()::save);
        watch.committed(tx, before, stored, changes.reviews(), trail.logged());
        Instant now = tenant.clock().instant();
        if (awaited) {
            for (RecordRef waiting : References.released(tx, stored)) {
                tx.signals()
                        .raise(
                                stored.location(),
                                waiting.type(),
                                waiting.side(),
                                waiting.id(),
                                now,
                                Signal.Cause.RETRY);
            }
            if (before != null && before.ghlId() != null && isLeft(before, stored)) {
                lookAtChildren(tx, before.ghlId(), stored, now);
            }
        }
        return stored;
    }

    private boolean isTakenOver(StoreTransaction tx, Link link) {
        return tx.links()
                .find(link.id())
                .filter(before -> MappingHistory.isOlder(tenant, before))
                .isPresent();
    }

    /** Whether a link let go of its HighLevel record. */
    private static boolean isLeft(Link before, Link after) {
        return !Objects.equals(before.ghlId(), after.ghlId())
                || (after.state().isEnded() && before.state() != after.state());
    }

    /**
     * HighLevel deletes what belongs to a record with it, or moves it to the record that takes its place, and sends no
     * events about that.
     */
    private void lookAtChildren(StoreTransaction tx, String lost, Link parent, Instant now) {
        for (RecordType type : tenant.synced()) {
            if (type.parent().orElse(null) != parent.type()) {
                continue;
            }
            for (String child : tx.relations().under(parent.location(), type, lost)) {
                if (parent.ghlId() != null && !parent.ghlId().equals(lost)) {
                    tx.relations().place(parent.location(), type, child, parent.ghlId());
                }
                if (tx.links().of(parent.location(), type, Side.GHL, child).isPresent()) {
                    tx.signals().raise(parent.location(), type, Side.GHL, child, now, Signal.Cause.SWEEP);
                }
            }
        }
    }
}
