package io.ghl.sync.internal.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Virtual time, in milliseconds, and what happens when. */
final class Timeline {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::number));
    private long now;
    private long added;
    private boolean running;

    private record Entry(long at, long number, Runnable what) {}

    long now() {
        return now;
    }

    Instant instant() {
        return instant(now);
    }

    Instant instant(long at) {
        return START.plusMillis(at);
    }

    void at(long when, Runnable what) {
        entries.add(new Entry(Math.max(when, now), added++, what));
    }

    /** When something happens next; {@link Long#MAX_VALUE} if nothing does. */
    long next() {
        return entries.isEmpty() ? Long.MAX_VALUE : entries.element().at();
    }

    /** Lets time pass, and all that falls into it happen. */
    void pass(long millis) {
        passUntil(now + millis);
    }

    void passUntil(long until) {
        if (running) {
            now = Math.max(now, until);
            return;
        }
        running = true;
        try {
            while (next() <= until) {
                Entry entry = entries.remove();
                now = Math.max(now, entry.at());
                entry.what().run();
            }
        } finally {
            running = false;
        }
        now = Math.max(now, until);
    }

    /** A clock that is wrong by a constant. */
    Clock clock(Duration skew) {
        return new Clock() {
            @Override
            public Instant instant() {
                return Timeline.this.instant().plus(skew);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
