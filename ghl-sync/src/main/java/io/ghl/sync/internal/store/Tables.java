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

/** The tables of a store, handed out only while {@code guard} agrees that a transaction runs. */
public final class Tables implements StoreTransaction {
    private final Runnable guard;
    private final Fences fences;
    private final Links links;
    private final Relations relations;
    private final Signals signals;
    private final Inbox inbox;
    private final Cursors cursors;
    private final AuditLog audit;
    private final Reviews reviews;
    private final StandingDecisions decisions;
    private final Locations locations;
    private final Firings firings;
    private final Timers timers;

    public Tables(
            Runnable guard,
            Fences fences,
            Links links,
            Relations relations,
            Signals signals,
            Inbox inbox,
            Cursors cursors,
            AuditLog audit,
            Reviews reviews,
            StandingDecisions decisions,
            Locations locations,
            Firings firings,
            Timers timers) {
        this.guard = guard;
        this.fences = fences;
        this.links = links;
        this.relations = relations;
        this.signals = signals;
        this.inbox = inbox;
        this.cursors = cursors;
        this.audit = audit;
        this.reviews = reviews;
        this.decisions = decisions;
        this.locations = locations;
        this.firings = firings;
        this.timers = timers;
    }

    @Override
    public Fences fences() {
        guard.run();
        return fences;
    }

    @Override
    public Links links() {
        guard.run();
        return links;
    }

    @Override
    public Relations relations() {
        guard.run();
        return relations;
    }

    @Override
    public Signals signals() {
        guard.run();
        return signals;
    }

    @Override
    public Inbox inbox() {
        guard.run();
        return inbox;
    }

    @Override
    public Cursors cursors() {
        guard.run();
        return cursors;
    }

    @Override
    public AuditLog audit() {
        guard.run();
        return audit;
    }

    @Override
    public Reviews reviews() {
        guard.run();
        return reviews;
    }

    @Override
    public StandingDecisions decisions() {
        guard.run();
        return decisions;
    }

    @Override
    public Locations locations() {
        guard.run();
        return locations;
    }

    @Override
    public Firings firings() {
        guard.run();
        return firings;
    }

    @Override
    public Timers timers() {
        guard.run();
        return timers;
    }
}
