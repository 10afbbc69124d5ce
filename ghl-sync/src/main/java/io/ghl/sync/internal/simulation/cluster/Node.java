package io.ghl.sync.internal.simulation.cluster;

import io.ghl.sync.internal.engine.location.LocationWorker;
import io.ghl.sync.internal.ghl.client.ServerClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One machine: its clock, and the process that runs on it. */
public final class Node {
    public final int number;
    /** How far the machine's clock is ahead. */
    public final Duration skew;

    /** Measures HighLevel's clock for the process that runs on it, null while none does or nobody measures. */
    public @Nullable ServerClock ghlClock;

    /** Whether its process goes by the other mapping that the run has for a while. */
    public boolean remapped;

    final Timeline.Turn turn = new Timeline.Turn();
    /** What runs on it, null while its process is dead. */
    @Nullable
    LocationWorker worker;
    /** The token under which it works, or worked last. */
    long token;
    /** Whether it had the location when it last asked, and has written nothing since. */
    boolean mayWrite;
    /** Which of all runs it is in, or was in last. */
    long run;
    /** Whether it is in the middle of a run. */
    boolean atWork;
    /** Whether its process was to end, and has not noticed yet. */
    boolean outdated;
    /** When its process was started. */
    long begun;
    /** Whether its process goes on for a while with a mapping that others do not have any more. */
    boolean former;

    public Node(int number, Duration skew) {
        this.number = number;
        this.skew = skew;
    }

    @Override
    public String toString() {
        return "node" + number;
    }
}
