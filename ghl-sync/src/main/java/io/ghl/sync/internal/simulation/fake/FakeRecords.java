package io.ghl.sync.internal.simulation.fake;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.ghl.client.error.CallFailure;
import io.ghl.client.error.ErrorResponse;
import io.ghl.client.error.NotFoundException;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.ghl.GhlRows;
import io.ghl.sync.internal.simulation.cluster.Node;
import io.ghl.sync.internal.simulation.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the simulated HighLevel answers, whatever the type of its records. */
abstract class FakeRecords implements GhlRecords {
    final World world;
    private final Map<Integer, WriteAnswer> answers = new HashMap<>();

    FakeRecords(World world) {
        this.world = world;
    }

    /** What is answered to a write that took effect. */
    <R> R answered(R answer) {
        Node node = world.cluster.running();
        if (node != null) {
            answers.put(node.number, new WriteAnswer(200, null));
        }
        return answer;
    }

    @Override
    public @Nullable WriteAnswer lastWrite() {
        Node node = world.cluster.running();
        return node == null ? null : answers.get(node.number);
    }

    static NotFoundException notFound() {
        return new NotFoundException(
                new CallFailure("simulated", null, List.of(), false, false),
                new ErrorResponse(400, List.of(), null, null, Map.of(), "", MissingNode.getInstance()));
    }

    /** The rows of a list behind a cursor; they are given in the order of their positions, as texts of one length. */
    GhlRows page(List<GhlRecord> rows, Function<GhlRecord, String> position, @Nullable String cursor) {
        int size = world.scenario.habits().pageSize();
        List<GhlRecord> page = new ArrayList<>();
        for (GhlRecord row : rows) {
            if (cursor == null || position.apply(row).compareTo(cursor) > 0) {
                if (page.size() == size) {
                    return new GhlRows(page, position.apply(page.get(size - 1)));
                }
                page.add(row);
            }
        }
        return new GhlRows(page, null);
    }
}
