package io.ghl.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a state file holds: all of its records, or a {@link SandboxException} that names it and leaves it alone. */
class StateFileFuzzTest {
    private static final long SEED = Long.getLong("ghl.seed", 1_130);
    private static final int ROUNDS = 500 * Integer.getInteger("ghl.rounds", 1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "[null]",
            "[{}]",
            "{\"kind\":\"TAG\"}",
            "0",
            "-1",
            "1.5",
            "1e999999999",
            "9223372036854775808",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"CONTACT\"",
            "\"OAUTH\"",
            "\"_oauth\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"+999999999-12-31\"");
    private static final List<String> LINES = List.of(
            "",
            " ",
            "{}",
            "[]",
            "null",
            "{\"ids\":1}",
            "{\"ids\":1,\"ops\":[],\"reset\":true}",
            "{\"ids\":1,\"opz\":[]}",
            "{\"ids\":1,\"ids\":2}",
            "{\"ids\":1} {\"ids\":2}",
            "{\"ghlSandbox\":1}",
            "{\"a\":" + "[".repeat(20_000),
            "\r",
            "\u0000");

    private final Random random = new Random(SEED);
    private final JsonChanges changes = new JsonChanges(random, VALUES);

    @TempDir
    Path folder;

    private GhlSandbox on(Path file) {
        return GhlSandbox.builder()
                .stateFile(file)
                .rate(100_000, Duration.ofSeconds(10))
                .start();
    }

    @Test
    void anyFileIsReadWholeOrRefused() throws IOException {
        Path right = folder.resolve("right.jsonl");
        fill(right);
        Path file = folder.resolve("state.jsonl");
        int good = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = changed(Files.readAllBytes(right));
            Files.write(file, bytes);
            good += isGood(file, bytes, "-Dghl.seed=" + SEED + ", round " + round) ? 1 : 0;
        }
        assertThat(good).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
    }

    private void fill(Path file) {
        try (GhlSandbox sandbox = on(file)) {
            Api api = Api.of(sandbox, Api.V2);
            api.create("'firstName':'Gone'");
            sandbox.reset();
            String field = api.customField("Stage", "TEXT");
            String id = api.create("'firstName':'Ada','email':'a@b.co','tags':['x'],'customFields':[{'id':'" + field
                    + "','field_value':'new'}]");
            api.post("/contacts/" + id + "/notes", "{'body':'n'}");
            api.post("/contacts/" + id + "/tasks", "{'title':'T','dueDate':'2026-12-01T09:00:00Z','completed':false}");
            api.delete("/contacts/" + api.create("'firstName':'Gone too'"));
            api.create("'firstName':'Grace'");
        }
    }

    private boolean isGood(Path file, byte[] bytes, String which) throws IOException {
        JsonNode read;
        try (GhlSandbox sandbox = on(file)) {
            read = sandbox.snapshot();
        } catch (SandboxException e) {
            assertThat(e).as(which).hasMessageContaining(file.toString()).hasMessageContaining("left as it is");
            assertThat(e.getMessage()).as(which).containsPattern("line \\d+ is damaged");
            assertThat(Files.readAllBytes(file)).as(which).isEqualTo(bytes);
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(which + ":\n" + new String(bytes, UTF_8), e);
        }
        String text = new String(bytes, ISO_8859_1);
        String finished = text.substring(0, text.lastIndexOf('\n') + 1);
        if (!finished.isEmpty()) {
            assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
                    .as(which)
                    .isEqualTo(finished);
        }
        assertThat(count(read)).as(which).isEqualTo(written(finished));
        try (GhlSandbox again = on(file)) {
            assertThat(again.snapshot()).as(which).isEqualTo(read);
        }
        return true;
    }

    private static int count(JsonNode snapshot) {
        int count = 0;
        for (JsonNode location : snapshot.path("locations")) {
            for (JsonNode records : location) {
                count += records.size();
            }
        }
        return count;
    }

    /** How many records the lines leave, read without the sandbox. */
    private static int written(String lines) throws IOException {
        Set<String> records = new HashSet<>();
        for (String line : List.of(lines.split("\n")).stream().skip(1).toList()) {
            JsonNode json = JSON.readTree(line.getBytes(ISO_8859_1));
            if (json.path("reset").asBoolean()) {
                records.clear();
            }
            for (JsonNode op : json.path("ops")) {
                String key = op.path("location") + "/" + op.path("kind") + "/" + op.path("id");
                boolean tokens = op.path("location").asText().startsWith("_")
                        || op.path("kind").asText().equals("OAUTH");
                if (!op.has("doc")) {
                    records.remove(key);
                } else if (!tokens) {
                    records.add(key);
                }
            }
        }
        return records.size();
    }

    private byte[] changed(byte[] right) throws IOException {
        byte[] bytes = right;
        for (int count = random.nextInt(3); count >= 0; count--) {
            bytes = random.nextInt(4) == 0 ? withOtherBytes(bytes) : withOtherLines(bytes);
        }
        return bytes;
    }

    private byte[] withOtherBytes(byte[] bytes) {
        StringBuilder changed = new StringBuilder(new String(bytes, ISO_8859_1));
        for (int count = random.nextInt(3); count >= 0 && !changed.isEmpty(); count--) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(5)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, (char) random.nextInt(256));
                case 2 -> changed.setCharAt(at, "{}[]:,\"\\\n\r 0".charAt(random.nextInt(12)));
                case 3 -> changed.insert(at, '\n');
                default -> changed.setLength(at);
            }
        }
        return changed.toString().getBytes(ISO_8859_1);
    }

    private byte[] withOtherLines(byte[] bytes) throws IOException {
        List<String> lines = new ArrayList<>(List.of(new String(bytes, ISO_8859_1).split("\n", -1)));
        int at = random.nextInt(lines.size());
        switch (random.nextInt(8)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size()), lines.get(at));
            case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
            case 3 -> lines.set(at, LINES.get(random.nextInt(LINES.size())));
            default -> lines.set(at, withOtherValues(lines.get(at)));
        }
        return String.join("\n", lines).getBytes(ISO_8859_1);
    }

    private String withOtherValues(String line) {
        try {
            JsonNode tree = JSON.readTree(line.getBytes(ISO_8859_1));
            if (!tree.isContainerNode()) {
                return line;
            }
            changes.one(tree);
            return new String(JSON.writeValueAsBytes(tree), ISO_8859_1);
        } catch (IOException e) {
            return line; // Changed before, into what is no JSON.
        }
    }
}
