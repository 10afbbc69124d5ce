package io.ghl.sync.internal.trigger;

import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Firing;
import io.ghl.sync.trigger.Trigger;
import java.time.Instant;
import java.util.Collection;

/** Stores what triggers fire in the transaction of the change that fires them. */
public final class Outbox {
    private final TriggerSet triggers;

    /** An outbox for some triggers. */
    public Outbox(TriggerSet triggers) {
        this.triggers = triggers;
    }

    /** Whether nothing can ever fire. */
    public boolean isIdle() {
        return triggers.isEmpty();
    }

    /**
     * Fires the triggers that are for some changes.
     *
     * @param linking whether first-time linking brought the changes about
     */
    public void fire(StoreTransaction tx, Collection<Change> changes, boolean linking) {
        for (Change change : changes) {
            for (Trigger trigger : triggers.all()) {
                if ((!linking || trigger.firesWhileLinking()) && Matching.matches(trigger, change)) {
                    boolean unused = fire(tx, trigger, change, change.about().at());
                }
            }
        }
    }

    /** Fires a trigger; false if it did for this change before. */
    static boolean fire(StoreTransaction tx, Trigger trigger, Change change, Instant now) {
        return tx.firings().add(new Firing(0, trigger.name(), change, Firing.State.WAITING, now, now, 0, 0, null));
    }
}
