package io.ghl.sync.internal.engine;

import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.Signal.Cause;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Works off the due signals of a location. Single-threaded. */
final class Drain {
    private static final int BATCH = 100;

    private final TypedWork first;
    private final Map<RecordType, RecordWorker> workers = new EnumMap<>(RecordType.class);

    /** A drain under one fence; {@code attempts} counts runs that failed, from one fence to the next. */
    Drain(List<TypedWork> types, long fence, Attempts attempts) {
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
        if (id != null) {
            children.forEach(feeds -> feeds.readUnder(id, Cause.FEED));
        }
    }

    /**
     * Works until no signal is due, or until told to leave off between two records. Records that others belong to come
     * first.
     *
     * @throws LocationStopped if HighLevel refuses the location as a whole, or its calls are used up
     */
    void work(BooleanSupplier goOn) {
        Tenant any = first.tenant();
        while (true) {
            List<Signal> due = any.store()
                    .transact(tx -> tx.signals().due(any.location(), any.clock().instant(), BATCH));
            if (due.isEmpty()) {
                return;
            }
            for (Signal signal :
                    due.stream().sorted(Comparator.comparing(Signal::type)).toList()) {
                if (!goOn.getAsBoolean()) {
                    return;
                }
                work(any, signal);
            }
        }
    }

    private void work(Tenant any, Signal signal) {
        @Nullable RecordWorker worker = workers.get(signal.type());
        if (worker != null) {
            worker.work(signal);
        } else {
            // Records of a type that is not synced any more; they are found anew if it is again.
            any.store().transact(tx -> {
                tx.signals().acknowledge(signal);
                return null;
            });
        }
    }
}
