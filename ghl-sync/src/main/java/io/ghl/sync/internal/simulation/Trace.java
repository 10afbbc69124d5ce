package io.ghl.sync.internal.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happened, as a number that tells two runs apart, and on demand in words. */
final class Trace {
    private static final long PRIME = 0x100000001b3L;

    private final boolean words;
    private final List<String> lines = new ArrayList<>();
    private long hash = 0xcbf29ce484222325L;

    Trace(boolean words) {
        this.words = words;
    }

    void add(long at, String what, Object detail) {
        add(at, null, what, detail);
    }

    /** Takes note of what a machine did. */
    void add(long at, @Nullable Node who, String what, Object detail) {
        mix(at);
        mix(who == null ? 0 : who.number + 1);
        mix(what.hashCode());
        String said = detail.toString();
        mix(said.hashCode());
        if (words) {
            tell(at, who, what, said);
        }
    }

    /** Takes note of a poll, which is no word worth. */
    void addPoll(long at, @Nullable Node who, String what) {
        mix(at);
        mix(who == null ? 0 : who.number + 1);
        mix(what.hashCode());
    }

    /** Whether somebody is to read what happened. */
    boolean inWords() {
        return words;
    }

    /** Says something that is only for a reader. */
    void tell(long at, @Nullable Node who, String what, String detail) {
        lines.add(String.format(
                Locale.ROOT, "%9.3f s  %-6s  %-11s %s", at / 1000.0, who == null ? "" : who, what, detail));
    }

    private void mix(long value) {
        hash = (hash ^ value) * PRIME;
        hash ^= hash >>> 32;
    }

    long hash() {
        return hash;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
