package io.ghl.examples.syncrunner.connect.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.examples.syncrunner.connect.AppProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever bytes a file holds: rows, or an {@link AppProblem} that says what to mend, and nothing else. */
class SheetFuzzTest {
    private static final long SEED = Long.getLong("ghl.seed", 4_180);
    private static final int ROUNDS = 3_000 * Integer.getInteger("ghl.rounds", 1);
    private static final List<String> PIECES = List.of(
            "id",
            "name",
            "1",
            "22",
            "x",
            " ",
            ",",
            ",",
            ";",
            "\t",
            "\"",
            "\"\"",
            "\n",
            "\n",
            "\r\n",
            "\r",
            "\\",
            "#",
            "=1",
            "\u0000",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\u00e9",
            "\uD83D\uDE00");

    /** The rows, null for a file that was refused. */
    private static Sheet sheet(byte[] bytes, int round) {
        String which = "-Dghl.seed=" + SEED + ", round " + round;
        try {
            return Sheet.parse("people.csv", bytes, ',', "id");
        } catch (AppProblem e) {
            assertThat(e.getMessage()).as(which).contains("people.csv");
            return null;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(which + ": " + new String(bytes, StandardCharsets.ISO_8859_1), e);
        }
    }

    @Test
    void anyBytesAreRowsThatComeBackOrAProblem() {
        Random random = new Random(SEED);
        int good = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = text(random).getBytes(StandardCharsets.UTF_8);
            for (int changes = random.nextInt(6) == 0 ? random.nextInt(4) : 0; changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Sheet sheet = sheet(bytes, round);
            if (sheet == null) {
                continue;
            }
            good++;
            Sheet again = sheet(sheet.bytes(), round);
            assertThat(again).as("-Dghl.seed=%d, round %d", SEED, round).isNotNull();
            assertThat(again.header()).isEqualTo(sheet.header());
            assertThat(again.byId().keySet()).isEqualTo(sheet.byId().keySet());
            sheet.byId()
                    .forEach((id, row) -> assertThat(again.byId().get(id))
                            .as("-Dghl.seed=%d", SEED)
                            .containsExactly(row));
        }
        assertThat(good).isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "" : "id,name\n");
        for (int pieces = 1 + random.nextInt(25); pieces > 0; pieces--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    @Test
    void longAndWideFilesHarmNothing() {
        List<String> files = List.of(
                "",
                "\uFEFF",
                "\"".repeat(200_000),
                ",".repeat(200_000),
                "id" + ",x".repeat(20_000),
                "id\n" + "\"" + "x\n".repeat(200_000),
                "id\n" + "x".repeat(1 << 20) + "\n1\n");
        for (String file : files) {
            sheet(file.getBytes(StandardCharsets.UTF_8), 0);
            sheet(file.getBytes(StandardCharsets.UTF_16), 1);
        }
    }
}
