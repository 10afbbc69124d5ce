package io.ghl.examples.syncrunner.connect.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A place in a JSON document: names with dots between them, such as {@code address.city}. Empty for the document itself. */
record JsonPath(List<String> names) {
    static JsonPath of(String text) {
        return new JsonPath(text.isEmpty() ? List.of() : List.of(text.split("\\.")));
    }

    JsonNode in(JsonNode document) {
        JsonNode node = document;
        for (String name : names) {
            node = node.isObject() && node.has(name) ? node.get(name) : MissingNode.getInstance();
        }
        return node;
    }

    /** Sets a value; objects on the way are made. */
    void set(ObjectNode document, JsonNode value) {
        ObjectNode node = document;
        for (String name : names.subList(0, names.size() - 1)) {
            node = node.get(name) instanceof ObjectNode next ? next : node.putObject(name);
        }
        node.set(names.get(names.size() - 1), value);
    }

    String first() {
        return names.isEmpty() ? "" : names.get(0);
    }
}
