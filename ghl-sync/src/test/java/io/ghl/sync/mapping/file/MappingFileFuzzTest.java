package io.ghl.sync.mapping.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds: a mapping, or a {@link MappingFileException} that names problems, and nothing else. */
class MappingFileFuzzTest {
    private static final long SEED = Long.getLong("ghl.seed", 20_26);
    private static final int ROUNDS = 300 * Integer.getInteger("ghl.rounds", 1);
    private static final List<String> VALUES = List.of(
            "null",
            "~",
            "true",
            "[]",
            "{}",
            "[[], {}]",
            "-1",
            "1e999999999",
            "99999999999999999999999999",
            "\"\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "2026-13-45",
            "!!java.lang.Object {}",
            "&a [*a]",
            "*nobody",
            "<<",
            "---",
            "'",
            "\t");

    /** Whether the text is a mapping; fails for every other end than the two that are documented. */
    private static boolean isMapping(String name, String text, String which) {
        try {
            MappingFile file = MappingFile.parse(name, text, Examples.CODE);
            assertThat(file.type()).isNotNull();
            assertThat(file.columns()).isNotNull();
            assertThat(file.mapping().version()).isNotEmpty();
            return true;
        } catch (MappingFileException e) {
            assertThat(e.problems()).as(which).isNotEmpty();
            assertThat(e.getMessage()).as(which).contains(name);
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(which + ":\n" + text, e);
        }
    }

    @Test
    void anyTextIsAMappingOrListsItsProblems() {
        Random random = new Random(SEED);
        int good = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String name = Examples.NAMES.get(random.nextInt(Examples.NAMES.size()));
            String text = changed(Examples.text(name), random);
            good += isMapping(name, text, "-Dghl.seed=" + SEED + ", round " + round) ? 1 : 0;
        }
        assertThat(good).isBetween(ROUNDS / 50, ROUNDS * 9 / 10);
    }

    private static String changed(String text, Random random) {
        String changed = text;
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            changed = random.nextInt(3) == 0 ? withOtherCharacters(changed, random) : withOtherLines(changed, random);
        }
        return changed;
    }

    private static String withOtherCharacters(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int changes = random.nextInt(4); changes >= 0 && !changed.isEmpty(); changes--) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(4)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, (char) random.nextInt(0x3000));
                case 2 -> changed.setCharAt(at, "{}[]:,\"'#&*!|>-? \n\\".charAt(random.nextInt(19)));
                default -> changed.setLength(random.nextInt(10) == 0 ? at : changed.length());
            }
        }
        return changed.toString();
    }

    private static String withOtherLines(String text, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size()), line);
            case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
            case 3 -> lines.set(at, "  ".repeat(random.nextInt(4)) + line.strip());
            default -> {
                int colon = line.indexOf(": ");
                String value = VALUES.get(random.nextInt(VALUES.size()));
                lines.set(at, colon < 0 ? line + value : line.substring(0, colon + 2) + value);
            }
        }
        return String.join("\n", lines);
    }

    @Test
    void anyFileOfManyIsMappingsOrListsItsProblems() {
        Random random = new Random(SEED);
        String text = Examples.text(Examples.ALL_TYPES);
        for (int round = 0; round < ROUNDS / 10; round++) {
            String changed = changed(text, random);
            String which = "-Dghl.seed=" + SEED + ", round " + round;
            try {
                MappingFiles files = MappingFiles.parse(Examples.ALL_TYPES, changed, Examples.CODE);
                assertThat(files.files()).as(which).isNotEmpty();
            } catch (MappingFileException e) {
                assertThat(e.problems()).as(which).isNotEmpty();
            } catch (RuntimeException | Error e) {
                throw new AssertionError(which + ":\n" + changed, e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"odd.json", "odd.yaml"})
    void deepLongAndOddDocumentsHarmNothing(String name) {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            laughs.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }
        String contacts = "version: 1\nrecords: contacts\n";
        List<String> documents = List.of(
                "",
                "null",
                "[]",
                "\uFEFF{}",
                "{}{}",
                "--- a\n--- b\n",
                laughs.toString(),
                "[".repeat(100_000),
                "{\"a\":".repeat(100_000),
                "- ".repeat(20_000),
                contacts + "fields:\n" + "  - {}\n".repeat(2_000),
                contacts + "fields:\n" + "  - {app: email, ghl: email}\n".repeat(2_000),
                contacts + "fields: [{app: a, ghl: email, form: " + "x".repeat(400_000) + "}]",
                "{\"version\":1,\"records\":\"contacts\",\"" + "x".repeat(400_000) + "\":1}",
                "{\"version\":1,\"records\":\"contacts\",\"fields\":[{\"app\":{\"constant\":1e999999999},"
                        + "\"ghl\":\"email\",\"direction\":\"toGhl\",\"form\":\"decimal\"}]}",
                "{\"version\":1e-999999999}",
                "# " + "x".repeat(500_000),
                "{\"version\":" + "9".repeat(5_000) + "}");
        for (String document : documents) {
            assertThat(isMapping(name, document, name)).isFalse();
        }
    }
}
