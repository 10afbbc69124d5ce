package io.ghl.sync.internal.simulation.world;

import io.ghl.sync.internal.store.ForwardingLinks;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.store.Links;
import org.jspecify.annotations.Nullable;

/** Links whose changes are told in the trace. */
final class TellingLinks extends ForwardingLinks {
    private final World world;

    TellingLinks(World world, Links links) {
        super(links);
        this.world = world;
    }

    @Override
    public Link insert(Link link) {
        return told(super.insert(link), null);
    }

    @Override
    public Link update(Link link) {
        Link before = find(link.id()).orElse(null);
        return told(super.update(link), before);
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
