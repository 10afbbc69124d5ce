package io.ghl.examples.syncrunner.cli;

import io.ghl.examples.syncrunner.cli.Outcome.Tone;
import io.ghl.sync.SyncLocation;
import io.ghl.sync.SyncStatistics;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Follows a running sync, and tells what has changed. */
final class Watch {
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Console console;
    private final SyncLocation location;
    private @Nullable Seen before;
    private @Nullable String problem;

    private record Seen(int written, int records, int questions) {}

    Watch(Console console, SyncLocation location) {
        this.console = console;
        this.location = location;
    }

    void untilInterrupted() {
        try (Progress progress = console.progress()) {
            while (!Thread.currentThread().isInterrupted()) {
                look(progress);
                Thread.sleep(LOOK.toMillis());
            }
        } catch (InterruptedException e) {
            // That is how it is stopped; the work under way is ended by closing the engine.
        }
    }

    private void look(Progress progress) {
        SyncStatistics now = location.statistics();
        Seen seen = new Seen(
                now.fieldsWrittenToGhl() + now.fieldsWrittenToApp(),
                now.createdInGhl() + now.createdInApp() + now.deleted(),
                now.openReviews());
        int waiting = location.status().openSignals();
        if (before != null && !seen.equals(before)) {
            progress.clear();
            console.say(
                    Tone.PLAIN,
                    "Synced: " + (seen.written() - before.written()) + " fields, "
                            + (seen.records() - before.records()) + " records created or deleted; "
                            + seen.questions() + " questions are open.");
        }
        before = seen;
        String trouble = location.status().problem();
        if (trouble != null && !trouble.equals(problem)) {
            progress.clear();
            console.say(Tone.WARNING, trouble);
        }
        problem = trouble;
        progress.say(seen.written() + " fields written so far, " + waiting + " records waiting");
    }
}
