package io.ghl.sandbox;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Puts other values into JSON that was right. */
final class JsonChanges {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Random random;
    private final List<String> values;

    JsonChanges(Random random, List<String> values) {
        this.random = random;
        this.values = values;
    }

    /** Gives one of the values another one, or none. */
    void one(JsonNode tree) throws IOException {
        List<JsonNode> holders = new ArrayList<>();
        gather(tree, holders);
        JsonNode holder = holders.get(random.nextInt(holders.size()));
        JsonNode value = JSON.readTree(values.get(random.nextInt(values.size())));
        if (holder instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(5) == 0) {
                object.remove(name);
            } else {
                object.set(name, value);
            }
        } else if (holder instanceof ArrayNode array && !array.isEmpty()) {
            array.set(random.nextInt(array.size()), value);
        }
    }

    private static void gather(JsonNode tree, List<JsonNode> holders) {
        if (tree.isContainerNode()) {
            holders.add(tree);
            tree.forEach(child -> gather(child, holders));
        }
    }
}
