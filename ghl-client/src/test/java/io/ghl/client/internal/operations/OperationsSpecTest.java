package io.ghl.client.internal.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.ApiVersion;
import io.ghl.client.internal.json.Json;
import io.ghl.client.tasks.TaskSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of operations and the bodies we can send, against HighLevel's own OpenAPI files of both versions. */
class OperationsSpecTest {
    private static final Map<ApiVersion, List<String>> FILES = Map.of(
            ApiVersion.V2021_07_28,
                    Sendable.FILES.stream()
                            .map(name -> "apps/" + name + ".json")
                            .toList(),
            ApiVersion.V3,
                    Sendable.FILES.stream()
                            .map(name -> "apps/v3/" + name + "-v3.json")
                            .toList());

    /** Seen live, not in the specification (FACTS §1.2, §1.4). */
    private static final Set<String> BEYOND_THE_SPECIFICATION = Set.of(
            "task-search searchAfter",
            "create-custom-field options",
            "create-custom-field parentId",
            "create-custom-field fieldKey",
            "create-custom-field description");

    /** The specification names no scope; FACTS §1.1, §1.2 and §1.4 do. */
    private static final Set<String> SCOPE_IS_NOT_SPECIFIED = Set.of(
            "create-association",
            "add-remove-contact-from-business",
            "get-record-by-id",
            "update-object-record",
            "get-tag-by-id",
            "update-tag",
            "delete-tag",
            "get-custom-value",
            "update-custom-value",
            "delete-custom-value",
            "get-custom-field",
            "update-custom-field",
            "delete-custom-field",
            // FACTS name no scope for these; theirs follows the pattern of the others.
            "DELETE-an-email-sms-template",
            "create-recurring-task",
            "get-recurring-task-by-id",
            "update-recurring-task",
            "delete-recurring-task");

    /** These say {@code locations.internal-access-only} and {@code locations/write}. */
    private static final Set<String> WRITES_BY_ANOTHER_SCOPE = Set.of("delete-location", "update-location-permissions");

    private static Path folder() {
        String override = System.getProperty("ghl.openapi");
        return override != null
                ? Path.of(override)
                : Path.of(System.getProperty("ghl.root", "..")).resolve("../shared/highlevel/openapi");
    }

    @BeforeAll
    static void specificationIsThere() {
        boolean there = Files.isDirectory(folder());
        assertThat(there || !"true".equals(System.getenv("CI")))
                .as("the OpenAPI files must be there in CI; set -Dghl.openapi")
                .isTrue();
        assumeTrue(there, "skipped: no OpenAPI files; set -Dghl.openapi");
    }

    static Stream<Arguments> rows() {
        return Operations.all().stream()
                .flatMap(operation -> operation.versions().keySet().stream()
                        .map(version -> Arguments.of(operation.id(), operation, version)));
    }

    private record Found(JsonNode document, String path, String method, JsonNode operation) {}

    /** A row's id may have the name of its file before it. */
    private static Found find(String row, ApiVersion version) throws IOException {
        int slash = row.indexOf('/');
        String id = row.substring(slash + 1);
        for (String file : FILES.get(version)) {
            if (slash > 0 && !file.contains("/" + row.substring(0, slash))) {
                continue;
            }
            JsonNode document = Json.parse(Files.readString(folder().resolve(file)));
            for (var path : document.path("paths").properties()) {
                for (var method : path.getValue().properties()) {
                    if (method.getValue().path("operationId").asText().equals(id)) {
                        return new Found(document, path.getKey(), method.getKey(), method.getValue());
                    }
                }
            }
        }
        throw new AssertionError(row + " is not in the specification of " + version);
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("rows")
    void eachRowAgrees(String id, Operation operation, ApiVersion version) throws IOException {
        Found found = find(id, version);
        Operation.Wire wire = operation.versions().get(version);
        assertThat(wire.path()).isEqualTo(found.path());
        assertThat(operation.method()).isEqualToIgnoringCase(found.method());
        Set<String> scopes = new HashSet<>();
        found.operation()
                .path("security")
                .forEach(way -> way.forEach(list -> list.forEach(s -> scopes.add(s.asText()))));
        if (scopes.isEmpty()) {
            assertThat(SCOPE_IS_NOT_SPECIFIED).as(id + " needs " + wire.scope()).contains(id);
        } else {
            assertThat(scopes).contains(wire.scope());
        }
        Set<String> headers = new HashSet<>();
        found.operation().path("parameters").forEach(parameter -> {
            if (parameter.path("name").asText().equals("Version")) {
                parameter.path("schema").path("enum").forEach(value -> headers.add(value.asText()));
            }
        });
        assertThat(headers).contains(wire.version());
        assertThat(operation.idempotency().writes())
                .isEqualTo(WRITES_BY_ANOTHER_SCOPE.contains(id) || wire.scope().endsWith(".write"));
    }

    static Stream<Arguments> bodiesOfBothVersions() {
        return Sendable.bodies().keySet().stream()
                .flatMap(id -> Stream.of(ApiVersion.values())
                        .filter(version -> Operations.all().stream()
                                .anyMatch(row ->
                                        row.id().equals(id) && row.versions().containsKey(version)))
                        .map(version -> Arguments.of(id, version)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("bodiesOfBothVersions")
    void eachNameThatWeSendIsInTheSchema(String id, ApiVersion version) throws IOException {
        Found found = find(id, version);
        Operation operation = Operations.all().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
        JsonNode sent = operation
                .versions()
                .get(version)
                .names()
                .encode(Sendable.bodies().get(id));
        if (id.equals("task-search")) {
            sent = ((ObjectNode) sent).setAll((ObjectNode) TaskSearch.all()
                    .ofContacts("x")
                    .assignedTo("x")
                    .completed(true)
                    .query("x")
                    .json());
        }
        JsonNode schema = found.operation().at("/requestBody/content/application~1json/schema");
        assertNames(id, found.document(), schema, sent);
        resolve(found.document(), schema)
                .path("required")
                .forEach(required -> assertThat(Sendable.bodies().get(id).has(required.asText()))
                        .as(id + " sends the required " + required)
                        .isTrue());
    }

    static Stream<Arguments> queriesOfBothVersions() {
        return Sendable.queries().keySet().stream()
                .flatMap(id -> Operations.all().stream()
                        .filter(row -> row.id().equals(id))
                        .flatMap(row -> row.versions().keySet().stream())
                        .map(version -> Arguments.of(id, version)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("queriesOfBothVersions")
    void eachQueryParameterIsDeclaredAndRequiredOnesAreSent(String id, ApiVersion version) throws IOException {
        Set<String> declared = new HashSet<>();
        Set<String> required = new HashSet<>();
        find(id, version).operation().path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                declared.add(parameter.path("name").asText());
                if (parameter.path("required").asBoolean()) {
                    required.add(parameter.path("name").asText());
                }
            }
        });
        Set<String> sent = new HashSet<>(Sendable.queries().get(id));
        if (version == ApiVersion.V3) {
            sent.addAll(Sendable.queriesOfV3().getOrDefault(id, Set.of()));
        }
        assertThat(declared).containsAll(sent);
        assertThat(sent).containsAll(required);
    }

    private static void assertNames(String where, JsonNode document, JsonNode schema, JsonNode value) {
        JsonNode resolved = resolve(document, schema);
        if (value.isArray()) {
            value.forEach(item -> assertNames(where + "[]", document, resolved.path("items"), item));
        } else if (value.isObject() && resolved.has("anyOf")) {
            assertThat(value.properties().stream()
                            .allMatch(field -> resolve(
                                            document, resolved.path("anyOf").get(0))
                                    .path("properties")
                                    .has(field.getKey())))
                    .as(where + " " + value)
                    .isTrue();
        } else if (value.isObject()) {
            value.properties().forEach(field -> {
                String name = where + " " + field.getKey();
                JsonNode property = resolved.path("properties").path(field.getKey());
                assertThat(property.isMissingNode() && !BEYOND_THE_SPECIFICATION.contains(name))
                        .as(name + " is a property of the schema")
                        .isFalse();
                if (!property.isMissingNode()) {
                    assertNames(name, document, property, field.getValue());
                }
            });
        }
    }

    private static JsonNode resolve(JsonNode document, JsonNode schema) {
        JsonNode inner = schema.has("allOf") ? schema.path("allOf").get(0) : schema;
        String reference = inner.path("$ref").asText();
        return reference.startsWith("#") ? document.at(reference.substring(1)) : inner;
    }
}
