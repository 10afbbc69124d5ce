package io.ghl.client.internal.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.ApiVersion;
import io.ghl.client.contacts.ContactFields;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.CustomFieldValue;
import io.ghl.client.contacts.DndChannel;
import io.ghl.client.contacts.DndSetting;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.internal.json.Json;
import io.ghl.client.notes.NewNote;
import io.ghl.client.notes.NoteUpdate;
import io.ghl.client.tasks.NewTask;
import io.ghl.client.tasks.TaskSearch;
import io.ghl.client.tasks.TaskUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
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
            ApiVersion.V2021_07_28, List.of("apps/contacts.json", "apps/locations.json"),
            ApiVersion.V3, List.of("apps/v3/contacts-v3.json", "apps/v3/locations-v3.json"));

    /** Seen live, not in the specification. */
    private static final Set<String> BEYOND_THE_SPECIFICATION = Set.of("task-search searchAfter");

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

    private static Found find(String id, ApiVersion version) throws IOException {
        for (String file : FILES.get(version)) {
            JsonNode document = Json.parse(Files.readString(folder().resolve(file)));
            for (var path : document.path("paths").properties()) {
                for (var method : path.getValue().properties()) {
                    if (method.getValue().path("operationId").asText().equals(id)) {
                        return new Found(document, path.getKey(), method.getKey(), method.getValue());
                    }
                }
            }
        }
        throw new AssertionError(id + " is not in the specification of " + version);
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
        assertThat(scopes).contains(wire.scope());
        Set<String> headers = new HashSet<>();
        found.operation().path("parameters").forEach(parameter -> {
            if (parameter.path("name").asText().equals("Version")) {
                parameter.path("schema").path("enum").forEach(value -> headers.add(value.asText()));
            }
        });
        assertThat(headers).contains(wire.version());
        assertThat(operation.idempotency().writes()).isEqualTo(wire.scope().endsWith(".write"));
    }

    /** The largest body that each operation can send. */
    private static Map<String, JsonNode> bodies() {
        JsonNode contact =
                everything(NewContact.builder().companyName("x").gender("x")).json();
        return Map.ofEntries(
                Map.entry("create-contact", located(contact)),
                Map.entry("upsert-contact", ((ObjectNode) located(contact)).put("createNewIfDuplicateAllowed", true)),
                Map.entry(
                        "update-contact",
                        everything(ContactUpdate.builder()).build().json()),
                Map.entry("add-tags", Json.parse("{\"tags\":[\"x\"]}")),
                Map.entry("remove-tags", Json.parse("{\"tags\":[\"x\"]}")),
                Map.entry(
                        "create-task",
                        NewTask.builder()
                                .title("x")
                                .body("x")
                                .dueDate(Instant.EPOCH)
                                .assignedTo("x")
                                .build()
                                .json()),
                Map.entry(
                        "update-task",
                        TaskUpdate.builder()
                                .title("x")
                                .body("x")
                                .dueDate(Instant.EPOCH)
                                .completed(true)
                                .assignedTo("x")
                                .build()
                                .json()),
                Map.entry("update-task-completed", Json.parse("{\"completed\":true}")),
                Map.entry("task-search", Json.object().put("skip", 0).set("searchAfter", Json.object())),
                Map.entry(
                        "create-note",
                        NewNote.builder()
                                .body("x")
                                .userId("x")
                                .title("x")
                                .color("x")
                                .pinned(true)
                                .build()
                                .json()),
                Map.entry(
                        "update-note",
                        NoteUpdate.builder()
                                .body("x")
                                .userId("x")
                                .title("x")
                                .color("x")
                                .pinned(true)
                                .build()
                                .json()));
    }

    private static NewContact everything(NewContact.Builder builder) {
        return common(builder).build();
    }

    private static ContactUpdate.Builder everything(ContactUpdate.Builder builder) {
        return common(builder);
    }

    private static <B extends ContactFields<B>> B common(B builder) {
        return builder.firstName("x")
                .lastName("x")
                .name("x")
                .email("x")
                .phone("x")
                .address1("x")
                .city("x")
                .state("x")
                .postalCode("x")
                .country("x")
                .website("x")
                .timezone("x")
                .source("x")
                .assignedTo("x")
                .dateOfBirth(LocalDate.EPOCH)
                .dnd(true)
                .dndSetting(DndChannel.CALL, DndSetting.ACTIVE)
                .dndSetting(DndChannel.EMAIL, DndSetting.ACTIVE)
                .dndSetting(DndChannel.SMS, DndSetting.ACTIVE)
                .dndSetting(DndChannel.WHATS_APP, DndSetting.ACTIVE)
                .dndSetting(DndChannel.GMB, DndSetting.ACTIVE)
                .dndSetting(DndChannel.FB, new DndSetting("permanent", "x", "x"))
                .inboundDnd(true)
                .tags(List.of("x"))
                .customField("f", "x")
                .customField(CustomFieldValue.of("f", "x").byKey("k"));
    }

    private static JsonNode located(JsonNode body) {
        return ((ObjectNode) body.deepCopy()).put("locationId", "L");
    }

    static Stream<Arguments> bodiesOfBothVersions() {
        return bodies().keySet().stream()
                .flatMap(id -> Stream.of(ApiVersion.values()).map(version -> Arguments.of(id, version)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("bodiesOfBothVersions")
    void eachNameThatWeSendIsInTheSchema(String id, ApiVersion version) throws IOException {
        Found found = find(id, version);
        Operation operation = Operations.all().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
        JsonNode sent = operation.versions().get(version).names().encode(bodies().get(id));
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
                .forEach(required -> assertThat(bodies().get(id).has(required.asText()))
                        .as(id + " sends the required " + required)
                        .isTrue());
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
