package io.ghl.sync.internal.simulation.ablation;

import io.ghl.sync.internal.store.ForwardingTransaction;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Fences;
import io.ghl.sync.store.Inbox;
import io.ghl.sync.store.Links;
import io.ghl.sync.store.ReceivedEvent;
import io.ghl.sync.store.StoreTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
            case FENCE, INTENT, BASE -> new Forgetful(super.links(), without);
            default -> super.links();
        };
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

    private record Forgetful(Links links, Ablation without) implements Links {
        @Override
        public Optional<Link> find(String id) {
            return links.find(id).map(this::remembered);
        }

        @Override
        public Optional<Link> of(String location, RecordType type, Side side, String recordId) {
            return links.of(location, type, side, recordId).map(this::remembered);
        }

        @Override
        public Link insert(Link link) {
            return answered(links.insert(kept(link)), link);
        }

        @Override
        public Link update(Link link) {
            Link next = kept(link);
            if (without == Ablation.FENCE) {
                long current = links.find(link.id()).map(Link::version).orElse(link.version());
                next = versioned(next, current);
            }
            return answered(links.update(next), link);
        }

        @Override
        public List<Link> page(String location, RecordType type, @Nullable String afterId, int limit) {
            return links.page(location, type, afterId, limit);
        }

        @Override
        public int purge(String location, Instant before, int limit) {
            return links.purge(location, before, limit);
        }

        private Link kept(Link link) {
            return without == Ablation.INTENT ? link.edit().intent(null).build() : link;
        }

        private Link answered(Link stored, Link given) {
            Intent intent = given.intent();
            return without == Ablation.INTENT ? stored.edit().intent(intent).build() : stored;
        }

        private Link remembered(Link link) {
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
