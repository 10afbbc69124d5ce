package io.ghl.sync.internal.store;

import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Links;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The links of another table, of which a subclass may read or write some otherwise. */
public class ForwardingLinks implements Links {
    private final Links links;

    /** Forwards to a table. */
    public ForwardingLinks(Links links) {
        this.links = links;
    }

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
        return links.insert(link);
    }

    @Override
    public Link update(Link link) {
        return links.update(link);
    }

    @Override
    public List<Link> page(String location, RecordType type, @Nullable String afterId, int limit) {
        return links.page(location, type, afterId, limit);
    }

    @Override
    public List<Link> inState(String location, RecordType type, LinkState state, @Nullable String afterId, int limit) {
        return links.inState(location, type, state, afterId, limit);
    }

    @Override
    public int purge(String location, Instant before, int limit) {
        return links.purge(location, before, limit);
    }
}
