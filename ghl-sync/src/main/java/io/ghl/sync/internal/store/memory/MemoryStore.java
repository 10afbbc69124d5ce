package io.ghl.sync.internal.store.memory;

import io.ghl.sync.internal.store.SerialStore;
import io.ghl.sync.internal.store.Tables;
import io.ghl.sync.store.StoreTransaction;

/** A store in memory: maps, one lock, and a list of how to take the changes of a transaction back. */
public final class MemoryStore extends SerialStore {
    private final Undo undo = new Undo();
    private final MemoryAudit audit = new MemoryAudit(undo);
    private final MemoryDecisions decisions = new MemoryDecisions(undo);
    private final MemoryReviews reviews = new MemoryReviews(undo, decisions);
    private final MemoryRelations relations = new MemoryRelations(undo);
    private final MemoryLinks links = new MemoryLinks(undo, audit, reviews, relations);
    private final MemorySignals signals = new MemorySignals(undo);
    private final MemoryInbox inbox = new MemoryInbox(undo);
    private final MemoryCursors cursors = new MemoryCursors(undo);
    private final MemoryFirings firings = new MemoryFirings(undo);
    private final MemoryTimers timers = new MemoryTimers(undo);
    private final Tables tables = new Tables(
            this::requireTransaction,
            new MemoryFences(undo),
            links,
            relations,
            signals,
            inbox,
            cursors,
            audit,
            reviews,
            decisions,
            new MemoryLocations(
                    undo,
                    new MemoryLocations.MemoryTables(
                            links, relations, signals, inbox, cursors, audit, reviews, decisions, firings, timers)),
            firings,
            timers);

    @Override
    protected StoreTransaction tables() {
        return tables;
    }

    @Override
    protected void begin() {}

    @Override
    protected void commit() {
        undo.keepChanges();
    }

    @Override
    protected void rollback() {
        undo.takeBack();
    }

    @Override
    protected void release() {}

    @Override
    public String toString() {
        return "SyncStore[memory]";
    }
}
