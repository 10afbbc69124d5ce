package io.ghl.examples.cluster.node;

import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.AuditLog;
import io.ghl.sync.store.Cursors;
import io.ghl.sync.store.Fences;
import io.ghl.sync.store.Firings;
import io.ghl.sync.store.Inbox;
import io.ghl.sync.store.Links;
import io.ghl.sync.store.Locations;
import io.ghl.sync.store.Relations;
import io.ghl.sync.store.Reviews;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.Signals;
import io.ghl.sync.store.StandingDecisions;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.store.Timers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store that tells of the commits of the write path. A commit is the outcome if it settles a signal as well. */
final class WatchedStore implements SyncStore {
    private final SyncStore store;
    private final Steps steps;

    WatchedStore(SyncStore store, Steps steps) {
        this.store = store;
        this.steps = steps;
    }

    @Override
    public <R extends @Nullable Object> R transact(Work<R> work) {
        Watched[] last = new Watched[1];
        R result = store.transact(tx -> {
            Watched watched = new Watched(tx);
            last[0] = watched;
            R value = work.run(watched);
            watched.tell(WriteStep.INTENT_UNCOMMITTED, WriteStep.OUTCOME_UNCOMMITTED);
            return value;
        });
        last[0].tell(WriteStep.INTENT_COMMITTED, WriteStep.OUTCOME_COMMITTED);
        return result;
    }

    @Override
    public void close() {
        store.close();
    }

    private final class Watched implements StoreTransaction {
        private final StoreTransaction tx;
        private boolean link;
        private boolean signal;

        Watched(StoreTransaction tx) {
            this.tx = tx;
        }

        void tell(WriteStep intent, WriteStep outcome) {
            if (link) {
                steps.reached(signal ? outcome : intent);
            }
        }

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
                public Link insert(Link inserted) {
                    link = true;
                    return links.insert(inserted);
                }

                @Override
                public Link update(Link updated) {
                    link = true;
                    return links.update(updated);
                }

                @Override
                public List<Link> page(String location, RecordType type, @Nullable String afterId, int limit) {
                    return links.page(location, type, afterId, limit);
                }

                @Override
                public int purge(String location, Instant before, int limit) {
                    return links.purge(location, before, limit);
                }
            };
        }

        @Override
        public Signals signals() {
            Signals signals = tx.signals();
            return new Signals() {
                @Override
                public void raise(
                        String location,
                        RecordType type,
                        Side side,
                        String id,
                        Instant dueAt,
                        Signal.Cause cause,
                        List<String> correlationIds) {
                    signals.raise(location, type, side, id, dueAt, cause, correlationIds);
                }

                @Override
                public List<Signal> due(String location, Instant now, int limit) {
                    return signals.due(location, now, limit);
                }

                @Override
                public Optional<Instant> nextDue(String location) {
                    return signals.nextDue(location);
                }

                @Override
                public Optional<Signal> of(String location, RecordType type, Side side, String recordId) {
                    return signals.of(location, type, side, recordId);
                }

                @Override
                public void acknowledge(Signal settled) {
                    signal = true;
                    signals.acknowledge(settled);
                }

                @Override
                public void postpone(Signal settled, Instant dueAt) {
                    signal = true;
                    signals.postpone(settled, dueAt);
                }

                @Override
                public int open(String location) {
                    return signals.open(location);
                }
            };
        }

        @Override
        public Fences fences() {
            return tx.fences();
        }

        @Override
        public Relations relations() {
            return tx.relations();
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
        public Firings firings() {
            return tx.firings();
        }

        @Override
        public Timers timers() {
            return tx.timers();
        }
    }
}
