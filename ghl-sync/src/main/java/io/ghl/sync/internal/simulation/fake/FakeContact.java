package io.ghl.sync.internal.simulation.fake;

import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.simulation.cluster.Node;
import io.ghl.sync.internal.simulation.cluster.Timeline;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A contact of the simulated HighLevel: what it holds, and what a search shows of it. */
public final class FakeContact {
    public final String id;
    public final int person;
    final long added;
    final TreeMap<String, FieldValue> fields = new TreeMap<>();
    /** Further e-mail addresses and phone numbers, in canonical form, that it took over in merges. */
    final Set<String> further = new TreeSet<>();

    public boolean live = true;
    /** Into which it was merged, null if it was into none. */
    @Nullable
    FakeContact mergedInto;

    final Hiding hiding = new Hiding();
    /** What each machine was shown last, by which a write over something unseen is told. */
    private final Map<Integer, FieldValues> shown = new HashMap<>();

    private final TreeSet<Long> reads = new TreeSet<>();

    private long updated;
    private final TreeSet<Long> moves = new TreeSet<>();
    private final SearchRows rows = new SearchRows();

    public FakeContact(String id, int person, long added) {
        this.id = id;
        this.person = person;
        this.added = added;
    }

    /** A change took effect; searches show it after a while. */
    void changed(Timeline timeline, long lag, boolean movesDate) {
        if (movesDate || updated == 0) {
            updated = Math.max(timeline.now(), updated + 1);
            moves.add(updated);
        }
        rows.changed(timeline.now(), lag, live ? record(timeline) : null);
    }

    GhlRecord record(Timeline timeline) {
        Instant version = timeline.atGhl(updated);
        return new GhlRecord(id, version, FieldValues.of(fields));
    }

    void show(@Nullable Node node, FieldValues canonical, long at) {
        shown.put(node == null ? -1 : node.number, canonical);
        reads.add(at);
    }

    /** When {@code dateUpdated} moved last, as seen at a time; never the case before it was added. */
    public long movedBefore(long time) {
        Long move = moves.floor(time);
        return move == null ? added : move;
    }

    /** When it was first read behind a time; the time itself if it was not. */
    long firstReadAfter(long time) {
        Long read = reads.higher(time);
        return read == null ? time : read;
    }

    FieldValues shownTo(@Nullable Node node) {
        return shown.getOrDefault(node == null ? -1 : node.number, FieldValues.none());
    }

    /** What a search shows now, null if it shows nothing. */
    @Nullable
    GhlRecord row(long now) {
        return rows.at(now);
    }

    FieldValue get(String path) {
        return fields.getOrDefault(path, FieldValue.nothing());
    }
}
