package io.ghl.client.internal.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ApiVersion;
import io.ghl.client.internal.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows on tokens and installations, and all they can send, against HighLevel's own OpenAPI files. */
class OAuthSpecTest {
    private static final Map<ApiVersion, List<String>> FILES = Map.of(
            ApiVersion.V2021_07_28, List.of("apps/oauth.json", "apps/marketplace.json"),
            ApiVersion.V3, List.of("apps/v3/oauth-v3.json", "apps/v3/marketplace-v3.json"));

    private static final Map<String, List<String>> SENT = Map.of(
            "get-access-token",
            List.of("clientId", "clientSecret", "grantType", "code", "refreshToken", "userType", "redirectUri"),
            "get-location-access-token",
            List.of("companyId", "locationId"),
            "get-installed-location",
            List.of(
                    "companyId",
                    "appId",
                    "limit",
                    "cursor",
                    "isInstalled",
                    "query",
                    "locationId",
                    "versionId",
                    "planId",
                    "onTrial"),
            "get-installer-details",
            List.of(),
            "uninstall-application",
            List.of("companyId", "locationId", "reason"));

    private static Path folder() {
        String override = System.getProperty("ghl.openapi");
        return override != null
                ? Path.of(override)
                : Path.of(System.getProperty("ghl.root", "..")).resolve("../shared/highlevel/openapi");
    }

    static Stream<Arguments> rows() {
        return OAuthOperations.all().stream()
                .flatMap(operation -> operation.versions().keySet().stream()
                        .map(version -> Arguments.of(operation.id(), operation, version)));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("rows")
    void eachRowAgrees(String id, Operation operation, ApiVersion version) throws IOException {
        boolean there = Files.isDirectory(folder());
        assertThat(there || !"true".equals(System.getenv("CI"))).isTrue();
        assumeTrue(there, "skipped: no OpenAPI files; set -Dghl.openapi");
        Operation.Wire wire = operation.versions().get(version);
        JsonNode document = null;
        JsonNode found = null;
        for (String file : FILES.get(version)) {
            JsonNode read = Json.parse(Files.readString(folder().resolve(file)));
            JsonNode method =
                    read.path("paths").path(wire.path()).path(operation.method().toLowerCase(java.util.Locale.ROOT));
            if (!method.isMissingNode()) {
                document = read;
                found = method;
            }
        }
        assertThat(found).isNotNull();
        assertThat(found.path("operationId").asText()).isEqualTo(id);
        Set<String> scopes = new HashSet<>();
        found.path("security").forEach(way -> way.forEach(list -> list.forEach(s -> scopes.add(s.asText()))));
        assertThat(scopes).isEqualTo(wire.scope().isEmpty() ? Set.of() : Set.of(wire.scope()));
        Set<String> names = new HashSet<>();
        Set<String> required = new HashSet<>();
        found.path("parameters").forEach(parameter -> {
            if (parameter.path("name").asText().equals("Version")) {
                assertThat(parameter.at("/schema/enum/0").asText()).isEqualTo(wire.version());
            } else if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
                if (parameter.path("required").asBoolean()) {
                    required.add(parameter.path("name").asText());
                }
            }
        });
        String type = wire.form() ? "application/x-www-form-urlencoded" : "application/json";
        JsonNode content = found.path("requestBody").path("content");
        if (!content.isMissingNode()) {
            assertThat(content.has(type)).isTrue();
            String reference = content.path(type).at("/schema/$ref").asText().substring(1);
            JsonNode schema = document.at(reference);
            schema.path("properties").fieldNames().forEachRemaining(names::add);
            schema.path("required").forEach(name -> required.add(name.asText()));
        }
        Set<String> sent = new HashSet<>();
        SENT.get(id).forEach(name -> sent.add(wire.names().top().getOrDefault(name, name)));
        assertThat(names).containsAll(sent);
        assertThat(sent).containsAll(required);
    }
}
