package io.ghl.sync.internal.engine.tenant;

import io.ghl.client.limit.Priority;
import io.ghl.sync.store.Signal.Cause;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a thread calls HighLevel for, so that the work of the sync never stands in the way of the calls that the
 * application makes while a person waits. Thread-safe; each thread has its own.
 */
public final class CallPriority {
    private static final Set<Cause> COPYING = Set.of(Cause.BACKFILL, Cause.SWEEP);

    private final ThreadLocal<Priority> now = ThreadLocal.withInitial(() -> Priority.INTERACTIVE);

    /** The class of the calls that this thread makes now: a person's, unless it is said otherwise. */
    public Priority now() {
        return now.get();
    }

    /** Does work whose calls are of another class. */
    public <R> R during(Priority priority, Supplier<R> work) {
        Priority before = now.get();
        now.set(priority);
        try {
            return work.get();
        } finally {
            if (before == Priority.INTERACTIVE) {
                now.remove();
            } else {
                now.set(before);
            }
        }
    }

    /** Does work whose calls are of another class. */
    public void during(Priority priority, Runnable work) {
        boolean unused = during(priority, () -> {
            work.run();
            return true;
        });
    }

    /**
     * The class of the work on a record. Who decided something waits for it; edits go with the polls, which are sure of
     * their share; what only first linking, or a comparison of everything, asks for can wait for all of these.
     */
    public Priority of(Set<Cause> causes) {
        if (causes.contains(Cause.DECISION)) {
            return Priority.INTERACTIVE;
        }
        if (!COPYING.containsAll(causes)) {
            return Priority.POLL;
        }
        return causes.contains(Cause.BACKFILL) || now() == Priority.BACKFILL ? Priority.BACKFILL : Priority.AUDIT;
    }
}
