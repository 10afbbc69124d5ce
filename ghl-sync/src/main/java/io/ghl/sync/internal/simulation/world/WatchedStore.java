package io.ghl.sync.internal.simulation.world;

import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.scenario.Effect;
import io.ghl.sync.internal.store.ForwardingTransaction;
import io.ghl.sync.store.Fences;
import io.ghl.sync.store.Links;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.SyncStore;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A store whose every transaction is an effect, to which what the application writes in it may belong; it tells the
 * cluster who took the location.
 */
public final class WatchedStore implements SyncStore {
    private final World world;
    private final UnaryOperator<StoreTransaction> shown;

    /** The world's store; {@code shown} makes of its tables what the engine is to see. */
    public WatchedStore(World world, UnaryOperator<StoreTransaction> shown) {
        this.world = world;
        this.shown = shown;
    }

    @Override
    public <R extends @Nullable Object> R transact(Work<R> work) {
        return world.effects.perform(
                Effect.COMMIT,
                "",
                () -> world.effects.inTransaction(() -> world.appTransaction.during(() -> world.store.transact(tx ->
                        world.within(tx, open -> work.run(new Watched(world, shown.apply(open))))))));
    }

    @Override
    public void close() {
        // The world's store outlives its workers.
    }

    private static final class Watched extends ForwardingTransaction implements Fences {
        private final World world;

        Watched(World world, StoreTransaction tx) {
            super(tx);
            this.world = world;
        }

        @Override
        public long take(String location) {
            long token = super.fences().take(location);
            world.cluster.tookFence(token);
            return token;
        }

        @Override
        public void check(String location, long token) {
            world.cluster.checksFence();
            try {
                super.fences().check(location, token);
            } catch (RuntimeException e) {
                world.tally.add(Counted.FENCED);
                throw e;
            }
        }

        @Override
        public Fences fences() {
            return this;
        }

        @Override
        public Links links() {
            return world.trace.inWords() ? new TellingLinks(world, super.links()) : super.links();
        }
    }
}
