package io.ghl.client.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.ApiVersion;
import io.ghl.client.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The files that HighLevel publishes, as they are, with references followed. */
public final class OpenApiFiles {
    private static final Map<Path, JsonNode> READ = new ConcurrentHashMap<>();

    private OpenApiFiles() {}

    /** The folder of the files: system property {@code ghl.openapi}, else beside the project. */
    public static Path folder() {
        String override = System.getProperty("ghl.openapi");
        return override != null
                ? Path.of(override)
                : Path.of(System.getProperty("ghl.root", "..")).resolve("../shared/highlevel/openapi");
    }

    public static boolean areThere() {
        return Files.isDirectory(folder().resolve("apps"));
    }

    /** Without the files a test fails in CI; elsewhere it is skipped and says so. */
    public static void mustBeThere() {
        assertThat(areThere() || !"true".equals(System.getenv("CI")))
                .as("the OpenAPI files must be there in CI; set -Dghl.openapi")
                .isTrue();
        assumeTrue(areThere(), "skipped: no OpenAPI files; set -Dghl.openapi");
    }

    /** The files of one version. */
    public static List<Path> of(ApiVersion version) {
        Path apps = folder().resolve(version == ApiVersion.V3 ? "apps/v3" : "apps");
        try (Stream<Path> files = Files.list(apps)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode read(Path file) {
        return READ.computeIfAbsent(file.toAbsolutePath().normalize(), path -> {
            try {
                return Json.parse(Files.readString(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * A copy in which each reference is replaced by what it refers to, and each {@code allOf} by the properties of its
     * parts.
     */
    public static JsonNode inlined(JsonNode node, Path file) {
        if (node.path("$ref").isTextual()) {
            return referred(node.path("$ref").textValue(), file);
        }
        if (node.isArray()) {
            var items = Json.object().arrayNode();
            node.forEach(item -> items.add(inlined(item, file)));
            return items;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode copy = Json.object();
        node.properties().forEach(field -> {
            // Examples may hold anything, also names that mean something in a schema.
            boolean literal = field.getKey().equals("example") || field.getKey().equals("examples");
            copy.set(field.getKey(), literal ? field.getValue() : inlined(field.getValue(), file));
        });
        JsonNode parts = copy.path("allOf");
        if (parts.isArray()) {
            copy.remove("allOf");
            parts.forEach(part -> merge(copy, part));
        }
        return copy;
    }

    private static JsonNode referred(String reference, Path file) {
        int hash = reference.indexOf('#');
        Path target = hash == 0
                ? file
                : file.resolveSibling(reference.substring(0, hash)).normalize();
        if (!Files.exists(target)) {
            // The files of v3 say "../common" and mean "common".
            target = file.resolveSibling(reference.substring(0, hash).replaceFirst("^\\.\\./", ""));
        }
        JsonNode found = read(target).at(reference.substring(hash + 1));
        if (found.isMissingNode()) {
            throw new AssertionError(file + " refers to " + reference + ", which is not there");
        }
        return inlined(found, target);
    }

    private static void merge(ObjectNode whole, JsonNode part) {
        part.properties().forEach(field -> {
            JsonNode there = whole.get(field.getKey());
            if (there instanceof ObjectNode object && field.getValue().isObject()) {
                object.setAll((ObjectNode) field.getValue());
            } else if (there == null) {
                whole.set(field.getKey(), field.getValue());
            }
        });
    }
}
