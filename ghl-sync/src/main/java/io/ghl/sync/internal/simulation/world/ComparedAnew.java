package io.ghl.sync.internal.simulation.world;

import io.ghl.sync.record.Link;
import io.ghl.sync.record.Side;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When both sides of each pair were compared for the first time in a field whose mapping has changed. */
public final class ComparedAnew {
    private final Map<String, Long> at = new HashMap<>();
    private long since;

    /** The mapping has changed. */
    void begin(long now) {
        at.clear();
        since = now;
    }

    /** A link was stored by a process with the mapping of now. */
    void stored(Link link, String field, long now) {
        boolean known = Stream.of(Side.APP, Side.GHL)
                .allMatch(side -> (side == Side.APP ? link.appBase() : link.ghlBase())
                        .get(field)
                        .isPresent());
        if (known) {
            at.putIfAbsent(link.id(), now);
        }
    }

    /** When it was, null if it has not been. */
    public @Nullable Long at(String linkId) {
        return at.get(linkId);
    }

    /** When the mapping changed last; 0 if it has not. */
    public long since() {
        return since;
    }
}
