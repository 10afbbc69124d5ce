package io.ghl.sync;

import io.ghl.sync.internal.options.Spans;
import java.time.Duration;

/**
 * How many deletions the engine carries from one side to the other before it stops and asks. A list that was emptied by
 * mistake, a wrong database or a faulty filter looks like the deletion of everything. Beyond the limit nothing more is
 * deleted or archived, and one question per location is put to a person: go ahead, revert, or leave all as it is. Ten
 * deletions within a window are always carried out.
 *
 * @param records the most deletions within a window; default 50
 * @param percent the most deletions within a window, in percent of the linked pairs, 1 to 100; default 20
 * @param window how long deletions are counted together, and how long a decision holds; default 1 h
 */
public record DeletionLimit(int records, int percent, Duration window) {
    /** So few deletions are never asked about. */
    public static final int ALWAYS_ALLOWED = 10;

    @SuppressWarnings("doclint:missing")
    public DeletionLimit {
        if (records < ALWAYS_ALLOWED) {
            throw new IllegalArgumentException(
                    "records must be at least " + ALWAYS_ALLOWED + ", but is " + records + ".");
        }
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("percent must be from 1 to 100, but is " + percent + ".");
        }
        Spans.positive("window", window);
    }

    /**
     * The defaults.
     *
     * @return 50 records or 20 % within an hour
     */
    public static DeletionLimit defaults() {
        return new DeletionLimit(50, 20, Duration.ofHours(1));
    }

    /**
     * No limit.
     *
     * @return a limit that is never reached
     */
    public static DeletionLimit none() {
        return new DeletionLimit(Integer.MAX_VALUE, 100, Duration.ofHours(1));
    }
}
