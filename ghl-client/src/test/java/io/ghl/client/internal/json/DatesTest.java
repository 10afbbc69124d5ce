package io.ghl.client.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    @Test
    void theCommonFormReadsAsTheFormatterReadsIt() {
        Random random = new Random(7);
        long end = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
        long start = Instant.parse("0000-01-01T00:00:00.000Z").toEpochMilli();
        for (int i = 0; i < 2_000; i++) {
            Instant instant = Instant.ofEpochMilli(random.nextLong(start, end));
            String text = MILLIS.format(instant);
            assertThat(Dates.instant(TextNode.valueOf(text))).as(text).isEqualTo(instant);
            assertThat(Dates.date(TextNode.valueOf(text)))
                    .as(text)
                    .isEqualTo(instant.atOffset(ZoneOffset.UTC).toLocalDate());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-13-02T03:04:05.678Z",
                "2026-01-02T25:04:05.678Z",
                "2026-+1-02T03:04:05.678Z",
                "2026-01-02T03:04:05,678Z",
                "2026-01-02T03:04:05.67٣Z",
                "yesterday",
                ""
            })
    void whatIsNoDateReadsAsAbsent(String text) {
        assertThat(Dates.instant(TextNode.valueOf(text))).isNull();
        assertThat(Dates.date(TextNode.valueOf(text))).isNull();
        assertThat(Dates.local(TextNode.valueOf(text))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02,                    2026-01-02, 2026-01-02T00:00",
        "2026-01-02 23:30,              2026-01-02, 2026-01-02T23:30",
        "2026-01-02T23:30:00-08:00,     2026-01-02, 2026-01-02T23:30",
        "2026-01-02T00:10:00.000+09:00, 2026-01-02, 2026-01-02T00:10",
        "1732700000000,                 2024-11-27, 2024-11-27T09:33:20"
    })
    void datesAndClockTimesAreReadAsTheyAreWritten(String text, LocalDate date, LocalDateTime time) {
        assertThat(Dates.date(TextNode.valueOf(text))).isEqualTo(date);
        assertThat(Dates.local(TextNode.valueOf(text))).isEqualTo(time);
    }
}
