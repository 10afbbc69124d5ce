package io.ghl.sync.internal.simulation.oracle;

import io.ghl.sync.DeletionLimit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Counts the contacts and their records that the engine deletes, against the limit beyond which it has to ask. The engine
 * counts from when it decides to delete, and this from when it did, so half of the window is looked at.
 */
public final class DeletionWatch {
    private static final int RECORDS_PER_PERSON = 3;

    private final long window;
    private final BiConsumer<String, String> violated;
    private final Map<String, Long> deleted = new HashMap<>();
    private long most;

    /** A watch for so many people, each of whom may have been entered more than once. */
    public DeletionWatch(DeletionLimit limit, int persons, BiConsumer<String, String> violated) {
        this.window = limit.window().toMillis() / 2;
        this.most = Math.max(
                DeletionLimit.ALWAYS_ALLOWED,
                Math.min(limit.records(), (long) RECORDS_PER_PERSON * persons * limit.percent() / 100));
        this.violated = violated;
    }

    /** A person wants so many more to be deleted. */
    public void allow(int more) {
        most += more;
    }

    /** The engine deleted a record, be it once more because a transaction was rolled back. */
    public void deleted(String id, long now) {
        deleted.values().removeIf(at -> at < now - window);
        deleted.put(id, now);
        if (deleted.size() > most) {
            violated.accept("I8", "the engine deleted " + deleted.size() + " records and asked nobody");
        }
    }
}
