package io.ghl.sync.internal.table;

import io.ghl.sync.app.AppChanges;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds changes by a column, and every now and then deletions, which leave no row with a column, by the ids. */
final class ColumnAndDeletions implements ChangeSource {
    private static final String PREFIX = "both:";

    private final ChangeSource column;
    private final ChangeSource deletions;
    private final Duration every;
    private final Clock clock;

    ColumnAndDeletions(ChangeSource column, ChangeSource deletions, Duration every, Clock clock) {
        this.column = column;
        this.deletions = deletions;
        this.every = every;
        this.clock = clock;
    }

    @Override
    public AppChanges since(String location, @Nullable String cursor, int limit) {
        Instant now = clock.instant();
        if (cursor == null) {
            // Ids first: a row that comes in between is found by its column.
            String ids = deletions.since(location, null, limit).cursor();
            String changes = column.since(location, null, limit).cursor();
            return new AppChanges(List.of(), write(now, ids, changes), false);
        }
        String[] parts = cursor.startsWith(PREFIX)
                ? cursor.substring(PREFIX.length()).split("\\|", 3)
                : new String[] {"0", "", cursor};
        Instant looked = Instant.ofEpochMilli(Long.parseLong(parts[0]));
        AppChanges changes = column.since(location, parts[2], limit);
        int room = limit - changes.ids().size();
        if (changes.more() || room < 1 || now.isBefore(looked.plus(every))) {
            boolean more = changes.more() || (room < 1 && !now.isBefore(looked.plus(every)));
            return new AppChanges(changes.ids(), write(looked, parts[1], changes.cursor()), more);
        }
        AppChanges gone = deletions.since(location, parts[1], room);
        List<String> ids = new ArrayList<>(changes.ids());
        ids.addAll(gone.ids());
        // Until all deletions are told the next page looks again.
        return new AppChanges(ids, write(gone.more() ? looked : now, gone.cursor(), changes.cursor()), gone.more());
    }

    private static String write(Instant looked, String ids, String changes) {
        return PREFIX + looked.toEpochMilli() + "|" + ids + "|" + changes;
    }
}
