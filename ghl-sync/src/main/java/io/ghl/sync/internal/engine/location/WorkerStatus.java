package io.ghl.sync.internal.engine.location;

import io.ghl.sync.SyncException;
import io.ghl.sync.SyncStatus;
import io.ghl.sync.internal.engine.record.TypedWork;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.store.StoreException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a location's worker tells of itself: to whoever asks, on any thread, and to other nodes by signs of life in the
 * store.
 */
final class WorkerStatus {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerStatus.class);

    private final Tenant tenant;
    private final List<TypedWork> types;
    private final LinkedTypes linked;
    private final Linking linking;
    private final Brakes brakes;
    private final Vitals.Pulse pulse;
    private final AtomicReference<SyncStatus> last =
            new AtomicReference<>(new SyncStatus(SyncStatus.State.WAITING, null, null, 0));

    WorkerStatus(Tenant tenant, List<TypedWork> types, LinkedTypes linked, Linking linking, Brakes brakes) {
        this.tenant = tenant;
        this.types = types;
        this.linked = linked;
        this.linking = linking;
        this.brakes = brakes;
        this.pulse = new Vitals.Pulse(tenant);
    }

    /** What the worker does, and when it last got on. */
    SyncStatus now() {
        SyncStatus told = last.get();
        int open = openSignals();
        String why = brakes.parked();
        if (why != null) {
            return new SyncStatus(SyncStatus.State.STOPPED, told.lastProgressAt(), why, open);
        }
        return new SyncStatus(
                brakes.isPaused() ? SyncStatus.State.PAUSED : told.state(),
                told.lastProgressAt(),
                told.problem(),
                open);
    }

    int openSignals() {
        return tenant.store().transact(tx -> tx.signals().open(tenant.location()));
    }

    /** Somebody else may have worked on the location. */
    void forget() {
        pulse.forget();
    }

    /** A run begins. */
    void begin() {
        pulse.begin();
    }

    /** A long piece of work gives signs of life too, under a fence that the worker still holds. */
    void goesOn(long fence) {
        if (pulse.isLongSilent()) {
            beat(fence);
        }
    }

    /** A run came to its end. */
    void gotOn(long fence) {
        last.set(new SyncStatus(SyncStatus.State.WAITING, tenant.clock().instant(), problem(), 0));
        beat(fence);
    }

    /**
     * A run was given up.
     *
     * @param refused whether HighLevel refused the location as a whole
     */
    void stopped(boolean refused, String why) {
        last.set(new SyncStatus(SyncStatus.State.STOPPED, last.get().lastProgressAt(), why, 0));
        try {
            pulse.stopped(refused, why);
        } catch (StoreException e) {
            // The store is away; the time of the last progress says enough.
            LOG.debug("Location {} could not store that it waits.", tenant.location(), e);
        }
    }

    /**
     * The location is left to another process, which gives signs of life for it.
     *
     * @return whether that is new
     */
    boolean leftTo(SyncException why) {
        SyncStatus before = last.getAndUpdate(
                told -> new SyncStatus(SyncStatus.State.STOPPED, told.lastProgressAt(), why.getMessage(), 0));
        return !String.valueOf(why.getMessage()).equals(before.problem());
    }

    private void beat(long fence) {
        SyncStatus.State state = brakes.rest() ? SyncStatus.State.PAUSED : SyncStatus.State.WAITING;
        pulse.beat(fence, state, problem(), ReadTimes.of(types));
    }

    private @Nullable String problem() {
        String why = linking.problem();
        return why == null ? linked.problem() : why;
    }
}
