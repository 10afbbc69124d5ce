package io.ghl.sync.internal.simulation;

import java.util.ArrayList;
import java.util.List;

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
        mix(at);
        mix(what.hashCode());
        mix(detail.toString().hashCode());
        if (words) {
            lines.add(at + " " + what + " " + detail);
        }
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
