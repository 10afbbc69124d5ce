package io.ghl.sync.internal.engine;

import io.ghl.sync.internal.store.ForwardingTransaction;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Links;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.SyncStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store in memory that counts its transactions, and those of them that made links. */
final class CountingStore implements SyncStore {
    private final SyncStore store = SyncStore.memory();
    private int transactions;
    private int linking;

    /** Transactions since the last time it was asked. */
    int transactions() {
        int counted = transactions;
        transactions = 0;
        return counted;
    }

    /** Transactions so far in which a link was made. */
    int linking() {
        return linking;
    }

    @Override
    public <R> R transact(Work<R> work) {
        transactions++;
        boolean[] made = new boolean[1];
        R result = store.transact(tx -> work.run(watched(tx, made)));
        linking += made[0] ? 1 : 0;
        return result;
    }

    private static StoreTransaction watched(StoreTransaction tx, boolean[] made) {
        return new ForwardingTransaction(tx) {
            @Override
            public Links links() {
                Links links = tx.links();
                return new Links() {
                    @Override
                    public Optional<Link> find(String id) {
                        return links.find(id);
                    }

                    @Override
                    public Optional<Link> of(String location, RecordType type, Side side, String recordId) {
                        return links.of(location, type, side, recordId);
                    }

                    @Override
                    public Link insert(Link link) {
                        made[0] = true;
                        return links.insert(link);
                    }

                    @Override
                    public Link update(Link link) {
                        return links.update(link);
                    }

                    @Override
                    public List<Link> page(String location, RecordType type, String afterId, int limit) {
                        return links.page(location, type, afterId, limit);
                    }

                    @Override
                    public List<Link> inState(
                            String location, RecordType type, LinkState state, String afterId, int limit) {
                        return links.inState(location, type, state, afterId, limit);
                    }

                    @Override
                    public int purge(String location, Instant before, int limit) {
                        return links.purge(location, before, limit);
                    }
                };
            }
        };
    }

    @Override
    public void close() {
        store.close();
    }
}
