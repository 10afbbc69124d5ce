package io.ghl.sync.internal.simulation.cluster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time, in milliseconds, and what happens when. Whoever acts over time has a {@link Turn} and a thread of its own;
 * of all threads exactly one runs, and which is next is a matter of virtual time alone. So the machines of a run take
 * turns at every point where time passes, and the same run is always the same.
 */
public final class Timeline {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::number));
    private final Turn director = new Turn();
    private Turn current = director;
    /** How far HighLevel's clock is ahead. */
    private final long ghlAhead;

    private long now;
    private long added;
    private int events;
    private boolean inEvent;
    private boolean over;
    private @Nullable Throwable failure;

    /** Something that happens at a time: a turn goes on, or else an event. */
    private record Entry(
            long at,
            long number,
            @Nullable Turn whose,
            @Nullable Runnable what) {}

    /** One of those who act over time. Waits wherever another one's time comes first. */
    static final class Turn {
        private static final long NEVER = -1;

        private final Semaphore baton = new Semaphore(0);
        private long goesOnWith = NEVER;
        private boolean ended;
    }

    /** Unwinds a turn, because the run is over. */
    static final class Over extends VirtualMachineError {
        private static final long serialVersionUID = 1L;

        Over() {
            super("the run is over");
        }
    }

    /** A time in which HighLevel's clock is so many milliseconds ahead. */
    public Timeline(long ghlAhead) {
        this.ghlAhead = ghlAhead;
    }

    public long now() {
        return now;
    }

    public Instant instant() {
        return instant(now);
    }

    public Instant instant(long at) {
        return START.plusMillis(at);
    }

    /** A time as HighLevel's clock shows it. */
    public Instant atGhl(long at) {
        return instant(at + ghlAhead);
    }

    /** Lets something happen at a time; it takes no time itself. */
    public void at(long when, Runnable what) {
        events++;
        entries.add(new Entry(Math.max(when, now), added++, null, what));
    }

    /** Whether nothing is to happen any more but turns going on. */
    public boolean isCalm() {
        return events == 0;
    }

    /** What made an event impossible, which is an error of the simulation or of what is simulated; null if nothing did. */
    @Nullable
    public Throwable failure() {
        return failure;
    }

    // ---- turns ----

    /** The turn of whoever began the run. */
    public Turn director() {
        return director;
    }

    Turn current() {
        return current;
    }

    /** Makes a turn go on at a time instead of at the one that was agreed on before. */
    public void wake(Turn turn, long when) {
        turn.goesOnWith = added;
        entries.add(new Entry(Math.max(when, now), added++, turn, null));
    }

    /** Lets time pass, and all that falls into it happen, the turns of others included. */
    public void pass(long millis) {
        passUntil(now + millis);
    }

    public void passUntil(long until) {
        if (inEvent) {
            now = Math.max(now, until);
            return;
        }
        wake(current, until);
        sleep();
    }

    /** Lets time pass until somebody wakes the current turn. */
    public void sleep() {
        Turn self = current;
        Turn next = next();
        if (next != self) {
            give(next);
            await(self);
        }
    }

    /** The first thing that a new turn's thread does: it waits for its time. */
    void begin(Turn self) {
        await(self);
    }

    /** The last thing that a turn's thread does. */
    void end(Turn self) {
        self.ended = true;
        give(over ? director : next());
    }

    /** Ends the run for those whose turns are not over; to be called by the director, at last. */
    void close(Iterable<Turn> turns) {
        over = true;
        for (Turn turn : turns) {
            if (!turn.ended) {
                give(turn);
                director.baton.acquireUninterruptibly();
                current = director;
            }
        }
    }

    private void give(Turn turn) {
        current = turn;
        turn.baton.release();
    }

    private void await(Turn self) {
        self.baton.acquireUninterruptibly();
        if (over) {
            throw new Over();
        }
    }

    /** Lets happen what happens before anybody's turn goes on, and says whose does. */
    private Turn next() {
        while (true) {
            Entry entry = entries.remove();
            Turn whose = entry.whose();
            if (whose == null) {
                now = Math.max(now, entry.at());
                happen(Objects.requireNonNull(entry.what()));
            } else if (whose.goesOnWith == entry.number()) {
                now = Math.max(now, entry.at());
                whose.goesOnWith = Turn.NEVER;
                return whose;
            }
        }
    }

    /** An event that fails is not the fault of the engine, on whose thread it may happen. */
    private void happen(Runnable event) {
        events--;
        inEvent = true;
        try {
            event.run();
        } catch (RuntimeException | AssertionError e) {
            failure = failure == null ? e : failure;
            wake(director, now);
        } finally {
            inEvent = false;
        }
    }

    /** A clock that is wrong by a constant. */
    public Clock clock(Duration skew) {
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
