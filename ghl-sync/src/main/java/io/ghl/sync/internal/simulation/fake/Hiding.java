package io.ghl.sync.internal.simulation.fake;

import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.scenario.Event.Kind;
import io.ghl.sync.internal.simulation.world.World;

/** A record of the simulated HighLevel that is for a moment said not to exist, as a fault wants it. */
final class Hiding {
    private static final long APART = 60_000;
    private static final long LONGEST = 3000;

    private long until = -APART;
    private boolean seenSince = true;

    /** Whether a read does not find the record, which is there. */
    boolean hides(World world, Kind fault, Counted counted) {
        // Not twice in a row: for longer than the engine waits, nobody could tell it from a deletion.
        if (seenSince && world.timeline.now() >= until + APART && world.effects.takes(fault)) {
            world.tally.add(counted);
            seenSince = false;
            until = world.timeline.now() + world.noise.nextLong(1, LONGEST);
        }
        return world.timeline.now() < until;
    }

    /** A read found it. */
    void seen() {
        seenSince = true;
    }
}
