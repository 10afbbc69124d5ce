package io.ghl.client.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.ghl.client.internal.json.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of values: FACTS §1.1, §2, §7.3. */
class CustomFieldValueTest {
    private static final String FILE = """
            {"f31175d4":{"meta":{"fieldname":"1HeGizb","originalname":"IMG.jpg","encoding":"7bit",
              "mimetype":"image/jpeg","size":3000000000,"uuid":"f31175d4"},
              "url":"https://x/w2M9","documentId":"w2M9"},
             "second":{"meta":{"name":"b.pdf","type":"application/pdf"},"later":1}}""";

    private static CustomFieldValue read(String json) {
        return Contact.of("{\"id\":\"c\",\"customFields\":[{\"id\":\"f\",\"value\":" + json + "}]}")
                .customField("f");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"2026-11-21\"', 2026-11-21",
        "'\"2026-11-21T23:30:00.000Z\"', 2026-11-21",
        "'\"2026-11-21T23:30:00-05:00\"', 2026-11-21",
        "'\"2026-11-21 23:30:00\"', 2026-11-21",
        "1795219200000, 2026-11-21",
        "'\"1795219200000\"', 2026-11-21",
        "'\"2026/11/21\"', 2026-11-21",
        "'\"2026_11_21\"', 2026-11-21",
        "'\"11/21/2026\"', 2026-11-21",
        "'\"11-21-2026\"', 2026-11-21",
        "'\"11.21.2026\"', 2026-11-21"
    })
    void datesComeInManyForms(String json, LocalDate date) {
        assertThat(read(json).date()).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "null", "\"soon\"", "\"2026-13-01\"", "\"13/40/2026\"", "true", "1.5", "[]", "{}"})
    void whatIsNoDateReadsAsNone(String json) {
        assertThat(read(json).date()).isNull();
    }

    @Test
    void numbersKeepTheirDigits() {
        assertThat(read("12345678901234567.10").number()).isEqualTo(new BigDecimal("12345678901234567.10"));
        assertThat(read("\" 10.50 \"").number()).isEqualTo(new BigDecimal("10.50"));
        assertThat(read("\"dear\"").number()).isNull();
        assertThat(read("{\"value\":1}").number()).isNull();
        assertThat(CustomFieldValue.of("f", new BigDecimal("10.50")).value().toString())
                .isEqualTo("10.50");
    }

    @Test
    void textsAreThoseOfAListOrOne() {
        assertThat(read("[\"a\",null,7,[\"x\"]]").texts()).containsExactly("a", "7");
        assertThat(read("\"a\"").texts()).containsExactly("a");
        assertThat(read("\"\"").texts()).isEmpty();
        assertThat(read("{\"a\":\"b\"}").texts()).isEmpty();
        assertThat(read("true").text()).isEqualTo("true");
        assertThat(read("[\"a\"]").text()).isNull();
        assertThat(read("null").text()).isNull();
    }

    @Test
    void rowsKeepTheirIdsByPosition() {
        CustomFieldValue rows = read("{\"r2\":\"two\",\"r1\":\"one\",\"r3\":null}");
        assertThat(rows.textBoxes())
                .containsExactly(Map.entry("r2", "two"), Map.entry("r1", "one"), Map.entry("r3", ""));
        assertThat(rows.withTextBoxes(List.of("2")).value())
                .isEqualTo(Json.parse("{\"r2\":\"2\",\"r1\":\"\",\"r3\":\"\"}"));
        Map<String, String> more =
                rows.withTextBoxes(List.of("a", "b", "c", "d", "e")).textBoxes();
        assertThat(more.values()).containsExactly("a", "b", "c", "d", "e");
        assertThat(List.copyOf(more.keySet()).subList(0, 3)).containsExactly("r2", "r1", "r3");
        assertThat(more).hasSize(5);
        assertThat(rows.withTextBoxes(List.of()).id()).isEqualTo("f");
        assertThat(read("[\"a\"]").textBoxes()).isEmpty();
    }

    @Test
    void filesAreReadAndKeptAsTheyCame() {
        CustomFieldValue value = read(FILE);
        CustomFieldFile file = value.files().get(0);
        assertThat(file.id()).isEqualTo("f31175d4");
        assertThat(file.name()).isEqualTo("IMG.jpg");
        assertThat(file.contentType()).isEqualTo("image/jpeg");
        assertThat(file.size()).isEqualTo(3_000_000_000L);
        assertThat(file.url()).isEqualTo("https://x/w2M9");
        assertThat(file.documentId()).isEqualTo("w2M9");
        assertThat(file.toString()).contains("f31175d4").doesNotContain("IMG");
        CustomFieldFile second = value.files().get(1);
        assertThat(second.name()).isEqualTo("b.pdf");
        assertThat(second.contentType()).isEqualTo("application/pdf");
        assertThat(second.url()).isNull();
        assertThat(CustomFieldValue.ofFiles("f", value.files())).isEqualTo(value);
        assertThat(value.textBoxes()).isEmpty();
        assertThat(read("\"https://x\"").files()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> CustomFieldValue.ofFiles("f", List.of(file, file)));
        assertThatIllegalArgumentException().isThrownBy(() -> CustomFieldFile.of(" ", Json.object()));
    }

    @Test
    void eachFormIsClearedInItsWay() {
        assertThat(read("\"x\"").cleared()).isEqualTo(CustomFieldValue.empty("f"));
        assertThat(read("7").cleared()).isEqualTo(CustomFieldValue.empty("f"));
        assertThat(read("[\"a\"]").cleared().value()).isEqualTo(Json.parse("[]"));
        assertThat(read(FILE).cleared().value()).isEqualTo(Json.parse("{}"));
        assertThat(read("{\"r1\":\"a\"}").cleared().value()).isEqualTo(Json.parse("{\"r1\":\"\"}"));
        for (String json : new String[] {"\"x\"", "7", "[\"a\"]", FILE, "{\"r1\":\"a\"}", "false"}) {
            assertThat(read(json).isEmpty()).as(json).isFalse();
            assertThat(read(json).cleared().isEmpty()).as(json).isTrue();
        }
        assertThat(read("null").isEmpty()).isTrue();
    }

    @Test
    void aDiffClearsWhatIsGone() {
        Contact before = Contact.of("{\"id\":\"c\",\"customFields\":[{\"id\":\"a\",\"value\":[\"x\"]},"
                + "{\"id\":\"b\",\"value\":{\"r\":\"x\"}},{\"id\":\"e\",\"value\":\"\"}]}");
        assertThat(before.diff(Contact.of("{\"id\":\"c\"}")).json().path("customFields"))
                .isEqualTo(Json.parse("[{\"id\":\"a\",\"value\":[]},{\"id\":\"b\",\"value\":{\"r\":\"\"}}]"));
        Contact same = Contact.of("{\"id\":\"c\",\"customFields\":[{\"id\":\"f\",\"value\":7}]}");
        assertThat(same.diff(same.with(ContactUpdate.builder()
                                .customField(CustomFieldValue.of("f", 7))
                                .build()))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void fieldsAreNamedByIdOrByKey() {
        CustomFieldValue value = CustomFieldValue.ofKey("contact.x", LocalDate.of(2026, 11, 21));
        assertThat(value.id()).isNull();
        assertThat(value.key()).isEqualTo("contact.x");
        assertThat(value.text()).isEqualTo("2026-11-21");
        assertThat(CustomFieldValue.of("f", LocalDate.of(2026, 11, 21)).text()).isEqualTo("2026-11-21");
        assertThat(CustomFieldValue.ofKey("x", new BigDecimal("1.0")).number()).isEqualTo(new BigDecimal("1.0"));
        assertThat(CustomFieldValue.ofKey("x", List.of("a")).texts()).containsExactly("a");
        assertThat(CustomFieldValue.ofKey("x", Json.parse("{\"a\":1}")).value()).isEqualTo(Json.parse("{\"a\":1}"));
        assertThat(CustomFieldValue.of("f", 7))
                .isEqualTo(CustomFieldValue.of("f", new BigDecimal("7.0")))
                .hasSameHashCodeAs(CustomFieldValue.of("f", new BigDecimal("7.0")))
                .isNotEqualTo(CustomFieldValue.of("f", "7"))
                .isNotEqualTo(CustomFieldValue.ofKey("f", 7));
    }

    @Test
    void whatCannotBeSentIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CustomFieldValue.of(" ", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> CustomFieldValue.ofKey("", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> CustomFieldValue.of("f", MissingNode.getInstance()));
        assertThatIllegalArgumentException().isThrownBy(() -> CustomFieldValue.ofTextBoxes("f", Map.of(" ", "x")));
        assertThatNullPointerException()
                .isThrownBy(() -> CustomFieldValue.of("f", Arrays.asList("a", null)))
                .withMessageContaining("custom field");
        assertThatNullPointerException().isThrownBy(() -> CustomFieldValue.of("f", (String) null));
    }
}
