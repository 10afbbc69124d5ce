package io.ghl.sync.internal.simulation;

import io.ghl.sync.store.SyncStore;
import org.jspecify.annotations.Nullable;

/** A store whose every transaction is an effect. */
final class WatchedStore implements SyncStore {
    private final World world;
    private final @Nullable Ablation without;

    WatchedStore(World world, @Nullable Ablation without) {
        this.world = world;
        this.without = without;
    }

    @Override
    public <R extends @Nullable Object> R transact(Work<R> work) {
        Ablation ablation = without;
        return world.effects.perform(
                Effect.COMMIT,
                "",
                () -> world.store.transact(tx -> work.run(ablation == null ? tx : new AblatedStore(tx, ablation))));
    }

    @Override
    public void close() {
        // The world's store outlives its workers.
    }
}
