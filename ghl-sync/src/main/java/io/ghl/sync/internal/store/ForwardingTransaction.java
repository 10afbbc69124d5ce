package io.ghl.sync.internal.store;

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
import io.ghl.sync.store.Timers;

/** The tables of another transaction, some of which a subclass may replace. */
public class ForwardingTransaction implements StoreTransaction {
    private final StoreTransaction tx;

    /** Forwards to a transaction. */
    public ForwardingTransaction(StoreTransaction tx) {
        this.tx = tx;
    }

    @Override
    public Fences fences() {
        return tx.fences();
    }

    @Override
    public Links links() {
        return tx.links();
    }

    @Override
    public Relations relations() {
        return tx.relations();
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
    public Cursors cursors() {
        return tx.cursors();
    }

    @Override
    public AuditLog audit() {
        return tx.audit();
    }

    @Override
    public Reviews reviews() {
        return tx.reviews();
    }

    @Override
    public StandingDecisions decisions() {
        return tx.decisions();
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
}
