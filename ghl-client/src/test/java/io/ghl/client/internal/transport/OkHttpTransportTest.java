package io.ghl.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OkHttpTransportTest {

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "1000000,1", "1000001,2", "149999999,150", "30000000000,30000"})
    void noExchangeEndsBeforeItsDeadline(long nanos, long millis) {
        assertThat(OkHttpTransport.roundedUp(Duration.ofNanos(nanos))).isEqualTo(millis);
    }
}
