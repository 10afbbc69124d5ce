package io.ghl.examples.syncrunner.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
    private static final String SECRET = "a-secret-of-the-tests-0123";

    @TempDir
    private Path folder;

    private Path file(String rest) throws IOException {
        return Files.writeString(folder.resolve("sync.yaml"), """
                version: 1
                highlevel: {location: loc1, token: {env: GHL_TOKEN}}
                app: {csv: {folder: data}}
                records: [{mapping: {version: 1, records: contacts, fields: [{app: email, ghl: email}]}}]
                """ + rest);
    }

    /** Neither the token, which the sandbox needs not, nor any other variable has to do with where is listened. */
    @Test
    void listensWhereTheFileSaysWhateverVariableIsNotSet() throws IOException {
        Path file =
                file("listen: {address: 0.0.0.0, port: 81, publicUrl: \"https://x.example.com\", secret: {env: S}}\n");

        Settings.Listen withSandbox =
                SettingsReader.read(file, Map.of("S", SECRET), true).listen();
        assertThat(withSandbox).isNotNull();
        assertThat(withSandbox.address()).isEqualTo("0.0.0.0");
        assertThat(withSandbox.publicUrl()).isEqualTo(URI.create("https://x.example.com"));
        assertThat(withSandbox.secret().reveal()).isEqualTo(SECRET);
        Settings.Listen checked =
                SettingsReader.check(file, Map.of()).settings().listen();
        assertThat(checked).isNotNull();
        assertThat(checked.address()).isEqualTo("0.0.0.0");
        assertThat(checked.publicUrl()).isEqualTo(URI.create("https://x.example.com"));
    }

    @Test
    void aSecretThatIsTooShortIsToldOfWhateverVariableIsNotSet() throws IOException {
        Path file = file("listen: {secret: {env: S}}\n");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> SettingsReader.read(file, Map.of("S", "short"), true))
                .withMessageContaining("16 characters");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> SettingsReader.check(file, Map.of("S", "short")))
                .withMessageContaining("16 characters");
    }

    private static final String MAPPING =
            "mapping: {version: 1, records: contacts, fields: [{app: email, ghl: email}]}";

    private Path http(String auth, String rest) throws IOException {
        return Files.writeString(folder.resolve("sync.yaml"), """
                version: 1
                highlevel: {location: loc1, token: {env: GHL_TOKEN}}
                app: {http: {url: "https://api.example.com", auth: %s}}
                records: [{path: /people, %s, %s}]
                """.formatted(auth, MAPPING, rest));
    }

    @Test
    void aSecretThatNoHeaderCanCarryIsAProblemOfItsPlace() throws IOException {
        for (String secret : List.of("s\u00e9cret-value-0123456", "secret value 0123456", "secret\nvalue-0123456")) {
            Path file = file("listen: {secret: {env: S}}\n");
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> SettingsReader.read(file, Map.of("GHL_TOKEN", secret, "S", secret), false))
                    .withMessageContaining("sync.yaml:2:36: The environment variable GHL_TOKEN holds")
                    .withMessageContaining("sync.yaml:5:18: The environment variable S holds")
                    .withMessageNotContaining("0123456");
            for (String auth : List.of("{bearer: {env: S}}", "{header: X-Key, value: {env: S}}")) {
                if (auth.contains("value") && secret.contains(" ")) {
                    continue;
                }
                Path api = http(auth, "id: id");
                assertThatExceptionOfType(SettingsException.class)
                        .isThrownBy(() -> SettingsReader.read(api, Map.of("GHL_TOKEN", "pit-1", "S", secret), false))
                        .withMessageContaining("sync.yaml:3:")
                        .withMessageContaining("The environment variable S holds")
                        .withMessageNotContaining("0123456");
            }
        }
    }

    /** As of {@code Authorization: Token abc}, which is neither Bearer nor Basic. */
    @Test
    void theValueOfAHeaderMayHoldSpaces() throws IOException {
        Path file = http("{header: Authorization, value: {env: S}}", "id: id");
        for (String value : List.of("Token abc", "Key id=1, secret=2", "abc")) {
            AppAt.Http http = (AppAt.Http) SettingsReader.read(file, Map.of("GHL_TOKEN", "pit-1", "S", value), false)
                    .app();
            assertThat(http.auth()).isNotNull();
            assertThat(http.auth().scheme() + http.auth().secret().reveal()).isEqualTo(value);
        }
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> SettingsReader.read(file, Map.of("GHL_TOKEN", "pit-1", "S", "Token\nabc"), false))
                .withMessageContaining("sync.yaml:3:83: The environment variable S holds a line break")
                .withMessageNotContaining("abc");
    }

    /** Only a header limits what can be sent. */
    @Test
    void aPasswordMayHoldAnything() throws IOException {
        Map<String, String> env = Map.of("GHL_TOKEN", "pit-1", "P", "p\u00e4ss w\u00f6rd \u20ac");
        Path file = Files.writeString(folder.resolve("sync.yaml"), """
                version: 1
                highlevel: {location: loc1, token: {env: GHL_TOKEN}}
                app: {sql: {url: "jdbc:postgresql://localhost/shop", user: ada, password: {env: P}}}
                records: [{table: people, %s}]
                """.formatted(MAPPING));

        AppAt.Sql sql = (AppAt.Sql) SettingsReader.read(file, env, false).app();
        assertThat(sql.database().password().reveal()).isEqualTo(env.get("P"));
        assertThat(sql.toString()).doesNotContain("ss w", "€");
        AppAt.Http http =
                (AppAt.Http) SettingsReader.read(http("{basic: {user: ada, password: {env: P}}}", "id: id"), env, false)
                        .app();
        assertThat(http.auth()).isNotNull();
        assertThat(new String(Base64.getDecoder().decode(http.auth().secret().reveal()), StandardCharsets.UTF_8))
                .isEqualTo("ada:" + env.get("P"));
    }

    @Test
    void aNameThatNoHeaderHasIsAProblem() throws IOException {
        Map<String, String> env = Map.of("GHL_TOKEN", "pit-1", "S", "secret");
        for (String name : List.of("X Key", "X-K\u00e9y", "X:Key")) {
            Path auth = http("{header: \"" + name + "\", value: {env: S}}", "id: id");
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> SettingsReader.read(auth, env, false))
                    .withMessageContaining("sync.yaml:3:61: \"header\" is no name of a header");
            Path key = http("{bearer: {env: S}}", "createKey: {header: \"" + name + "\"}");
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> SettingsReader.read(key, env, false))
                    .withMessageContaining("sync.yaml:4:")
                    .withMessageContaining("\"header\" is no name of a header");
        }
    }

    @Test
    void aPlaceInADocumentHasNamesBetweenItsDots() throws IOException {
        Map<String, String> env = Map.of("GHL_TOKEN", "pit-1", "S", "secret");
        for (String rest : List.of(
                "id: .",
                "items: data.",
                "item: .data",
                "fields: {email: .}",
                "fields: {email: contact..email}",
                "createKey: {field: .}",
                "changes: {parameter: since, field: ..}",
                "compare: version, versionField: .",
                "paging: {by: cursor, parameter: after, next: meta..next}")) {
            Path file = http("{bearer: {env: S}}", rest);
            assertThatExceptionOfType(SettingsException.class)
                    .as(rest)
                    .isThrownBy(() -> SettingsReader.read(file, env, false))
                    .withMessageContaining("sync.yaml:4:")
                    .withMessageContaining("is written as names with single dots between them");
        }
    }

    @Test
    void anAddressOfTheNextPageNeedsNoParameter() throws IOException {
        Map<String, String> env = Map.of("GHL_TOKEN", "pit-1", "S", "secret");
        Path file = http("{bearer: {env: S}}", "paging: {by: url, next: links.next}");
        Place.Resource place = (Place.Resource)
                SettingsReader.read(file, env, false).records().get(0).place();
        assertThat(place.paging()).isEqualTo(new Place.Paging(Place.Paging.By.URL, "", "links.next", null, 100));

        Map<String, String> wrong = Map.of(
                "{by: url}", "\"next\" is missing",
                "{by: url, next: next, parameter: page}", "\"parameter\" does not belong to \"by: url\"",
                "{by: cursor, next: next}", "\"parameter\" is missing",
                "{next: next}", "by: cursor, by: url, by: page or by: offset");
        wrong.forEach((paging, message) -> assertThatExceptionOfType(SettingsException.class)
                .as(paging)
                .isThrownBy(() -> SettingsReader.read(http("{bearer: {env: S}}", "paging: " + paging), env, false))
                .withMessageContaining("sync.yaml:4:")
                .withMessageContaining(message));
    }

    @Test
    void aMappingWithinTheFileMayHoldComments() throws IOException {
        String head = """
                version: 1
                highlevel: {location: loc1, token: {env: GHL_TOKEN}}
                app: {csv: {folder: data}}
                """;
        for (String records : List.of("""
                records:
                  - mapping:
                      version: 1
                # What follows isn't all {of it
                      records: contacts
                  # nor [this
                      fields:
                        - {app: email, ghl: email}
                #
                        - {app: city, ghl: city}
                    file: people.csv
                """, """
                records:
                  - mapping: {version: 1, # the "only one
                      records: contacts, # it's {all}} of them
                #}
                      fields: [{app: email, ghl: email}, {app: "#a}", ghl: city}]} # and }
                    file: people.csv
                """)) {
            Path file = Files.writeString(folder.resolve("sync.yaml"), head + records);

            Settings settings = SettingsReader.read(file, Map.of("GHL_TOKEN", "pit-1"), false);

            assertThat(settings.records().get(0).mapping().mapping().rules()).hasSize(2);
            assertThat(settings.records().get(0).place().where()).isEqualTo("people.csv");
        }
    }

    @Test
    void aRequestTakesSomeTimeAndNotForEver() throws IOException {
        Map<String, String> env = Map.of("GHL_TOKEN", "pit-1", "S", "secret");
        for (String name : List.of("timeout", "retryFor")) {
            for (String time : List.of("0s", "PT-5S", "40d", "PT99999999H")) {
                Path file = http("{bearer: {env: S}}, " + name + ": " + time, "id: id");
                assertThatExceptionOfType(SettingsException.class)
                        .as(name + time)
                        .isThrownBy(() -> SettingsReader.read(file, env, false))
                        .withMessageContaining("sync.yaml:3:")
                        .withMessageContaining("\"" + name + "\" must be more than zero, and a day at the most.");
            }
        }
    }

    @Test
    void anSqliteFileIsBesideTheSettings() throws IOException {
        Map<String, String> urls = new LinkedHashMap<>();
        urls.put("jdbc:sqlite:shop.db", "jdbc:sqlite:" + folder.resolve("shop.db"));
        urls.put(
                "jdbc:sqlite:data/shop.db?busy_timeout=5",
                "jdbc:sqlite:" + folder.resolve("data/shop.db") + "?busy_timeout=5");
        for (String same : List.of(
                "jdbc:sqlite:/srv/shop.db",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite::resource:shop.db",
                "jdbc:sqlite:file:shop.db?mode=ro",
                "jdbc:sqlite:",
                "jdbc:postgresql:shop")) {
            urls.put(same, same);
        }
        for (Map.Entry<String, String> url : urls.entrySet()) {
            Path file = Files.writeString(folder.resolve("sync.yaml"), """
                    version: 1
                    highlevel: {location: loc1, token: {env: GHL_TOKEN}}
                    app: {sql: {url: "%s"}}
                    records: [{table: people, %s}]
                    """.formatted(url.getKey(), MAPPING));

            AppAt.Sql sql = (AppAt.Sql) SettingsReader.read(file, Map.of("GHL_TOKEN", "pit-1"), false)
                    .app();

            assertThat(sql.database().url()).isEqualTo(url.getValue());
        }
    }
}
