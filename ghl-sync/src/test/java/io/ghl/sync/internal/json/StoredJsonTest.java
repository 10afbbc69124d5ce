package io.ghl.sync.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import io.ghl.sync.store.StoreException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredJsonTest {
    private static final long SEED = 20261121;

    @Test
    void valuesHaveTheShortestForm() {
        assertThat(StoredJson.write(FieldValues.of(Map.of(
                        "text", FieldValue.text("Ada \"A\" \u00e9"),
                        "number", FieldValue.number(new BigDecimal("10.50")),
                        "flag", FieldValue.flag(true),
                        "day", FieldValue.day(LocalDate.of(2026, 1, 31)),
                        "labels", FieldValue.labels(List.of("b", "a")),
                        "cleared", FieldValue.nothing(),
                        "blank", FieldValue.empty()))))
                .isEqualTo(
                        "{\"blank\":{\"empty\":true},\"cleared\":null,\"day\":{\"day\":\"2026-01-31\"},\"flag\":true,"
                                + "\"labels\":[\"a\",\"b\"],\"number\":10.5,\"text\":\"Ada \\\"A\\\" \u00e9\"}");
        assertThat(StoredJson.write(FieldValue.absent())).isNull();
    }

    @Test
    void everyValueComesBackAsItWas() {
        Random random = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            FieldValue value = randomValue(random);
            assertThat(StoredJson.readValue(StoredJson.write(value)))
                    .as("seed %d, round %d", SEED, i)
                    .isEqualTo(value);
        }
    }

    @Test
    void everyCompositeComesBackAsItWas() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            FieldValues values = randomValues(random);
            Intent intent = new Intent(
                    randomText(random),
                    Side.values()[random.nextInt(2)],
                    Intent.Operation.values()[random.nextInt(Intent.Operation.values().length)],
                    values,
                    randomValues(random),
                    Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
                    random.nextInt(),
                    random.nextBoolean() ? null : Instant.ofEpochSecond(random.nextInt()),
                    random.nextBoolean()
                            ? List.of()
                            : List.of(new Intent.Attempt(randomValues(random), randomValues(random))));
            Decision decision = new Decision(
                    Decision.Choice.values()[random.nextInt(Decision.Choice.values().length)],
                    random.nextBoolean() ? FieldValue.absent() : randomValue(random),
                    random.nextBoolean() ? null : randomText(random),
                    randomText(random),
                    Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)));
            List<String> texts = List.of(randomText(random), randomText(random));
            String round = "seed " + SEED + ", round " + i;

            assertThat(StoredJson.readValues(StoredJson.write(values)))
                    .as(round)
                    .isEqualTo(values);
            assertThat(StoredJson.readIntent(StoredJson.write(intent)))
                    .as(round)
                    .isEqualTo(intent);
            assertThat(StoredJson.readDecision(StoredJson.write(decision)))
                    .as(round)
                    .isEqualTo(decision);
            assertThat(StoredJson.readTexts(StoredJson.write(texts))).as(round).isEqualTo(texts);
        }
        assertThat(StoredJson.readIntent(StoredJson.write((Intent) null))).isNull();
        assertThat(StoredJson.readDecision(StoredJson.write((Decision) null))).isNull();
    }

    @Test
    void longNumbersAndTextsKeepEveryDigit() {
        FieldValue integer =
                FieldValue.number(new BigDecimal(BigInteger.TEN.pow(5_000).add(BigInteger.ONE)));
        FieldValue fraction = FieldValue.number(new BigDecimal("1." + "3".repeat(5_000)));
        FieldValue exponent = FieldValue.number(new BigDecimal("7E+1000000"));
        for (FieldValue value : List.of(integer, fraction, exponent)) {
            assertThat(StoredJson.readValue(StoredJson.write(value))).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "secret", "{\"secret\":1}", "{\"day\":\"secret\"}", "{\"day\":5}", "[1]", "[\"secret\"", "{}"
            })
    void whatCannotBeReadIsNotQuoted(String json) {
        assertThatThrownBy(() -> StoredJson.readValue(json))
                .isInstanceOf(StoreException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    private static FieldValues randomValues(Random random) {
        Map<String, FieldValue> values = new TreeMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            values.put(randomName(random), randomValue(random));
        }
        return FieldValues.of(values);
    }

    private static FieldValue randomValue(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> FieldValue.nothing();
            case 1 -> FieldValue.empty();
            case 2 -> FieldValue.flag(random.nextBoolean());
            case 3 -> FieldValue.day(LocalDate.ofEpochDay(random.nextInt(2_000_000) - 1_000_000));
            case 4 ->
                FieldValue.number(new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(60) - 30)
                        .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1)));
            case 5 -> {
                List<String> labels = new ArrayList<>(List.of(randomText(random)));
                labels.add(randomText(random));
                yield FieldValue.labels(labels);
            }
            default -> FieldValue.text(randomText(random));
        };
    }

    /** Names of fields come from the mapping: any text, without halves of surrogate pairs. */
    private static String randomName(Random random) {
        return new String(randomText(random).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Any UTF-16, half surrogate pairs and control characters included. */
    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(random.nextBoolean() ? (char) random.nextInt(0x10000) : (char) random.nextInt(0x80));
        }
        return text.toString();
    }
}
