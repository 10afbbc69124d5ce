package io.ghl.sync.internal.trigger;

import io.ghl.sync.audit.AuditEntry.Origin;
import io.ghl.sync.internal.trigger.change.ChangeFinder;
import io.ghl.sync.record.Failures;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.store.Timers.Timer;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Condition;
import io.ghl.sync.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks once a minute for what is not synced for too long. Single-threaded, but for {@link #next}. */
public final class UnsyncedWatch {
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int AT_ONCE = 500;

    private final String location;
    private final SyncStore store;
    private final TriggerSet triggers;
    private final Set<RecordType> types;
    private volatile Instant next = Instant.MIN;

    /** A watch on records of some types. */
    public UnsyncedWatch(String location, SyncStore store, TriggerSet triggers, Set<RecordType> types) {
        this.location = location;
        this.store = store;
        this.triggers = triggers;
        this.types = types;
    }

    /** When to look next; never if no trigger waits for it. */
    public Instant next() {
        return isAwake() ? next : Instant.MAX;
    }

    private boolean isAwake() {
        return triggers.all().stream()
                .flatMap(trigger -> trigger.conditions().stream())
                .anyMatch(Condition.Unsynced.class::isInstance);
    }

    /** Looks, if it is time to. */
    public void run(long fence, Instant now) {
        if (!isAwake() || next.isAfter(now)) {
            return;
        }
        store.transact(tx -> {
            tx.fences().check(location, fence);
            for (ReviewItem item : tx.reviews().open(location)) {
                Optional<Link> link = tx.links().find(item.linkId());
                link.ifPresent(found -> look(tx, found, item.field(), item.openedAt(), item.reason(), now, fence));
            }
            return null;
        });
        for (RecordType type : types) {
            String after = null;
            List<Link> parked;
            do {
                String from = after;
                parked = store.transact(tx -> {
                    tx.fences().check(location, fence);
                    List<Link> some = tx.links().inState(location, type, LinkState.PARKED, from, AT_ONCE);
                    for (Link link : some) {
                        Failures failures = link.failures();
                        if (failures != null) {
                            look(
                                    tx,
                                    link,
                                    ReviewItem.WHOLE_RECORD,
                                    failures.firstAt(),
                                    failures.firstError(),
                                    now,
                                    fence);
                        }
                    }
                    return some;
                });
                after = parked.isEmpty() ? null : parked.get(parked.size() - 1).id();
            } while (parked.size() == AT_ONCE);
        }
        next = now.plus(EVERY);
    }

    private void look(
            StoreTransaction tx, Link link, String field, Instant since, String reason, Instant now, long run) {
        for (Trigger trigger : triggers.all()) {
            if (trigger.type() != null && trigger.type() != link.type()) {
                continue;
            }
            for (int i = 0; i < trigger.conditions().size(); i++) {
                if (trigger.conditions().get(i) instanceof Condition.Unsynced wanted
                        && (wanted.field() == null || wanted.field().equals(field))
                        && !since.plus(wanted.lasting()).isAfter(now)) {
                    fire(tx, trigger, i + ":" + field, link, field, since, reason, now, run);
                }
            }
        }
    }

    /** Once for each time that it began. */
    private static void fire(
            StoreTransaction tx,
            Trigger trigger,
            String subject,
            Link link,
            String field,
            Instant since,
            String reason,
            Instant now,
            long run) {
        String occurrence = since.toString();
        boolean fired = tx.timers().find(link.location(), trigger.name(), link.id(), subject).stream()
                .anyMatch(timer -> timer.occurrence().equals(occurrence));
        if (fired) {
            return;
        }
        Change.About about = new Change.About(
                link.id() + ":unsynced-" + subject + ":" + occurrence,
                now,
                link.location(),
                link.type(),
                link.id(),
                link.appId(),
                link.ghlId(),
                Origin.ENGINE,
                run,
                ChangeFinder.agreed(link));
        boolean unused = Outbox.fire(tx, trigger, new Change.Unsynced(about, field, since, reason), now);
        tx.timers().set(new Timer(link.location(), trigger.name(), link.id(), subject, occurrence, null));
    }
}
