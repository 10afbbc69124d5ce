package io.ghl.sync.internal.simulation.fake;

import io.ghl.sync.internal.ghl.GhlRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What searches show of a record, which is what it was a while ago. */
final class SearchRows {
    private final Deque<Row> rows = new ArrayDeque<>();
    private long visibleAt;

    /** What a search shows from a time on; null for nothing. */
    private record Row(long from, @Nullable GhlRecord record) {}

    /** The record changed, and searches show it some time later; null if it is gone. */
    void changed(long now, long lag, @Nullable GhlRecord record) {
        visibleAt = Math.max(visibleAt, now + lag);
        rows.addLast(new Row(visibleAt, record));
    }

    /** What a search shows now, null if it shows nothing. */
    @Nullable
    GhlRecord at(long now) {
        while (rows.size() > 1 && second().from() <= now) {
            rows.removeFirst();
        }
        Row first = rows.peekFirst();
        return first == null || first.from() > now ? null : first.record();
    }

    private Row second() {
        var all = rows.iterator();
        all.next();
        return all.next();
    }
}
