package io.ghl.sync.internal.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NanosTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999999Z",
                "1969-12-31T23:59:59Z",
                "2026-11-21T10:15:30.123456789Z",
                "1677-09-21T00:12:43.145224192Z",
                "2262-04-11T23:47:16.854775807Z"
            })
    void timesInRangeKeepEveryNanosecond(String text) {
        Instant time = Instant.parse(text);
        assertThat(Nanos.toInstant(Nanos.of(time))).isEqualTo(time);
    }

    @Test
    void timesOutOfRangeAreTheNearestInRange() {
        assertThat(Nanos.of(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
        assertThat(Nanos.of(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
        assertThat(Nanos.of(Instant.EPOCH.minusNanos(1))).isEqualTo(-1);
    }
}
