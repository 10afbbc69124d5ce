package io.ghl.sync.internal.engine.record;

import io.ghl.client.error.GhlException;
import io.ghl.sync.internal.engine.feed.Feeds;
import io.ghl.sync.internal.engine.tenant.CallPriority;
import io.ghl.sync.internal.engine.tenant.Failure;
import io.ghl.sync.internal.engine.tenant.LocationStopped;
import io.ghl.sync.internal.engine.tenant.LoggedFailure;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.review.ReviewRule;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.Signal.Cause;
import io.ghl.sync.store.StoreTransaction;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works off the due signals of a location. Single-threaded. */
public final class Drain {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final int BATCH = 100;

    private final TypedWork first;
    private final Map<RecordType, RecordWorker> workers = new EnumMap<>(RecordType.class);

    /** A drain under one fence; {@code attempts} counts runs that failed, from one fence to the next. */
    public Drain(List<TypedWork> types, long fence, Attempts attempts) {
        this.first = types.get(0);
        for (TypedWork type : types) {
            List<Feeds> children = types.stream()
                    .filter(other -> other.tenant().ghl().pollsByParent())
                    .filter(other -> other.tenant().type().parent().orElse(null)
                            == type.tenant().type())
                    .map(TypedWork::feeds)
                    .toList();
            workers.put(
                    type.tenant().type(), new RecordWorker(type, fence, attempts, link -> lookUnder(link, children)));
        }
    }

    /** HighLevel moves a record when something under it changes, and tells of these changes less reliably. */
    private static void lookUnder(Link link, List<Feeds> children) {
        String id = link.ghlId();
        if (id == null) {
            return;
        }
        for (Feeds feeds : children) {
            try {
                feeds.rounds().readUnder(id, Cause.FEED);
            } catch (GhlException e) {
                Failure failure = Failure.of(e);
                if (failure == Failure.RATE_LIMIT || failure == Failure.REVOKED) {
                    throw new LocationStopped(failure == Failure.REVOKED, e);
                }
                // The record itself is done. What is under it is read again when its turn comes.
                LOG.warn("What belongs to {} {} could not be read: {}", link.type(), id, LoggedFailure.of(e));
            }
        }
    }

    /**
     * Works until no signal is due, or until told to leave off between two records. Records that others belong to come
     * first.
     *
     * @param goOn whether to work on the next one
     * @return whether no signal was due any more
     * @throws LocationStopped if HighLevel refuses the location as a whole, or its calls are used up
     */
    public boolean work(Predicate<Signal> goOn) {
        Tenant any = first.tenant();
        while (true) {
            List<Signal> due = any.store().transact(tx -> due(tx, any));
            if (due.isEmpty()) {
                return true;
            }
            for (Signal signal :
                    due.stream().sorted(Comparator.comparing(Signal::type)).toList()) {
                if (!goOn.test(signal)) {
                    return false;
                }
                work(any, signal);
            }
        }
    }

    /** The due signals; with them the workers learn the rules that people made meanwhile. */
    private List<Signal> due(StoreTransaction tx, Tenant any) {
        List<ReviewRule> made = tx.decisions().rules(any.location());
        workers.values().forEach(worker -> worker.learn(made));
        return tx.signals().due(any.location(), any.clock().instant(), BATCH);
    }

    private void work(Tenant any, Signal signal) {
        @Nullable RecordWorker worker = workers.get(signal.type());
        if (worker != null) {
            CallPriority priority = any.traffic().priority();
            priority.during(priority.of(signal.causes()), () -> worker.work(signal));
        } else {
            // Records of a type that is not synced any more, or was not linked yet; linking compares all of them.
            any.store().transact(tx -> {
                tx.signals().acknowledge(signal);
                Feeds.stop(tx, any.location(), signal.type());
                return null;
            });
        }
    }
}
