package io.ghl.sync.internal.simulation;

import io.ghl.sync.store.AuditLog;
import io.ghl.sync.store.Cursors;
import io.ghl.sync.store.Fences;
import io.ghl.sync.store.Firings;
import io.ghl.sync.store.Inbox;
import io.ghl.sync.store.Links;
import io.ghl.sync.store.Locations;
import io.ghl.sync.store.Relations;
import io.ghl.sync.store.Reviews;
import io.ghl.sync.store.Signals;
import io.ghl.sync.store.StandingDecisions;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.store.Timers;
import org.jspecify.annotations.Nullable;

/** A store whose every transaction is an effect; it tells the cluster who took the location. */
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
                () -> world.store.transact(
                        tx -> work.run(new Watched(world, ablation == null ? tx : new AblatedStore(tx, ablation)))));
    }

    @Override
    public void close() {
        // The world's store outlives its workers.
    }

    private record Watched(World world, StoreTransaction tx) implements StoreTransaction, Fences {
        @Override
        public long take(String location) {
            long token = tx.fences().take(location);
            world.cluster.tookFence(token);
            return token;
        }

        @Override
        public void check(String location, long token) {
            world.cluster.checksFence();
            try {
                tx.fences().check(location, token);
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
            return world.trace.inWords() ? new TellingLinks(world, tx.links()) : tx.links();
        }

        @Override
        public Signals signals() {
            return tx.signals();
        }

        @Override
        public Inbox inbox() {
            return tx.inbox();
        }

        @Override
        public Locations locations() {
            return tx.locations();
        }

        @Override
        public Firings firings() {
            return tx.firings();
        }

        @Override
        public Timers timers() {
            return tx.timers();
        }

        @Override
        public Cursors cursors() {
            return tx.cursors();
        }

        @Override
        public AuditLog audit() {
            return tx.audit();
        }

        @Override
        public Relations relations() {
            return tx.relations();
        }

        @Override
        public Reviews reviews() {
            return tx.reviews();
        }

        @Override
        public StandingDecisions decisions() {
            return tx.decisions();
        }
    }
}
