package io.ghl.sync.internal.simulation.ablation;

import io.ghl.sync.internal.engine.location.MappingClaim;
import io.ghl.sync.internal.store.ForwardingLinks;
import io.ghl.sync.internal.store.ForwardingTransaction;
import io.ghl.sync.record.FieldNote;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Cursors;
import io.ghl.sync.store.Fences;
import io.ghl.sync.store.Inbox;
import io.ghl.sync.store.Links;
import io.ghl.sync.store.ReceivedEvent;
import io.ghl.sync.store.StoreTransaction;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tables of a store, used as a sync would that lacks one of the rules. */
public final class AblatedStore extends ForwardingTransaction {
    private final Ablation without;

    public AblatedStore(StoreTransaction tx, Ablation without) {
        super(tx);
        this.without = without;
    }

    @Override
    public Fences fences() {
        return without == Ablation.FENCE ? new Unfenced(super.fences()) : super.fences();
    }

    @Override
    public Links links() {
        return switch (without) {
            case FENCE, INTENT, BASE, REBASE, FLAP_BREAKER, TOMBSTONES -> new Forgetful(super.links(), without);
            default -> super.links();
        };
    }

    @Override
    public Cursors cursors() {
        return without == Ablation.CLAIM ? new Unclaimed(super.cursors()) : super.cursors();
    }

    @Override
    public Inbox inbox() {
        return without == Ablation.WEBHOOKS_AS_EVIDENCE ? new Blind(super.inbox()) : super.inbox();
    }

    private record Unfenced(Fences fences) implements Fences {
        @Override
        public long take(String location) {
            return fences.take(location);
        }

        @Override
        public void check(String location, long token) {
            // Whoever comes may write.
        }
    }

    private record Unclaimed(Cursors cursors) implements Cursors {
        @Override
        public Optional<String> read(String location, String stream) {
            return stream.equals(MappingClaim.STREAM) ? Optional.empty() : cursors.read(location, stream);
        }

        @Override
        public void write(String location, String stream, String position) {
            cursors.write(location, stream, position);
        }
    }

    private record Blind(Inbox inbox) implements Inbox {
        @Override
        public boolean store(ReceivedEvent event) {
            return inbox.store(event);
        }

        @Override
        public List<ReceivedEvent> about(String location, RecordType type, String recordId, Instant since) {
            return List.of();
        }

        @Override
        public Optional<ReceivedEvent> find(String webhookId) {
            return inbox.find(webhookId);
        }

        @Override
        public List<String> records(
                String location, RecordType type, Instant since, Instant until, String after, int limit) {
            return inbox.records(location, type, since, until, after, limit);
        }

        @Override
        public List<ReceivedEvent> waiting(int limit) {
            return inbox.waiting(limit);
        }

        @Override
        public void handled(String webhookId) {
            inbox.handled(webhookId);
        }

        @Override
        public int waitAgain(Instant since) {
            return inbox.waitAgain(since);
        }

        @Override
        public int purge(Instant before, int limit) {
            return inbox.purge(before, limit);
        }
    }

    private static final class Forgetful extends ForwardingLinks {
        private static final Set<LinkState> ENDS = EnumSet.of(LinkState.TOMBSTONE, LinkState.UNLINKED);
        private static final String FORGOTTEN = " (forgotten)";

        private final Ablation without;

        Forgetful(Links links, Ablation without) {
            super(links);
            this.without = without;
        }

        @Override
        public Optional<Link> find(String id) {
            return super.find(id).map(this::remembered);
        }

        @Override
        public Optional<Link> of(String location, RecordType type, Side side, String recordId) {
            return super.of(location, type, side, recordId).map(this::remembered);
        }

        @Override
        public Link insert(Link link) {
            return answered(super.insert(kept(link)), link);
        }

        @Override
        public Link update(Link link) {
            Link next = kept(link);
            if (without == Ablation.FENCE) {
                long current = super.find(link.id()).map(Link::version).orElse(link.version());
                next = versioned(next, current);
            }
            return answered(super.update(next), link);
        }

        private Link kept(Link link) {
            return switch (without) {
                case INTENT -> link.edit().intent(null).build();
                case FLAP_BREAKER -> unflapped(link);
                case TOMBSTONES -> ENDS.contains(link.state()) ? forgotten(link) : link;
                default -> link;
            };
        }

        private static Link unflapped(Link link) {
            var edit = link.edit();
            link.notes()
                    .forEach((name, note) ->
                            edit.note(name, new FieldNote(note.origin(), note.carriedAt(), List.of(), note.heldAt())));
            return edit.build();
        }

        /** The row stays, for what the audit log tells of it; under their own ids its records are new. */
        private static Link forgotten(Link link) {
            var edit = link.edit();
            for (Side side : Side.values()) {
                String id = link.idOn(side);
                if (id != null && !id.endsWith(FORGOTTEN)) {
                    edit.id(side, id + " " + link.id() + FORGOTTEN);
                }
            }
            return edit.build();
        }

        private Link answered(Link stored, Link given) {
            Intent intent = given.intent();
            return without == Ablation.INTENT ? stored.edit().intent(intent).build() : stored;
        }

        private Link remembered(Link link) {
            if (without == Ablation.REBASE) {
                return link.edit().mappingVersion(null).build();
            }
            if (without != Ablation.BASE) {
                return link;
            }
            var edit = link.edit();
            for (Side side : Side.values()) {
                FieldValues base = side == Side.APP ? link.appBase() : link.ghlBase();
                base.names().forEach(field -> edit.base(side, field, FieldValue.absent()));
            }
            return edit.build();
        }

        private static Link versioned(Link link, long version) {
            return new Link(
                    link.id(),
                    link.location(),
                    link.type(),
                    link.appId(),
                    link.ghlId(),
                    link.state(),
                    version,
                    link.appBase(),
                    link.ghlBase(),
                    link.ghlVersion(),
                    link.seenStates(),
                    link.seenAt(),
                    link.intent(),
                    link.missingSince(),
                    link.problem(),
                    link.mappingVersion(),
                    link.failures(),
                    link.notes());
        }
    }
}
