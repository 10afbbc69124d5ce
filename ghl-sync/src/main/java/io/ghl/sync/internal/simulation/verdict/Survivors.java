package io.ghl.sync.internal.simulation.verdict;

import io.ghl.sync.internal.simulation.fake.ContactBook;
import io.ghl.sync.internal.simulation.fake.FakeContact;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.util.function.Predicate;

/** Tells a contact that was merged from one that was deleted, as the engine must. */
public final class Survivors {

    private final World world;
    private final ContactBook book;

    public Survivors(World world, ContactBook book) {
        this.world = world;
        this.book = book;
    }

    /** Whether the contact of a link lives on in another one that can be found, and that is not let go itself. */
    public boolean mustBeFound(Link link) {
        return mustBeFound(link, state -> !state.isEnded());
    }

    /** Whether the contact of a link lives on in another one, about whose pair a person is asked. */
    boolean areInQuestion(Link link) {
        return mustBeFound(link, LinkState.HELD::equals);
    }

    private boolean mustBeFound(Link link, Predicate<LinkState> whose) {
        FakeContact lost = link.ghlId() == null ? null : book.get(link.ghlId());
        FakeContact survivor = lost == null || lost.live ? null : book.survivorOf(lost, link.ghlBase());
        return survivor != null
                && world.link(RecordType.CONTACT, Side.GHL, survivor.id)
                        .map(other -> whose.test(other.state()))
                        .orElse(whose.test(LinkState.LINKED));
    }
}
