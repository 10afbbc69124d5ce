package io.ghl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** HighLevel's own specification of one API version, read from the files it publishes. */
final class OpenApi {
    /** One operation: its method, path template and definition. */
    record Operation(String method, String path, JsonNode definition, Path file) {
        String scope() {
            JsonNode scopes = definition.path("security").path(0);
            return scopes.isEmpty() ? "" : scopes.elements().next().path(0).asText("");
        }
    }

    /** A place where a value does not fit its schema. */
    record Misfit(String where, String what) {}

    private final Map<Path, JsonNode> files = new HashMap<>();
    private final Map<String, Operation> operations = new HashMap<>();

    private OpenApi() {}

    /** The folder of the files: system property {@code ghl.openapi}, else beside the project. */
    static Path folder() {
        String property = System.getProperty("ghl.openapi");
        return property != null
                ? Path.of(property)
                : Path.of(System.getProperty("ghl.root", "../.."), "..", "shared", "highlevel", "openapi");
    }

    static OpenApi read(String version) throws IOException {
        OpenApi api = new OpenApi();
        boolean v3 = version.equals(Api.V3);
        for (String domain : List.of(
                "contacts",
                "locations",
                "businesses",
                "objects",
                "users",
                "calendars",
                "oauth",
                "marketplace",
                "custom-fields")) {
            Path file = folder().resolve(v3 ? "apps/v3/" + domain + "-v3.json" : "apps/" + domain + ".json");
            JsonNode root = api.file(file);
            root.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().forEach(method -> {
                        String id = method.getValue().path("operationId").asText();
                        api.operations.put(
                                api.operations.containsKey(id) ? domain + "/" + id : id,
                                new Operation(method.getKey(), path.getKey(), method.getValue(), file));
                    }));
        }
        return api;
    }

    Set<String> operationIds() {
        return operations.keySet();
    }

    Operation operation(String id) {
        Operation operation = operations.get(id);
        if (operation == null) {
            throw new AssertionError("the specification has no " + id);
        }
        return operation;
    }

    JsonNode requestSchema(Operation operation) {
        return resolve(operation.definition().at("/requestBody/content/application~1json/schema"), operation.file())
                .node();
    }

    /** The schema of the items where the body of a request is an array. */
    JsonNode itemSchema(Operation operation) {
        return resolve(requestSchema(operation).path("items"), operation.file()).node();
    }

    /** Checks a value against the schema of a response. */
    void check(Operation operation, int status, JsonNode value, List<Misfit> misfits) {
        JsonNode schema = operation
                .definition()
                .path("responses")
                .path(String.valueOf(status))
                .at("/content/application~1json/schema");
        check(new Schema(schema, operation.file()), value, "", misfits);
    }

    private record Schema(JsonNode node, Path file) {}

    private void check(Schema unresolved, JsonNode value, String where, List<Misfit> misfits) {
        Schema schema = resolve(unresolved.node(), unresolved.file());
        JsonNode node = schema.node();
        if (node.has("allOf")) {
            check(new Schema(node.path("allOf").path(0), schema.file()), value, where, misfits);
            return;
        }
        String type = node.path("type").asText();
        boolean fits = switch (type) {
            case "string" -> value.isTextual();
            case "number", "integer" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
        if (!fits && !(value.isNull() && node.path("nullable").asBoolean())) {
            misfits.add(new Misfit(where, "is " + value.getNodeType() + ", not " + type));
            return;
        }
        if (node.has("enum") && value.isTextual()) {
            Set<String> allowed = new HashSet<>();
            node.path("enum").forEach(v -> allowed.add(v.asText()));
            if (!allowed.contains(value.textValue())) {
                misfits.add(new Misfit(where, "is none of " + allowed));
            }
        }
        if (value.isArray()) {
            value.forEach(item -> check(new Schema(node.path("items"), schema.file()), item, where + "[]", misfits));
        }
        JsonNode properties = node.path("properties");
        node.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                misfits.add(new Misfit(where + "." + name.asText(), "is missing"));
            }
        });
        if (value.isObject() && !properties.isEmpty()) {
            value.properties().forEach(field -> {
                String path = where + "." + field.getKey();
                if (properties.has(field.getKey())) {
                    check(new Schema(properties.path(field.getKey()), schema.file()), field.getValue(), path, misfits);
                } else {
                    misfits.add(new Misfit(path, "is undeclared"));
                }
            });
        }
    }

    private Schema resolve(JsonNode node, Path file) {
        String ref = node.path("$ref").asText("");
        if (ref.isEmpty()) {
            return new Schema(node, file);
        }
        int hash = ref.indexOf('#');
        Path target =
                hash == 0 ? file : file.resolveSibling(ref.substring(0, hash)).normalize();
        return resolve(file(target).at(ref.substring(hash + 1)), target);
    }

    private JsonNode file(Path path) {
        return files.computeIfAbsent(path, p -> {
            try {
                return new ObjectMapper().readTree(Files.readAllBytes(p));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
