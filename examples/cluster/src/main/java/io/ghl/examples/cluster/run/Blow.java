package io.ghl.examples.cluster.run;

import io.ghl.examples.cluster.node.WriteStep;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is done to a node.
 *
 * @param step where on the write path, null for wherever it is
 * @param standStill how long it stands still, null if it is killed
 */
record Blow(@Nullable WriteStep step, @Nullable Duration standStill) {
    static Blow kill(WriteStep at) {
        return new Blow(at, null);
    }

    static Blow killAnywhere() {
        return new Blow(null, null);
    }

    static Blow stop(WriteStep at, Duration time) {
        return new Blow(at, time);
    }

    boolean kills() {
        return standStill == null;
    }
}
