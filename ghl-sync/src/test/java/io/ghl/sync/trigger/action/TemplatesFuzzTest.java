package io.ghl.sync.trigger.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.audit.AuditEntry.Origin;
import io.ghl.sync.internal.trigger.change.ChangeFields;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.webhook.WebhookEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the body of a webhook holds: it fills templates, and a parameter takes it or says what it takes. */
class TemplatesFuzzTest {
    private static final long SEED = Long.getLong("ghl.seed", 30_11);
    private static final int ROUNDS = 3_000 * Integer.getInteger("ghl.rounds", 1);
    private static final String PLANTED = "planted-7f3a";
    private static final int LONGEST = 100_000;
    private static final List<String> NAMES = List.of(
            "amount", "contact", "name", "due", "tags", "a.b", "a", "b", "$1", "\\\\", "{{name}}", "", "\u00e9");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "[[1],[{\"a\":2}],null,\"x\",3.5]",
            "{\"a\":{\"b\":[1,\"" + PLANTED + "\"]},\"b\":null}",
            "0",
            "-1",
            "1.50",
            "1e999999999",
            "-1e999999999",
            "1e-999999999",
            "9".repeat(900),
            "9223372036854775808",
            "\"\"",
            "\" \"",
            "\"" + PLANTED + "\"",
            "\"{{name}} $1 \\\\ \\\\{{name}}\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"2d\"",
            "\"99999999999999999999d\"",
            "\"9999999999d\"",
            "\"2026-11-21\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"2026-13-45\"");
    private static final PlainValues PLAIN = new PlainValues(Instant.parse("2026-11-30T00:00:00Z"), ZoneOffset.UTC);
    private static final List<Parameter<?>> PARAMETERS = List.of(
            Parameter.text("p", "a text"),
            Parameter.word("p", "a word", Map.of("high", 1)),
            Parameter.wholeNumber("p", "a whole number"),
            Parameter.number("p", "a number"),
            Parameter.flag("p", "a flag"),
            Parameter.date("p", "a date"),
            Parameter.time("p", "a time"),
            Parameter.texts("p", "texts"),
            Parameter.list("p", "items", item -> item),
            Parameter.map("p", "a map"));

    @Test
    void anyWebhookFillsTemplates() {
        Random random = new Random(SEED);
        int taken = 0;
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String body = body(random);
            String which = "-Dghl.seed=" + SEED + ", round " + round + ": " + body;
            try {
                Map<String, Object> filled = filled(body, random);
                for (Object value : filled.values()) {
                    Parameter<?> parameter = PARAMETERS.get(random.nextInt(PARAMETERS.size()));
                    if (isTaken(parameter, value)) {
                        taken++;
                    } else {
                        refused++;
                    }
                }
            } catch (RuntimeException | Error e) {
                throw new AssertionError(which, e);
            }
        }
        assertThat(taken).isGreaterThan(ROUNDS / 10);
        assertThat(refused).isGreaterThan(ROUNDS / 10);
    }

    private static Map<String, Object> filled(String body, Random random) {
        Change change = new Change.WebhookReceived(
                new Change.About(
                        "c1:w1", Instant.EPOCH, "here", null, "c1", null, null, Origin.GHL, 0, FieldValues.none()),
                WebhookEvent.parse(body));
        Map<String, Object> fields = ChangeFields.of(change);
        Map<String, Object> parameters = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(fields.keySet());
        for (int i = 0; i < 4; i++) {
            String name = names.get(random.nextInt(names.size()));
            String template = "{{" + name + (random.nextInt(3) == 0 ? "|otherwise" : "") + "}}";
            parameters.put(
                    "p" + i,
                    switch (random.nextInt(4)) {
                        case 0 -> template;
                        case 1 -> "Hello " + template + ", \\" + template;
                        case 2 -> List.of(template, Map.of("inner", template));
                        default -> Map.of("inner", template + template);
                    });
        }
        // As an action does: a field that the webhook does not have is blank.
        Templates.names(parameters).forEach(name -> fields.putIfAbsent(name, null));
        Map<String, Object> filled = Templates.fill(parameters, fields);
        filled.values().forEach(TemplatesFuzzTest::assertPlain);
        return filled;
    }

    private static void assertPlain(Object value) {
        assertThat(value).isNotNull();
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(TemplatesFuzzTest::assertPlain);
        } else if (value instanceof List<?> list) {
            list.forEach(TemplatesFuzzTest::assertPlain);
        } else if (value instanceof String text) {
            assertThat(text).hasSizeLessThan(LONGEST);
        }
    }

    private static boolean isTaken(Parameter<?> parameter, Object value) {
        try {
            Object read = parameter.read(value, PLAIN);
            assertPlain(read);
            return true;
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotEmpty().doesNotContain(PLANTED);
            return false;
        }
    }

    private static String body(Random random) {
        StringBuilder json = new StringBuilder("{\"type\":\"InvoicePaid\",\"locationId\":\"here\"");
        for (int fields = random.nextInt(8); fields > 0; fields--) {
            json.append(",\"").append(NAMES.get(random.nextInt(NAMES.size()))).append("\":");
            json.append(VALUES.get(random.nextInt(VALUES.size())));
        }
        return json.append('}').toString();
    }
}
