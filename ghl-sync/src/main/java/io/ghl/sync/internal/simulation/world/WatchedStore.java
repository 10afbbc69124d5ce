package io.ghl.sync.internal.simulation.world;

import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.scenario.Effect;
import io.ghl.sync.internal.store.ForwardingLinks;
import io.ghl.sync.internal.store.ForwardingTransaction;
import io.ghl.sync.record.Link;
import io.ghl.sync.store.Fences;
import io.ghl.sync.store.Links;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.SyncStore;
import java.util.ArrayList;
import java.util.List;
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
        return world.effects.perform(Effect.COMMIT, "", () -> {
            List<Link> stored = new ArrayList<>();
            R result = world.effects.inTransaction(() -> world.appTransaction.during(() -> world.store.transact(tx ->
                    world.within(tx, open -> work.run(new Watched(world, shown.apply(open), stored))))));
            world.mappings.stored(stored);
            return result;
        });
    }

    @Override
    public void close() {
        // The world's store outlives its workers.
    }

    private static final class Watched extends ForwardingTransaction implements Fences {
        private final World world;
        private final List<Link> stored;

        Watched(World world, StoreTransaction tx, List<Link> stored) {
            super(tx);
            this.world = world;
            this.stored = stored;
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
            Links links = world.setup.remapping() == null ? super.links() : new NotingLinks(super.links(), stored);
            return world.trace.inWords() ? new TellingLinks(world, links) : links;
        }
    }

    /** Links that are noted down when they are stored. */
    private static final class NotingLinks extends ForwardingLinks {
        private final List<Link> stored;

        NotingLinks(Links links, List<Link> stored) {
            super(links);
            this.stored = stored;
        }

        @Override
        public Link insert(Link link) {
            return noted(super.insert(link));
        }

        @Override
        public Link update(Link link) {
            return noted(super.update(link));
        }

        private Link noted(Link link) {
            stored.add(link);
            return link;
        }
    }
}
