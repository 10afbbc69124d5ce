package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedPaceTest {
    private static final FeedPace PACE =
            FeedPace.adaptive(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofMinutes(10));

    @ParameterizedTest
    @CsvSource({
        ",,60",
        // Webhooks that miss nothing let the feed slow down, those that miss much make it hurry.
        "0,1,120",
        "0.005,1,90",
        "0.01,1,60",
        "0.055,1,45",
        "0.1,1,30",
        "1,1,30",
        // Half of the day's calls is enough; below, the interval grows as the rest shrinks.
        ",0.5,60",
        ",0.25,120",
        "0.1,0.25,60",
        "0,0.25,240",
        // The last twentieth is for edits.
        ",0.05,600",
        "1,0.05,600",
        "1,0,600",
        "0,0.06,600",
    })
    void followsLossAndQuota(@Nullable Double loss, @Nullable Double quota, long seconds) {
        assertThat(PACE.interval(loss, quota)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void neverHurriesWithMoreLeftNorSlowsDownWithMoreLost() {
        for (int loss = 0; loss <= 100; loss++) {
            for (int quota = 0; quota <= 100; quota++) {
                Duration here = PACE.interval(loss / 100.0, quota / 100.0);
                assertThat(here).isBetween(PACE.shortest(), PACE.longest());
                assertThat(PACE.interval((loss + 1) / 100.0, quota / 100.0)).isLessThanOrEqualTo(here);
                assertThat(PACE.interval(loss / 100.0, (quota + 1) / 100.0)).isLessThanOrEqualTo(here);
            }
        }
    }

    @Test
    void aFixedIntervalStaysWhateverHappens() {
        FeedPace fixed = FeedPace.fixed(Duration.ofSeconds(7));
        assertThat(fixed.interval(0.0, 0.0)).isEqualTo(Duration.ofSeconds(7));
        assertThat(fixed.interval(1.0, 1.0)).isEqualTo(Duration.ofSeconds(7));
        assertThat(SyncOptions.defaults()
                        .withFeedInterval(Duration.ofSeconds(7))
                        .feedPace())
                .isEqualTo(fixed);
    }

    @Test
    void boundsMustRise() {
        assertThatIllegalArgumentException().isThrownBy(() -> FeedPace.fixed(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> FeedPace.adaptive(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(3)));
    }
}
