package io.ghl.client.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Finds places in the contract of an operation by the words of {@link KnownError#where}. */
final class Places {
    private Places() {}

    /**
     * Where a schema stands or would stand.
     *
     * @param holder what has it
     * @param name under which name
     * @param owner the schema of the object that has the property
     */
    record Slot(ObjectNode holder, String name, ObjectNode owner) {}

    static List<Slot> of(SpecOperation operation, String where) {
        int blank = where.indexOf(' ');
        String root = blank < 0 ? where : where.substring(0, blank);
        ObjectNode contract = operation.contract();
        List<Slot> slots = new ArrayList<>();
        switch (root) {
            case "query" -> slots.add(new Slot((ObjectNode) contract.get("query"), "", contract));
            case "request" ->
                contract.path("request")
                        .fieldNames()
                        .forEachRemaining(
                                type -> slots.add(new Slot((ObjectNode) contract.get("request"), type, contract)));
            default ->
                contract.path("responses").fieldNames().forEachRemaining(status -> {
                    if (root.equals("response") ? status.startsWith("2") : status.equals(root)) {
                        slots.add(new Slot((ObjectNode) contract.get("responses"), status, contract));
                    }
                });
        }
        List<Slot> found = slots;
        for (String name : (blank < 0 ? "" : where.substring(blank + 1)).split("\\.")) {
            String property = name.replace("[]", "");
            if (!property.isEmpty()) {
                found = root.equals("query")
                        ? List.of(new Slot((ObjectNode) contract.get("query"), property, contract))
                        : properties(found, property);
            }
            for (int depth = 0; depth < (name.length() - property.length()) / 2; depth++) {
                found = items(found);
            }
        }
        return found;
    }

    private static List<Slot> properties(List<Slot> parents, String name) {
        List<Slot> slots = new ArrayList<>();
        for (Slot parent : parents) {
            for (ObjectNode schema : alternatives(parent.holder().get(parent.name()))) {
                if (schema.path("properties").isObject()) {
                    slots.add(new Slot((ObjectNode) schema.get("properties"), name, schema));
                }
            }
        }
        return slots;
    }

    private static List<Slot> items(List<Slot> parents) {
        List<Slot> slots = new ArrayList<>();
        for (Slot parent : parents) {
            for (ObjectNode schema : alternatives(parent.holder().get(parent.name()))) {
                slots.add(new Slot(schema, "items", schema));
            }
        }
        return slots;
    }

    private static List<ObjectNode> alternatives(JsonNode schema) {
        List<ObjectNode> all = new ArrayList<>();
        if (schema instanceof ObjectNode object) {
            all.add(object);
            object.path("anyOf").forEach(choice -> all.add((ObjectNode) choice));
        }
        return all;
    }
}
