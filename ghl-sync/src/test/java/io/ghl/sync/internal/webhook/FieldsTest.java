package io.ghl.sync.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Where one reading of a webhook's field ends and the next begins. */
class FieldsTest {
    private static Fields of(String value) throws Exception {
        return new Fields(new ObjectMapper().readTree("{\"it\":" + value + "}"));
    }

    @Test
    void aNumberOfSecondsEndsWhereMillisecondsBegin() throws Exception {
        assertThat(of("99999999999").time("it")).isEqualTo(Instant.ofEpochSecond(99_999_999_999L));
        assertThat(of("100000000000").time("it")).isEqualTo(Instant.ofEpochMilli(100_000_000_000L));
        assertThat(of("-99999999999").time("it")).isEqualTo(Instant.ofEpochSecond(-99_999_999_999L));
        assertThat(of("-100000000000").time("it")).isEqualTo(Instant.ofEpochMilli(-100_000_000_000L));
    }

    @Test
    void aDayNeedsNoTime() throws Exception {
        assertThat(of("\"2000-01-05\"").day("it")).isEqualTo(LocalDate.of(2000, 1, 5));
        assertThat(of("\"2000-01-05T00:00:00Z\"").day("it")).isEqualTo(LocalDate.of(2000, 1, 5));
        assertThat(of("\"2000-01-0\"").day("it")).isNull();
    }

    @Test
    void aCountIsAWholeNumber() throws Exception {
        assertThat(of("7").count("it")).isEqualTo(7);
        assertThat(of("7.5").count("it")).isNull();
        assertThat(of("7000000000").count("it")).isNull();
        assertThat(of("\"7\"").count("it")).isNull();
    }
}
