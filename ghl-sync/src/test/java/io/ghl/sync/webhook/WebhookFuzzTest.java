package io.ghl.sync.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.testing.WebhookSigner;
import io.ghl.sync.webhook.WebhookException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever bytes come as body and headers: an event or a {@link WebhookException}, and nothing else. */
@Tag("defect-17")
class WebhookFuzzTest {
    private static final long SEED = Long.getLong("ghl.seed", 15_17);
    private static final int MORE = Integer.getInteger("ghl.rounds", 1);
    private static final WebhookSigner SIGNER = WebhookSigner.ed25519();
    private static final WebhookSigner LEGACY = WebhookSigner.legacy();
    private static final WebhookVerifier VERIFIER =
            WebhookVerifier.of(SIGNER.publicKey()).withLegacySignatures(LEGACY.publicKey());

    private static final List<String> TYPES = List.of(
            "ContactCreate",
            "ContactUpdate",
            "ContactTagUpdate",
            "ContactDndUpdate",
            "ContactDelete",
            "NoteCreate",
            "NoteUpdate",
            "NoteDelete",
            "TaskCreate",
            "TaskComplete",
            "TaskDelete",
            "AppointmentCreate",
            "AppointmentUpdate",
            "AppointmentDelete",
            "INSTALL",
            "UNINSTALL",
            "PLAN_CHANGE",
            "Unheard",
            "");
    private static final List<String> NAMES = List.of(
            "id",
            "type",
            "locationId",
            "companyId",
            "appId",
            "webhookId",
            "timestamp",
            "contactId",
            "calendarId",
            "appointment",
            "userId",
            "planId",
            "currentPlanId",
            "newPlanId",
            "\\u0000",
            "");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "[{\"id\":[null]}]",
            "{\"id\":{\"id\":1},\"contactId\":[]}",
            "0",
            "-1",
            "1e999999999",
            "-0.0",
            "9223372036854775807",
            "-9223372036854775808",
            "99999999999999999999999999999999",
            "\"\"",
            "\" \"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"2026-11-21T10:15:30Z\"",
            "\"2026-11-21T10:15:30.123+14:00\"",
            "\"+999999999-12-31T23:59:59+00:00\"",
            "\"2026-11-21\"",
            "\"-999999999999999999\"",
            "\"999999999999999999\"",
            "\"9999999999999999999\"");

    /** Reads a signed body; null for an event, the reason for a refusal. */
    private static Reason verdict(WebhookSigner signer, byte[] body, long round) {
        try {
            WebhookEvent event = VERIFIER.read(signer.headers(body), body);
            assertThat(event.toString()).as("seed %d, round %d", SEED, round).isNotEmpty();
            assertThat(event.envelope().type()).isNotNull();
            assertThat(event.envelope().payload().isObject()).isTrue();
            return null;
        } catch (WebhookException e) {
            assertThat(e.getMessage()).as("seed %d, round %d", SEED, round).isNotEmpty();
            return e.reason();
        } catch (RuntimeException | Error e) {
            throw new AssertionError(
                    "seed " + SEED + ", round " + round + ": " + new String(body, StandardCharsets.ISO_8859_1), e);
        }
    }

    @Test
    void anySignedBytesAreAnEventOrUnreadable() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000 * MORE; round++) {
            byte[] body = new byte[random.nextInt(random.nextInt(20) == 0 ? 20_000 : 40)];
            random.nextBytes(body);
            assertThat(verdict(SIGNER, body, round)).isIn(null, Reason.UNREADABLE);
        }
    }

    @Test
    void anySignedJsonIsAnEventOrUnreadable() {
        Random random = new Random(SEED);
        Map<Boolean, Integer> seen = new HashMap<>();
        for (int round = 0; round < 3_000 * MORE; round++) {
            byte[] body = anyEvent(random).getBytes(StandardCharsets.UTF_8);
            for (int changes = random.nextInt(4) == 0 ? random.nextInt(4) : 0; changes > 0; changes--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            Reason reason = verdict(SIGNER, body, round);
            assertThat(reason).isIn(null, Reason.UNREADABLE);
            seen.merge(reason == null, 1, Integer::sum);
        }
        assertThat(seen.get(true)).isGreaterThan(1_500);
        assertThat(seen.get(false)).isGreaterThan(100);
    }

    private static String anyEvent(Random random) {
        StringBuilder json = new StringBuilder("{\"type\":\"" + pick(TYPES, random) + "\"");
        for (int fields = random.nextInt(8); fields > 0; fields--) {
            json.append(",\"").append(pick(NAMES, random)).append("\":").append(pick(VALUES, random));
        }
        return json.append('}').toString();
    }

    private static String pick(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    @Test
    void deepLongAndOddDocumentsHarmNothing() {
        List<String> documents = List.of(
                "[".repeat(100_000),
                "{\"a\":".repeat(100_000),
                "{\"a\":" + "[".repeat(900) + "]".repeat(900) + "}",
                "{\"a\":\"" + "x".repeat(1 << 20) + "\"}",
                "{\"a\":" + "9".repeat(5_000) + "}",
                "{\"" + "n".repeat(100_000) + "\":1}",
                "{\"type\":\"ContactCreate\",\"type\":\"ContactDelete\"}",
                "\uFEFF{}",
                "{}{}",
                "null",
                "\"text\"",
                "");
        for (String document : documents) {
            assertThat(verdict(SIGNER, document.getBytes(StandardCharsets.UTF_8), 0))
                    .isIn(null, Reason.UNREADABLE);
            assertThat(verdict(LEGACY, document.getBytes(StandardCharsets.UTF_16), 1))
                    .isIn(null, Reason.UNREADABLE);
        }
    }

    @Test
    void anyHeadersAreARefusalOrGenuine() {
        Random random = new Random(SEED);
        byte[] body = "{\"type\":\"ContactUpdate\"}".getBytes(StandardCharsets.UTF_8);
        String genuine = SIGNER.signature(body);
        Map<Reason, Integer> seen = new EnumMap<>(Reason.class);
        int accepted = 0;
        for (int round = 0; round < 3_000 * MORE; round++) {
            StringBuilder value = new StringBuilder(genuine);
            for (int changes = random.nextInt(3); changes > 0 && !value.isEmpty(); changes--) {
                int at = random.nextInt(value.length());
                switch (random.nextInt(4)) {
                    case 0 -> value.deleteCharAt(at);
                    case 1 -> value.insert(at, (char) random.nextInt(0x3000));
                    case 2 -> value.setLength(at);
                    default -> value.setCharAt(at, (char) (32 + random.nextInt(95)));
                }
            }
            Map<String, List<String>> headers = new HashMap<>();
            headers.put(random.nextBoolean() ? "X-GHL-Signature" : "X-WH-Signature", Arrays.asList(value.toString()));
            headers.put(random.nextBoolean() ? null : "x-ghl-signature", random.nextBoolean() ? null : List.of("N/A"));
            try {
                VERIFIER.verify(headers, body);
                accepted++;
            } catch (WebhookException e) {
                seen.merge(e.reason(), 1, Integer::sum);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + SEED + ", round " + round + ": " + headers, e);
            }
        }
        assertThat(accepted).isPositive();
        assertThat(seen).containsOnlyKeys(Reason.NOT_SIGNED, Reason.MALFORMED_SIGNATURE, Reason.WRONG_SIGNATURE);
    }

    @Test
    void anyHeadersOfTriggersAndWorkflowsAreARefusalOrGenuine() {
        Random random = new Random(SEED);
        String secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
        TriggerVerifier triggers = TriggerVerifier.of(secret);
        WorkflowVerifier workflows = WorkflowVerifier.of("X-Webhook-Secret", "0123456789abcdef");
        List<String> names = List.of("webhook-id", "Webhook-Timestamp", "WEBHOOK-SIGNATURE", "x-webhook-secret", "");
        List<String> values = List.of(
                "",
                " ",
                "1",
                "-1",
                "999999999999",
                "9999999999999999999",
                "v1,",
                "v1,=",
                "v1 v1 v1",
                "v2,AAAA",
                "\u0130",
                "\ud800",
                "0123456789abcdeg",
                "x".repeat(100_000));
        Map<Reason, Integer> seen = new EnumMap<>(Reason.class);
        for (int round = 0; round < 2_000 * MORE; round++) {
            Map<String, List<String>> headers = new HashMap<>();
            for (String name : names) {
                List<String> given = new ArrayList<>();
                for (int count = random.nextInt(8) == 0 ? 2 : random.nextInt(6) == 0 ? 0 : 1; count > 0; count--) {
                    given.add(random.nextInt(20) == 0 ? null : pick(values, random));
                }
                headers.put(name.isEmpty() ? null : name, random.nextInt(20) == 0 ? null : given);
            }
            for (Runnable verify :
                    List.<Runnable>of(() -> triggers.verify(headers, new byte[1]), () -> workflows.verify(headers))) {
                try {
                    verify.run();
                    throw new AssertionError("seed " + SEED + ", round " + round + ": taken for genuine");
                } catch (WebhookException e) {
                    seen.merge(e.reason(), 1, Integer::sum);
                } catch (RuntimeException e) {
                    throw new AssertionError("seed " + SEED + ", round " + round + ": " + headers, e);
                }
            }
        }
        assertThat(seen)
                .containsOnlyKeys(
                        Reason.NOT_SIGNED,
                        Reason.MALFORMED_SIGNATURE,
                        Reason.WRONG_SIGNATURE,
                        Reason.NO_SECRET,
                        Reason.WRONG_SECRET);
    }
}
