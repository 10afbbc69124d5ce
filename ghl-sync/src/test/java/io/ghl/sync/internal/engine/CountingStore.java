package io.ghl.sync.internal.engine;

import io.ghl.sync.internal.store.ForwardingLinks;
import io.ghl.sync.internal.store.ForwardingTransaction;
import io.ghl.sync.record.Link;
import io.ghl.sync.store.Links;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.SyncStore;

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
                return new ForwardingLinks(super.links()) {
                    @Override
                    public Link insert(Link link) {
                        made[0] = true;
                        return super.insert(link);
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
