package io.ghl.examples.syncrunner.cli;

import io.ghl.examples.syncrunner.cli.Outcome.Tone;
import io.ghl.sync.SyncLocation;
import io.ghl.sync.SyncStatistics;
import io.ghl.sync.SyncStatus;
import io.ghl.sync.store.StoreException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Follows a running sync, and tells what has changed. */
final class Watch {
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Console console;
    private final Supplier<SyncStatistics> statistics;
    private final Supplier<SyncStatus> status;
    private final Duration pause;
    private @Nullable Seen before;
    private @Nullable String problem;

    private record Seen(int written, int records, int questions) {}

    Watch(Console console, SyncLocation location) {
        this(console, location::statistics, location::status, LOOK);
    }

    Watch(Console console, Supplier<SyncStatistics> statistics, Supplier<SyncStatus> status, Duration pause) {
        this.console = console;
        this.statistics = statistics;
        this.status = status;
        this.pause = pause;
    }

    void untilInterrupted() {
        try (Progress progress = console.progress()) {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    look(progress);
                } catch (StoreException e) {
                    // The engine waits for the store and goes on, and so does who watches it.
                    tell(progress, "The sync waits for its store: " + e.getMessage());
                }
                Thread.sleep(pause.toMillis());
            }
        } catch (InterruptedException e) {
            // That is how it is stopped; the work under way is ended by closing the engine.
        }
    }

    private void look(Progress progress) {
        SyncStatistics now = statistics.get();
        SyncStatus state = status.get();
        Seen seen = new Seen(
                now.fieldsWrittenToGhl() + now.fieldsWrittenToApp(),
                now.createdInGhl() + now.createdInApp() + now.deleted(),
                now.openReviews());
        int waiting = state.openSignals();
        if (before != null && !seen.equals(before)) {
            progress.clear();
            console.say(
                    Tone.PLAIN,
                    "Synced: " + (seen.written() - before.written()) + " fields, "
                            + (seen.records() - before.records()) + " records created or deleted; "
                            + seen.questions() + " questions are open.");
        }
        before = seen;
        tell(progress, state.problem());
        progress.say(seen.written() + " fields written so far, " + waiting + " records waiting");
    }

    /** Tells of a problem once. */
    private void tell(Progress progress, @Nullable String trouble) {
        if (trouble != null && !trouble.equals(problem)) {
            progress.clear();
            console.say(Tone.WARNING, trouble);
        }
        problem = trouble;
    }
}
