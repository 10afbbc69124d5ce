package io.ghl.client.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.Received;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A tree that nobody else holds, and the names in it that no component shows. */
final class ReceivedJson implements Received {
    private final ObjectNode json;
    private final Collection<String> additional;

    ReceivedJson(ObjectNode json, Collection<String> additional) {
        this.json = json;
        this.additional = additional;
    }

    @Override
    public JsonNode json() {
        return json.deepCopy();
    }

    @Override
    public Map<String, JsonNode> additional() {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        additional.forEach(name -> fields.put(name, json.get(name).deepCopy()));
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReceivedJson that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("Received", null, this);
    }
}
