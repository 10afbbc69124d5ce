package io.ghl.client.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;

/** Makes schemas of the specification strict, as HighLevel is with what it receives. */
final class Schemas {
    static final InputFormat JSON = InputFormat.JSON;
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(
            Dialects.getOpenApi30(),
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private Schemas() {}

    static Schema strict(JsonNode schema) {
        JsonNode closed = schema.deepCopy();
        close(closed);
        return REGISTRY.getSchema(closed.toString(), JSON);
    }

    /** Objects with properties have no others. */
    private static void close(JsonNode node) {
        if (!(node instanceof ObjectNode schema)) {
            return;
        }
        schema.remove(List.of("example", "examples"));
        JsonNode properties = schema.path("properties");
        if (!properties.isEmpty() && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        properties.forEach(Schemas::close);
        close(schema.path("additionalProperties"));
        close(schema.path("items"));
        schema.path("anyOf").forEach(Schemas::close);
        schema.path("oneOf").forEach(Schemas::close);
    }
}
