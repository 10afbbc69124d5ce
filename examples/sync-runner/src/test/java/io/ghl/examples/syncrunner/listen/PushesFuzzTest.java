package io.ghl.examples.syncrunner.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.Secret;
import io.ghl.sync.record.RecordType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever comes as a push is an id to look at, or refused with one of the documented statuses. */
class PushesFuzzTest {
    private static final long SEED = Long.getLong("ghl.seed", 202);
    private static final int ROUNDS = 4_000 * Integer.getInteger("ghl.rounds", 1);
    private static final String SECRET = "0123456789abcdef";
    private static final List<String> KINDS =
            List.of("contacts", "contacts", "contacts", "tasks", "CONTACTS", "", "../x", "\u0130");
    private static final List<String> NAMES = List.of("eventType", "payload", "id", "person", "", "\\u0000");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "0",
            "-1",
            "1.5",
            "1e999999999",
            "9".repeat(30),
            "\"\"",
            "\" \"",
            "\"42\"",
            "\"\\ud800\"",
            "\"" + "x".repeat(300) + "\"",
            "{\"id\":7}",
            "{\"id\":\"a\"}",
            "{\"person\":\"b\"}",
            "{\"id\":{\"id\":1}}",
            "{\"person\":null,\"id\":3}",
            "\"contact.updated\"",
            "[".repeat(2_000));

    @Test
    void anyPushIsAnIdOrRefused() {
        Random random = new Random(SEED);
        List<String> told = new ArrayList<>();
        Pushes pushes = new Pushes(Secret.of(SECRET), Map.of(RecordType.CONTACT, "person"), (type, id) -> told.add(id));
        Map<Integer, Integer> seen = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            String which = "-Dghl.seed=" + SEED + ", round " + round;
            Map<String, List<String>> headers = new HashMap<>();
            headers.put(null, List.of("HTTP/1.1"));
            headers.put(
                    "x-webhook-SECRET",
                    random.nextInt(20) == 0 ? List.of() : List.of(random.nextInt(20) == 0 ? "\uD800" : SECRET));
            byte[] body = body(random);
            told.clear();
            int status;
            try {
                status = pushes.take(KINDS.get(random.nextInt(KINDS.size())), headers, body)
                        .status();
            } catch (RuntimeException | Error e) {
                throw new AssertionError(which + ": " + new String(body, StandardCharsets.ISO_8859_1), e);
            }
            seen.merge(status, 1, Integer::sum);
            assertThat(told).as(which).hasSize(status == 202 ? 1 : 0);
            assertThat(told)
                    .as(which)
                    .allSatisfy(id -> assertThat(id).isNotBlank().hasSizeLessThanOrEqualTo(200));
        }
        assertThat(seen).containsOnlyKeys(202, 400, 401, 404, 413);
    }

    private static byte[] body(Random random) {
        if (random.nextInt(10) == 0) {
            byte[] bytes = new byte[random.nextInt(8) == 0 ? Pushes.MAX_BODY_BYTES + 1 : random.nextInt(40)];
            random.nextBytes(bytes);
            return bytes;
        }
        StringBuilder json = new StringBuilder("{\"eventType\":\"contact.updated\"");
        for (int fields = random.nextInt(4); fields > 0; fields--) {
            String name = random.nextBoolean() ? "payload" : NAMES.get(random.nextInt(NAMES.size()));
            json.append(",\"").append(name).append("\":").append(VALUES.get(random.nextInt(VALUES.size())));
        }
        byte[] bytes = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(5) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
