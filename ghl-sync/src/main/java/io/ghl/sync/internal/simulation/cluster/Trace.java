package io.ghl.sync.internal.simulation.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happened, as a number that tells two runs apart, and on demand in words. */
public final class Trace {
    private static final long PRIME = 0x100000001b3L;

    private final Timeline timeline;
    private final boolean words;
    private final List<String> lines = new ArrayList<>();
    private long hash = 0xcbf29ce484222325L;

    /** A trace of what happens from now on, if wanted also in words. */
    public Trace(Timeline timeline, boolean words) {
        this.timeline = timeline;
        this.words = words;
    }

    public void add(String what, Object detail) {
        add(null, what, detail);
    }

    /** Takes note of what a machine did. */
    public void add(@Nullable Node who, String what, Object detail) {
        mix(timeline.now());
        mix(who == null ? 0 : who.number + 1);
        mix(what.hashCode());
        String said = detail.toString();
        mix(said.hashCode());
        if (words) {
            tell(who, what, said);
        }
    }

    /** Takes note of a poll, which is no word worth. */
    void addPoll(@Nullable Node who, String what) {
        mix(timeline.now());
        mix(who == null ? 0 : who.number + 1);
        mix(what.hashCode());
    }

    /** Whether somebody is to read what happened. */
    public boolean inWords() {
        return words;
    }

    /** Says something that is only for a reader. */
    public void tell(@Nullable Node who, String what, String detail) {
        lines.add(String.format(
                Locale.ROOT, "%9.3f s  %-6s  %-11s %s", timeline.now() / 1000.0, who == null ? "" : who, what, detail));
    }

    private void mix(long value) {
        hash = (hash ^ value) * PRIME;
        hash ^= hash >>> 32;
    }

    public long hash() {
        return hash;
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }
}
