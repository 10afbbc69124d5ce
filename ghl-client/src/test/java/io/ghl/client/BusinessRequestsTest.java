package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.ghl.client.businesses.Business;
import io.ghl.client.businesses.BusinessPropertiesUpdate;
import io.ghl.client.businesses.BusinessRecord;
import io.ghl.client.businesses.BusinessUpdate;
import io.ghl.client.businesses.FieldValue;
import io.ghl.client.businesses.NewBusiness;
import io.ghl.client.error.DecodeException;
import io.ghl.client.internal.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire for businesses. */
class BusinessRequestsTest extends WireTest {
    private static final String ONE =
            "{\"id\":\"b1\",\"name\":\"Acme\",\"createdAt\":\"2026-01-02T03:04:05.678Z\",\"createdBy\":{\"source\":\"x\"}}";

    @ParameterizedTest
    @EnumSource
    void businessesAreReadAndWritten(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            var businesses = ghl.location(LOCATION).businesses();
            reply(200, "{\"business\":" + ONE + "}");
            Business read = businesses.get("b1");
            assertThat(read.name()).isEqualTo("Acme");
            assertThat(read.createdAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05.678Z"));
            assertThat(read.additional()).containsOnlyKeys("createdBy");
            assertSent(version, "GET /businesses/b1", "");

            reply(201, "{\"success\":true,\"buiseness\":" + ONE + "}");
            businesses.create(NewBusiness.builder().name("Acme").city("").build());
            assertSent(
                    version,
                    "POST /businesses/",
                    "{\"locationId\":\"" + LOCATION + "\",\"name\":\"Acme\",\"city\":\"\"}");
            reply(200, "{\"success\":true,\"buiseness\":" + ONE + "}");
            businesses.update("b1", BusinessUpdate.builder().phone("+1").build());
            assertSent(version, "PUT /businesses/b1", "{\"phone\":\"+1\"}");
            reply(200, "{\"success\":true,\"business\":" + ONE + "}");
            assertThat(businesses.update(
                            "b1", BusinessUpdate.builder().phone("+1").build()))
                    .contains(read);
            assertSent(version, "PUT /businesses/b1", "{\"phone\":\"+1\"}");
            reply(200, "{\"success\":true}");
            businesses.delete("b1");
            assertSent(version, "DELETE /businesses/b1", "");
            reply(200, "{\"success\":true}");
            assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> businesses.get("b1"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theListGoesOnBySkipAndEndsAtAShortPage(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            reply(200, "{\"businesses\":[" + rows(0, 100) + "]}");
            // The server may cap a page to fewer than asked for.
            reply(200, "{\"businesses\":[" + rows(100, 150) + "]}");
            reply(200, "{\"businesses\":[]}");
            assertThat(ghl.location(LOCATION).businesses().list()).hasSize(150);
            String line = "GET /businesses/?locationId=" + LOCATION + "&limit=100&skip=";
            assertSent(version, line + "0", "");
            assertSent(version, line + "100", "");
            assertSent(version, line + "150", "");
        }
    }

    private static String rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"id\":\"b" + i + "\",\"name\":\"B\"}")
                .collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @EnumSource
    void customFieldsGoThroughTheRecord(ApiVersion version) throws Exception {
        String answer =
                "{\"record\":{\"id\":\"b1\",\"owner\":[\"u1\"],\"properties\":{\"name\":\"Acme\",\"tier\":[\"a\"],\"size\":12.50}}}";
        try (GhlClient ghl = client(version)) {
            var businesses = ghl.location(LOCATION).businesses();
            reply(200, answer);
            BusinessRecord updated = businesses
                    .updateProperties(
                            "b1",
                            BusinessPropertiesUpdate.builder()
                                    .property("business.vat", "DE1")
                                    .property("size", new BigDecimal("12.50"))
                                    .property("tier", List.of("a"))
                                    .property("money", Json.parse("{\"currency\":\"default\",\"value\":100}"))
                                    .property("business.my_files", Json.parse("[{\"url\":\"https://x/a\"}]"))
                                    .clearProperty("old")
                                    .build())
                    .orElseThrow();
            assertSent(
                    version,
                    "PUT /objects/business/records/b1?locationId=" + LOCATION,
                    "{\"properties\":{\"vat\":\"DE1\",\"size\":12.50,\"tier\":[\"a\"],"
                            + "\"money\":{\"currency\":\"default\",\"value\":100},"
                            + "\"my_files\":[{\"url\":\"https://x/a\"}],\"old\":null}}");
            assertThat(updated.owners()).containsExactly("u1");
            FieldValue size = updated.properties().get("size");
            assertThat(size).isNotNull();
            assertThat(size.number()).isEqualTo(new BigDecimal("12.50"));
            assertThat(updated.properties().get("tier"))
                    .extracting(FieldValue::texts)
                    .isEqualTo(List.of("a"));
            assertThat(updated.toString() + size).doesNotContain("Acme", "12");
            reply(200, answer.replace("\"owner\"", "\"owners\""));
            assertThat(businesses.getRecord("b1").owners()).containsExactly("u1");
            assertSent(version, "GET /objects/business/records/b1", "");
        }
    }

    @Test
    void badInputIsRefusedBeforeAnyCallByItsName() {
        try (GhlClient ghl = client(ApiVersion.V2021_07_28)) {
            var businesses = ghl.location(LOCATION).businesses();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NewBusiness.builder().city("x").build())
                    .withMessageContaining("name");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> BusinessUpdate.builder().name(" "))
                    .withMessageContaining("name");
            assertThatNullPointerException()
                    .isThrownBy(() -> BusinessUpdate.builder().email(null))
                    .withMessageContaining("email");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> BusinessPropertiesUpdate.builder().property("business.", "x"))
                    .withMessageContaining("key");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> businesses.get(" "))
                    .withMessageContaining("businessId");
            assertThat(businesses.update("b1", BusinessUpdate.builder().build()))
                    .isEmpty();
            assertThat(businesses.updateProperties(
                            "b1", BusinessPropertiesUpdate.builder().build()))
                    .isEmpty();
            assertThat(server.getRequestCount()).isZero();
        }
    }
}
