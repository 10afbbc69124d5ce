package io.ghl.client.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import io.ghl.client.internal.json.Json;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One operation of the specification. What it says about an exchange is gathered in one object, where known errors are
 * corrected: {@code versions} (values of the Version header), {@code scopes}, {@code path} and {@code query} (name to
 * schema; {@code x-required} in it), {@code bodyRequired}, {@code request} (media type to schema) and {@code responses}
 * (status to schema; null where nothing is said about the body).
 */
public final class SpecOperation {
    private final String id;
    private final String method;
    private final PathTemplate path;
    private final ObjectNode contract = Json.object();
    private final Map<JsonNode, Schema> compiled = Collections.synchronizedMap(new IdentityHashMap<>());

    public SpecOperation(String method, PathTemplate path, JsonNode definition) {
        this.id = definition.path("operationId").asText();
        this.method = method;
        this.path = path;
        var versions = contract.putArray("versions");
        var scopes = contract.putArray("scopes");
        ObjectNode variables = contract.putObject("path");
        ObjectNode query = contract.putObject("query");
        definition.path("security").forEach(way -> way.forEach(list -> list.forEach(scopes::add)));
        definition.path("parameters").forEach(parameter -> {
            String name = parameter.path("name").asText();
            ObjectNode schema = schema(parameter);
            schema.put("x-required", parameter.path("required").asBoolean());
            switch (parameter.path("in").asText()) {
                case "query" -> query.set(name, schema);
                case "path" -> variables.set(name, schema);
                default -> {
                    if (name.equals("Version")) {
                        schema.path("enum").forEach(versions::add);
                    }
                }
            }
        });
        JsonNode body = definition.path("requestBody");
        contract.put("bodyRequired", body.path("required").asBoolean());
        ObjectNode request = contract.putObject("request");
        body.path("content").properties().forEach(content -> request.set(content.getKey(), schema(content.getValue())));
        ObjectNode responses = contract.putObject("responses");
        definition.path("responses").properties().forEach(response -> {
            JsonNode content = response.getValue().at("/content/application~1json");
            responses.set(response.getKey(), content.isMissingNode() ? null : schema(content));
        });
    }

    private static ObjectNode schema(JsonNode described) {
        return described.path("schema") instanceof ObjectNode schema ? schema.deepCopy() : Json.object();
    }

    public String id() {
        return id;
    }

    public String method() {
        return method;
    }

    public PathTemplate path() {
        return path;
    }

    public boolean matches(String otherMethod, String otherPath) {
        return method.equals(otherMethod) && path.matches(otherPath);
    }

    /** To be read, and to be corrected before it is. */
    public ObjectNode contract() {
        return contract;
    }

    /** The names of the query's parameters and of the body's members. */
    public Set<String> namesSpecified() {
        Set<String> names = new HashSet<>();
        contract.path("query").fieldNames().forEachRemaining(names::add);
        contract.path("request")
                .forEach(schema -> (schema.has("items") ? schema.path("items") : schema)
                        .path("properties")
                        .fieldNames()
                        .forEachRemaining(names::add));
        return names;
    }

    /** Status and schema of success. */
    public Map.Entry<Integer, JsonNode> success() {
        return contract.path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> Map.entry(Integer.valueOf(response.getKey()), response.getValue()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the specification of " + id + " has no success"));
    }

    /** What is wrong with a value; a property that the schema does not have is. */
    public List<String> misfits(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, Schemas::strict).validate(value.toString(), Schemas.JSON).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    @Override
    public String toString() {
        return id;
    }
}
