package io.ghl.sandbox.internal.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The effects of one request, collected while it is worked out and applied together at its end. A request that fails
 * half-way therefore leaves nothing behind.
 */
public final class Change {
    private final LocationData data;
    private final Instant now;
    private final Ids ids;
    private final List<Op> ops = new ArrayList<>();
    private final List<ObjectNode> events = new ArrayList<>();

    Change(LocationData data, Instant now, Ids ids) {
        this.data = data;
        this.now = now;
        this.ids = ids;
    }

    /** The records before this change. */
    public LocationData data() {
        return data;
    }

    /** The time of this change, in whole milliseconds. */
    public Instant now() {
        return now;
    }

    /** Makes up ids. */
    public Ids ids() {
        return ids;
    }

    /** Writes a record. */
    public void put(Kind kind, String id, ObjectNode doc) {
        ops.add(new Op(kind, data.id(), id, doc));
    }

    /** Removes a record. */
    public void remove(Kind kind, String id) {
        ops.add(new Op(kind, data.id(), id, null));
    }

    /** Queues the fields of a webhook, which leaves once the change is safe. */
    public void emit(String type, ObjectNode fields) {
        ObjectNode event = Json.object().put("type", type).put("locationId", data.id());
        event.setAll(fields);
        events.add(event);
    }

    /** Queues a webhook that belongs to no location; it may be filled in until the change ends. */
    public void announce(ObjectNode event) {
        events.add(event);
    }

    List<Op> ops() {
        return ops;
    }

    List<ObjectNode> events() {
        return events;
    }
}
