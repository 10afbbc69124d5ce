package io.ghl.sync.internal.simulation.fake;

import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.simulation.cluster.Node;
import io.ghl.sync.internal.simulation.cluster.Timeline;
import io.ghl.sync.internal.simulation.oracle.Oracle;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A record of the simulated HighLevel that is no contact. */
public final class RelatedRecord {
    public final String id;
    public final RecordType type;
    /** Whether a person entered it, and not the engine. */
    public final boolean entered;
    /** By HighLevel path; that of the parent included. */
    public final TreeMap<String, FieldValue> fields = new TreeMap<>();
    /** The same as it was created. */
    public final TreeMap<String, FieldValue> created = new TreeMap<>();
    /** What people gave each field last on this side, by the names of the mapping. */
    public final Map<String, Oracle.Wrote> last = new TreeMap<>();
    /** Values that were overwritten before the engine could see them. */
    public final Set<FieldValue> raced = new HashSet<>();
    /** What a machine wrote after it had lost the location. */
    public final Set<FieldValue> late = new HashSet<>();
    /** What such a machine created it with; empty if none did. */
    public final Set<FieldValue> createdLate = new HashSet<>();
    /** It or its partner was deleted by a person, so that only the weak promises hold. */
    public boolean torn;

    /** A person changed what it could be recognised by before the engine knew of it. */
    public boolean disguised;

    boolean live = true;
    final Hiding hiding = new Hiding();
    long updated;
    final SearchRows rows = new SearchRows();
    private final Map<Integer, FieldValues> shown = new HashMap<>();

    public RelatedRecord(String id, RecordType type, boolean entered) {
        this.id = id;
        this.type = type;
        this.entered = entered;
    }

    /** The id of the record to which it belongs, null if it belongs to none. */
    @Nullable
    public String parent() {
        String path = type == RecordType.APPOINTMENT_NOTE ? "appointmentId" : "contactId";
        return fields.get(path) instanceof FieldValue.Text text ? text.value() : null;
    }

    /** As HighLevel's answers show it, with its time of change or without. */
    GhlRecord record(Timeline timeline, boolean timed) {
        return new GhlRecord(id, timed ? timeline.atGhl(updated) : null, FieldValues.of(fields));
    }

    /** Takes note of what people gave fields. */
    public void edited(FieldValues values, long at) {
        values.asMap().forEach((field, value) -> last.put(field, new Oracle.Wrote(Side.GHL, value, at)));
    }

    void showTo(@Nullable Node node) {
        shown.put(node == null ? -1 : node.number, FieldValues.of(fields));
    }

    FieldValues shownTo(@Nullable Node node) {
        return shown.getOrDefault(node == null ? -1 : node.number, FieldValues.none());
    }
}
