package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.ApiVersion;
import io.ghl.sandbox.JournalEntry;
import io.ghl.sync.record.RecordType;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedPaceTest {
    private static final FeedPace PACE =
            FeedPace.adaptive(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofMinutes(10));

    private static final Set<String> READS =
            Set.of("task-search", "get-all-notes", "search-contacts-advanced", "get-businesses-by-location");

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
    void aTypeHasTheUsualPaceOfItsStreamUnlessItHasOneOfItsOwn() {
        SyncOptions usual = SyncOptions.defaults().withFeedPace(PACE).withListInterval(Duration.ofMinutes(3));
        FeedPace lists = FeedPace.fixed(Duration.ofMinutes(3));
        assertThat(List.of(RecordType.CONTACT, RecordType.NOTE, RecordType.APPOINTMENT_NOTE))
                .allMatch(type -> usual.paceOf(type).equals(PACE));
        assertThat(List.of(RecordType.TASK, RecordType.APPOINTMENT, RecordType.BUSINESS))
                .allMatch(type -> usual.paceOf(type).equals(lists));

        FeedPace own = FeedPace.fixed(Duration.ofSeconds(11));
        FeedPace other = FeedPace.fixed(Duration.ofSeconds(12));
        SyncOptions two = usual.withPace(RecordType.TASK, own)
                .withPace(RecordType.NOTE, other)
                .withListInterval(Duration.ofMinutes(4));
        assertThat(two.paceOf(RecordType.TASK)).isEqualTo(own);
        assertThat(two.paceOf(RecordType.NOTE)).isEqualTo(other);
        assertThat(two.paceOf(RecordType.BUSINESS)).isEqualTo(FeedPace.fixed(Duration.ofMinutes(4)));
        assertThat(two.paceOf(RecordType.CONTACT)).isEqualTo(PACE);
        assertThat(usual.paces()).isEmpty();
    }

    @Test
    void eachTypeIsReadInItsOwnPace() throws Exception {
        MovedClock clock = new MovedClock();
        SyncOptions options = Club.OPTIONS
                .withFeedInterval(Duration.ofHours(10))
                .withListInterval(Duration.ofHours(10))
                .withAppFeedInterval(Duration.ofHours(10))
                .withPace(RecordType.TASK, FeedPace.fixed(Duration.ofHours(1)))
                .withPace(RecordType.NOTE, FeedPace.fixed(Duration.ofHours(3)));
        try (Club club = new Club(
                ApiVersion.V2021_07_28,
                sandbox -> {},
                engine -> engine.clock(clock).options(options),
                RecordType.BUSINESS,
                RecordType.CONTACT,
                RecordType.TASK,
                RecordType.NOTE)) {
            club.ada();
            club.linked();
            long mark = club.mark();
            // What else was due with the first read of tasks has been read before the second.
            untilTasksAreRead(club, clock, Duration.ofMinutes(61));
            untilTasksAreRead(club, clock, Duration.ofMinutes(61));
            assertThat(readsSince(club, mark)).containsExactly("task-search");
            untilTasksAreRead(club, clock, Duration.ofMinutes(61));
            untilTasksAreRead(club, clock, Duration.ofMinutes(61));
            assertThat(readsSince(club, mark)).containsExactlyInAnyOrder("task-search", "get-all-notes");
            untilTasksAreRead(club, clock, Duration.ofHours(7));
            untilTasksAreRead(club, clock, Duration.ofMinutes(61));
            assertThat(readsSince(club, mark)).isEqualTo(READS);
        }
    }

    private static void untilTasksAreRead(Club club, MovedClock clock, Duration by) {
        long mark = club.mark();
        clock.moved = clock.moved.plus(by);
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!readsSince(club, mark).contains("task-search")) {
            assertThat(System.nanoTime()).as("tasks were not read").isLessThan(deadline);
            // Wakes the engine, which sleeps by the system's clock.
            club.location.changed(RecordType.CONTACT, "ada");
            Thread.yield();
        }
    }

    private static Set<String> readsSince(Club club, long mark) {
        return club.sandbox.journal().entries(entry -> "engine".equals(entry.token()) && entry.seq() > mark).stream()
                .map(JournalEntry::operationId)
                .filter(READS::contains)
                .collect(Collectors.toSet());
    }

    @Test
    void boundsMustRise() {
        assertThatIllegalArgumentException().isThrownBy(() -> FeedPace.fixed(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> FeedPace.adaptive(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(3)));
    }
}
