package io.ghl.sync.internal.engine.feed;

import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Signal.Cause;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads records that HighLevel lists only under what they belong to, some parents at a time, round after round. How far a
 * round has come is stored. Single-threaded.
 */
public final class ParentRounds {
    private final Tenant tenant;
    private final RowNews rows;
    private final Streams streams;
    private boolean isSweeping;
    private @Nullable Instant orphansSoughtAt;

    ParentRounds(Tenant tenant, RowNews rows) {
        this.tenant = tenant;
        this.rows = rows;
        this.streams = Streams.of(tenant.type());
    }

    /** Does not rely on what it remembers of the store any more. */
    void forget() {
        isSweeping = false;
    }

    /**
     * Reads the records of the next few parents.
     *
     * @param thorough whether this is a sweep
     * @return whether that was the end of a round over all of them
     */
    boolean rotate(boolean thorough) {
        RecordType parent = tenant.type().parent().orElseThrow();
        String after = cursor(streams.rotation()).orElse(null);
        int some = tenant.options().parentsPerRead();
        List<Link> parents = tenant.store().transact(tx -> tx.links().page(tenant.location(), parent, after, some));
        for (Link link : parents) {
            if (Pairs.isPair(link) && link.ghlId() != null) {
                readUnder(link.ghlId(), thorough ? Cause.SWEEP : Cause.FEED);
            }
        }
        boolean end = parents.size() < some;
        if (end) {
            askForOrphans(parent, thorough);
        }
        tenant.store().transact(tx -> {
            String last = end ? "" : parents.get(parents.size() - 1).id();
            tx.cursors().write(tenant.location(), streams.rotation(), last);
            if (end) {
                String now = tenant.clock().instant().toString();
                tx.cursors().write(tenant.location(), streams.round(), now);
            }
            return null;
        });
        return end;
    }

    /**
     * Looks at the linked records that no turn comes to, because what they belong to is linked no more. Each is a call, and
     * a round can be over in seconds, so they are looked at once after a start, which is when such records may have come
     * about unnoticed, and then as often as a sweep would. When they were looked at is no matter of theirs: one about which
     * a person is asked may never have been compared to the end.
     */
    private void askForOrphans(RecordType parent, boolean thorough) {
        Instant now = tenant.clock().instant();
        Instant last = orphansSoughtAt;
        if (!thorough
                && last != null
                && last.plus(tenant.options().sweepInterval()).isAfter(now)) {
            return;
        }
        orphansSoughtAt = now;
        Pairs.forEach(tenant, (tx, link) -> {
            String ghlId = String.valueOf(link.ghlId());
            boolean hasParent = tx.relations()
                    .parentOf(tenant.location(), tenant.type(), ghlId)
                    .flatMap(id -> tx.links().of(tenant.location(), parent, Side.GHL, id))
                    .filter(Pairs::isPair)
                    .isPresent();
            if (!hasParent && (thorough || !Pairs.isKnownMissing(link))) {
                tenant.raise(tx, Side.GHL, ghlId, Cause.SWEEP);
            }
        });
    }

    /**
     * Reads the records of all parents, going on where the last round was left, until told to leave off.
     *
     * @return whether it came to the end
     */
    public boolean finish(BooleanSupplier goOn) {
        while (goOn.getAsBoolean()) {
            // Each turn stores how far it came.
            if (rotate(true)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Reads the records of all parents, from the first on: what the round that was under way has read already may have
     * changed since. If the last of these rounds failed, it goes on with that one.
     */
    public void sweep(BooleanSupplier goOn) {
        if (!isSweeping) {
            tenant.store().transact(tx -> {
                tx.cursors().write(tenant.location(), streams.rotation(), "");
                return null;
            });
            isSweeping = true;
        }
        isSweeping = !finish(goOn);
    }

    /** Whether these records are read parent by parent, and never were to the end. */
    public boolean areOwed() {
        return tenant.ghl().pollsByParent()
                && cursor(streams.round()).filter(at -> !at.isEmpty()).isEmpty();
    }

    /** Looks at all records of one parent: at those that HighLevel shows, and at those that it showed before. */
    public void readUnder(String parentId, Cause cause) {
        List<GhlRecord> shown = tenant.ghl().under(parentId);
        tenant.store().transact(tx -> {
            Set<String> missing = new HashSet<>(tx.relations().under(tenant.location(), tenant.type(), parentId));
            for (GhlRecord row : shown) {
                missing.remove(row.id());
                rows.lookAt(tx, row, cause);
            }
            for (String id : missing) {
                tx.links()
                        .of(tenant.location(), tenant.type(), Side.GHL, id)
                        .filter(link -> Pairs.isPair(link) && !Pairs.isKnownMissing(link))
                        .ifPresent(link -> tenant.raise(tx, Side.GHL, id, cause));
            }
            return null;
        });
    }

    private Optional<String> cursor(String stream) {
        return tenant.store().transact(tx -> tx.cursors().read(tenant.location(), stream));
    }
}
