package io.ghl.sync.internal.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.merge.ClockSkew;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ServerClockTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ServerClock server = new ServerClock(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void nothingIsKnownBeforeTheFirstAnswer() {
        assertThat(server.skew()).isNull();
    }

    @Test
    void anAnswerBoundsTheSkewByItsTripAndItsWholeSecond() {
        server.seen(NOON.plusSeconds(60), NOON.minusMillis(200), NOON);

        assertThat(server.skew()).isEqualTo(new ClockSkew(Duration.ofSeconds(60), Duration.ofMillis(61_200)));
    }

    @Test
    void manyAnswersNarrowItDownAndNeverExcludeTheTruth() {
        SplittableRandom random = new SplittableRandom(7);
        Duration truth = Duration.ofMillis(-83_421);
        Instant now = NOON.minusSeconds(60);
        for (int i = 0; i < 200; i++) {
            now = now.plusMillis(random.nextInt(50, 550));
            Instant sent = now;
            Instant dated = sent.plusMillis(random.nextInt(20, 200));
            now = dated.plusMillis(random.nextInt(20, 200));
            server.seen(dated.plus(truth).truncatedTo(ChronoUnit.SECONDS), sent, now);
        }
        ClockSkew skew = server.skew();
        assertThat(skew.atLeast()).isLessThanOrEqualTo(truth);
        assertThat(skew.atMost()).isGreaterThanOrEqualTo(truth);
        assertThat(skew.atMost().minus(skew.atLeast())).isLessThan(Duration.ofMillis(400));
    }

    @Test
    void aClockThatWasSetStartsAnew() {
        server.seen(NOON, NOON, NOON);
        server.seen(NOON.plusSeconds(300), NOON, NOON);

        assertThat(server.skew()).isEqualTo(new ClockSkew(Duration.ofSeconds(300), Duration.ofSeconds(301)));
    }

    @Test
    void whatIsOldIsLessCertain() {
        Instant before = NOON.minusSeconds(5000);
        server.seen(before, before, before);

        assertThat(server.skew()).isEqualTo(new ClockSkew(Duration.ofSeconds(-1), Duration.ofSeconds(2)));
    }
}
