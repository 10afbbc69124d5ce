package io.ghl.sync.internal.simulation;

import io.ghl.sync.store.SyncStore;
import java.time.Duration;
import java.util.SplittableRandom;

/** What the parts of a run share. */
final class World {
    static final String LOCATION = "simulated";

    final Setup<?> setup;
    final Scenario scenario;
    final Timeline timeline = new Timeline();
    final Trace trace;
    final Tally tally = new Tally();
    final SplittableRandom noise;
    final Oracle oracle;
    final Effects effects;
    final SyncStore store = SyncStore.memory();
    /** How far the clock of the machine that is at work is ahead. */
    Duration skew = Duration.ZERO;
    /** No process is there to take a webhook. */
    boolean down;
    /** The call that is made now is one of a worker that was overtaken before it was sent. */
    boolean lateWrite;

    private final Runnable wake;

    World(Setup<?> setup, Scenario scenario, boolean words, Effects.TakeOver takeOver, Runnable wake) {
        this.setup = setup;
        this.scenario = scenario;
        this.trace = new Trace(words);
        this.noise = new SplittableRandom(~scenario.seed());
        this.oracle = new Oracle(setup.palette(), scenario.persons());
        this.effects = new Effects(timeline, trace, tally, noise, takeOver);
        this.wake = wake;
    }

    /** Somebody told the engine that there is something to do. */
    void wake() {
        wake.run();
    }

    boolean happensIn100(int times) {
        return noise.nextInt(100) < times;
    }
}
