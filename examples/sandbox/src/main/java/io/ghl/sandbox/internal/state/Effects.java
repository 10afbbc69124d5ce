package io.ghl.sandbox.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of the state file.
 *
 * @param ids how many ids were made up, and may be until the next line
 * @param ops the effects, in order
 * @param reset whether every record is removed first
 */
record Effects(long ids, List<Op> ops, boolean reset) {
    private static final List<String> FIELDS = List.of("ids", "ops", "reset");

    ObjectNode toJson() {
        ObjectNode line = Json.object().put("ids", ids);
        ArrayNode array = line.putArray("ops");
        ops.forEach(op -> array.add(op.toJson()));
        return reset ? line.put("reset", true) : line;
    }

    /**
     * Reads what {@link #toJson} wrote, and nothing else: what is passed over would be missing from the state.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static Effects of(ObjectNode line) {
        Json.onlyFields(line, FIELDS);
        JsonNode ids = line.path("ids");
        if (!ids.isIntegralNumber() || !ids.canConvertToLong() || ids.longValue() < 0) {
            throw new IllegalArgumentException("ids is not a count");
        }
        // Files that were compacted by earlier versions have a line without effects.
        JsonNode ops = line.path("ops");
        if (!ops.isArray() && !ops.isMissingNode()) {
            throw new IllegalArgumentException("ops is not an array");
        }
        JsonNode reset = line.path("reset");
        if (!reset.isBoolean() && !reset.isMissingNode()) {
            throw new IllegalArgumentException("reset is neither true nor false");
        }
        List<Op> read = new ArrayList<>();
        ops.forEach(op -> read.add(Op.of(op)));
        return new Effects(ids.longValue(), read, reset.booleanValue());
    }
}
