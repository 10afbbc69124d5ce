package io.ghl.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state file: nothing that was answered is lost, and damage is said and left alone. */
class StateFileTest {
    @TempDir
    Path folder;

    private SandboxBuilder on(Path file) {
        return GhlSandbox.builder().stateFile(file).rate(100_000, Duration.ofSeconds(10));
    }

    private static String fill(GhlSandbox sandbox) {
        Api api = Api.of(sandbox, Api.V2);
        String field = api.customField("Stage", "TEXT");
        String id = api.create("'firstName':'Ada','email':'a@b.co','tags':['x'],'customFields':[{'id':'" + field
                + "','field_value':'new'}]");
        api.post("/contacts/" + id + "/notes", "{'body':'n'}");
        api.post("/contacts/" + id + "/tasks", "{'title':'T','dueDate':'2026-12-01T09:00:00Z','completed':false}");
        api.delete("/contacts/" + api.create("'firstName':'Gone'"));
        return id;
    }

    @Test
    void restartRestoresRecordsKeysTokenAndIds() {
        Path file = folder.resolve("state.jsonl");
        JsonNode before;
        String key;
        String token;
        String id;
        try (GhlSandbox sandbox = on(file).seed(5).start()) {
            id = fill(sandbox);
            before = sandbox.snapshot();
            key = sandbox.webhookPublicKey();
            token = sandbox.token();
        }
        try (GhlSandbox sandbox = on(file).seed(5).contacts(10).start()) {
            assertThat(sandbox.snapshot()).isEqualTo(before);
            assertThat(sandbox.webhookPublicKey()).isEqualTo(key);
            assertThat(sandbox.token()).isEqualTo(token);
            Api api = Api.of(sandbox, Api.V2);
            assertThat(api.post("/contacts/", api.contact("'email':'a@b.co'")).status())
                    .isEqualTo(400);
            assertThat(api.post("/contacts/search", api.contact("'pageLimit':10"))
                            .body()
                            .path("total")
                            .asInt())
                    .isEqualTo(1);
            Set<String> used = new HashSet<>(before.findValuesAsText("id"));
            assertThat(used).contains(id).doesNotContain(api.create(""));
        }
    }

    /** Whoever recognises duplicates by them would take what is new for one. */
    @Test
    void webhooksAfterARestartHaveIdsOfTheirOwn() throws Exception {
        Path file = folder.resolve("state.jsonl");
        try (Receiver receiver = new Receiver()) {
            String contact = "";
            for (String name : new String[] {"Ada", "Grace", "Edsger"}) {
                try (GhlSandbox sandbox = on(file).webhookUrl(receiver.url()).start()) {
                    contact = contact.isEmpty() ? sandbox.createContact(Map.of("firstName", "New")) : contact;
                    sandbox.updateContact(contact, Map.of("firstName", name));
                    sandbox.webhooks().send("ContactUpdate", Map.of("id", contact));
                    assertThat(sandbox.webhooksDrained(Duration.ofSeconds(15))).isTrue();
                }
                try (GhlSandbox sandbox = on(file).webhookUrl(receiver.url()).start()) {
                    sandbox.webhooks().send("ContactUpdate", Map.of("id", contact));
                    assertThat(sandbox.webhooksDrained(Duration.ofSeconds(15))).isTrue();
                }
            }
            assertThat(receiver.hooks())
                    .extracting(hook -> hook.body().path("webhookId").asText())
                    .hasSize(10)
                    .doesNotContain("")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aFileThatCannotBeCompactedIsSaidAndLeftAlone() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "a device without room");
        Path file = folder.resolve("state.jsonl");
        try (GhlSandbox sandbox = on(file).contacts(400).start()) {
            assertThat(sandbox.contactCount()).isEqualTo(400);
        }
        Files.writeString(file, "{\"ids\":1,\"ops\":[]}\n".repeat(2_000), StandardOpenOption.APPEND);
        byte[] before = Files.readAllBytes(file);
        Path temporary = Files.createSymbolicLink(folder.resolve("state.jsonl.compacting"), full);

        assertThatThrownBy(() -> on(file).start())
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("cannot be compacted");

        assertThat(file).hasBinaryContent(before);
        assertThat(Files.exists(temporary, LinkOption.NOFOLLOW_LINKS)).isFalse();
        try (GhlSandbox sandbox = on(file).start()) {
            assertThat(sandbox.contactCount()).isEqualTo(400);
        }
        assertThat(Files.size(file)).isLessThan(before.length);
    }

    @Test
    void everyPrefixOfTheFileIsAStateThatOnceWas() throws Exception {
        Path file = folder.resolve("state.jsonl");
        try (GhlSandbox sandbox = on(file).start()) {
            fill(sandbox);
        }
        byte[] whole = Files.readAllBytes(file);
        int lastLines = 0;
        // A kill can cut the file anywhere; a stride that shares no factor with anything keeps the test short.
        for (int length = 0; length < whole.length; length += 97) {
            Path cut = folder.resolve("cut.jsonl");
            Files.write(cut, Arrays.copyOf(whole, length));
            try (GhlSandbox sandbox = on(cut).start()) {
                Api.of(sandbox, Api.V2).create("'firstName':'After'");
            }
            try (GhlSandbox again = on(cut).start()) {
                assertThat(again.snapshot().toString()).contains("After");
            }
            lastLines = Files.readAllLines(cut).size();
        }
        assertThat(lastLines).isGreaterThan(5);
    }

    @Test
    void replayIsIdempotent() throws Exception {
        Path file = folder.resolve("state.jsonl");
        JsonNode before;
        try (GhlSandbox sandbox = on(file).start()) {
            fill(sandbox);
            before = sandbox.snapshot();
        }
        List<String> lines = Files.readAllLines(file);
        List<String> twice = new ArrayList<>(lines);
        twice.addAll(lines.subList(1, lines.size()));
        Files.write(file, twice);
        try (GhlSandbox sandbox = on(file).start()) {
            assertThat(sandbox.snapshot().findValuesAsText("id"))
                    .containsExactlyInAnyOrderElementsOf(before.findValuesAsText("id"));
        }
    }

    @Test
    void damageInTheMiddleIsNamedAndLeftAlone() throws Exception {
        Path file = folder.resolve("state.jsonl");
        try (GhlSandbox sandbox = on(file).start()) {
            fill(sandbox);
        }
        List<String> lines = Files.readAllLines(file);
        for (String damage : new String[] {
            "{\"ids\":", "[]", "", "{\"ops\":[{\"kind\":\"UNICORN\",\"location\":\"l\",\"id\":\"i\"}]}"
        }) {
            lines.set(2, damage);
            Files.write(file, lines);
            byte[] bytes = Files.readAllBytes(file);
            assertThatThrownBy(() -> on(file).start())
                    .isInstanceOf(SandboxException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("line 3")
                    .hasMessageContaining("left as it is");
            assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        }
    }

    @Test
    void otherFilesAreNotTakenForAState() throws Exception {
        Path file = folder.resolve("notes.txt");
        Files.writeString(file, "{\"mine\":1}\nkeep me\n");
        assertThatThrownBy(() -> on(file).start())
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("line 1");
        assertThat(Files.readString(file)).isEqualTo("{\"mine\":1}\nkeep me\n");
        Path unfinished = folder.resolve("thesis.txt");
        Files.writeString(unfinished, "no newline at its end");
        assertThatThrownBy(() -> on(unfinished).start()).isInstanceOf(SandboxException.class);
        assertThat(Files.readString(unfinished)).isEqualTo("no newline at its end");
    }

    @Test
    void unusablePathsAreOneSentence() {
        assertThatThrownBy(() -> on(folder).start())
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining(folder.toString());
        assertThatThrownBy(() -> on(folder.resolve("no/where")).start())
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("folder does not exist");
    }

    @Test
    void twoSandboxesCannotShareAFile() {
        Path file = folder.resolve("state.jsonl");
        try (GhlSandbox sandbox = on(file).start()) {
            assertThatThrownBy(() -> on(file).start()).hasMessageContaining("in use");
            Api.of(sandbox, Api.V2).create("");
        }
        on(file).start().close();
    }

    @Test
    void aTakenPortGivesTheFileBack() {
        Path file = folder.resolve("state.jsonl");
        try (GhlSandbox other = GhlSandbox.start()) {
            assertThatThrownBy(() -> on(file).port(other.port()).start()).hasMessageContaining("in use");
        }
        on(file).start().close();
    }

    @Test
    void largeFilesAreCompactedAtStart() throws Exception {
        Path file = folder.resolve("state.jsonl");
        JsonNode before;
        try (GhlSandbox sandbox = on(file).start()) {
            String id = fill(sandbox);
            for (int i = 0; i < 1_000; i++) {
                sandbox.updateContact(id, Map.of("city", "City " + i));
            }
            before = sandbox.snapshot();
        }
        assertThat(Files.readAllLines(file)).hasSizeGreaterThan(1_000);
        try (GhlSandbox sandbox = on(file).start()) {
            assertThat(sandbox.snapshot()).isEqualTo(before);
            assertThat(Files.readAllLines(file)).hasSizeLessThan(20);
            Api.of(sandbox, Api.V2).create("'firstName':'After'");
        }
        try (GhlSandbox sandbox = on(file).start()) {
            assertThat(sandbox.snapshot().toString()).contains("After", "City 999");
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void resetIsKeptToo() {
        Path file = folder.resolve("state.jsonl");
        try (GhlSandbox sandbox = on(file).start()) {
            fill(sandbox);
            sandbox.reset();
            Api.of(sandbox, Api.V2).create("'firstName':'Only'");
        }
        try (GhlSandbox sandbox = on(file).start()) {
            assertThat(sandbox.contactCount()).isEqualTo(1);
        }
    }

    @Test
    void whatWasAnsweredSurvivesSigkill() throws Exception {
        Path file = folder.resolve("state.jsonl");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.ghl.sandbox.SandboxMain",
                        "--port",
                        "0",
                        "--token",
                        "pit-kill",
                        "--rate",
                        "100000/10s",
                        "--state",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        List<String> answered = new ArrayList<>();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            String base = "";
            String location = "";
            for (String line = out.readLine(); line != null && location.isEmpty(); line = out.readLine()) {
                base = line.startsWith("Base URL:") ? line.substring(9).strip() : base;
                location = line.startsWith("Location:") ? line.substring(9).strip() : location;
            }
            var http = HttpClient.newHttpClient();
            for (int i = 0; i < 50; i++) {
                var request = HttpRequest.newBuilder(URI.create(base + "/contacts/"))
                        .header("Version", Api.V2)
                        .header("Authorization", "Bearer pit-kill")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"locationId\":\"" + location + "\",\"email\":\"c" + i + "@b.co\"}"))
                        .build();
                var response = http.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(response.statusCode()).isEqualTo(201);
                answered.add("c" + i + "@b.co");
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        Files.writeString(file, "{\"ids\":99,\"ops\":[{\"kind\":\"CON", StandardOpenOption.APPEND);
        try (GhlSandbox sandbox = on(file).start()) {
            assertThat(sandbox.token()).isEqualTo("pit-kill");
            assertThat(sandbox.snapshot().findValuesAsText("email")).containsExactlyElementsOf(answered);
        }
    }
}
