package io.ghl.sync.internal.simulation.world;

import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Links;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links whose changes are told in the trace. */
record TellingLinks(World world, Links links) implements Links {
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
        return told(links.insert(link), null);
    }

    @Override
    public Link update(Link link) {
        Link before = links.find(link.id()).orElse(null);
        return told(links.update(link), before);
    }

    @Override
    public List<Link> page(String location, RecordType type, @Nullable String afterId, int limit) {
        return links.page(location, type, afterId, limit);
    }

    @Override
    public int purge(String location, Instant before, int limit) {
        return links.purge(location, before, limit);
    }

    private Link told(Link link, @Nullable Link before) {
        StringBuilder said = new StringBuilder(link.id())
                .append(' ')
                .append(link.appId())
                .append('=')
                .append(link.ghlId())
                .append(' ')
                .append(link.state());
        Intent intent = link.intent();
        if (intent != null) {
            said.append(" intent ").append(intent.side()).append(' ').append(intent.operation());
            said.append(intent.sent().names());
        }
        moved(said, " app", before == null ? FieldValues.none() : before.appBase(), link.appBase());
        moved(said, " ghl", before == null ? FieldValues.none() : before.ghlBase(), link.ghlBase());
        if (link.problem() != null) {
            said.append(" problem ").append(link.problem());
        }
        world.trace.tell(world.cluster.running(), "STORE", said.toString());
        return link;
    }

    private static void moved(StringBuilder said, String side, FieldValues before, FieldValues after) {
        after.asMap().forEach((field, value) -> {
            if (!value.equals(before.get(field))) {
                said.append(side).append('.').append(field).append('=').append(value);
            }
        });
    }
}
