package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.ApiVersion;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sync.observe.HealthLimits;
import io.ghl.sync.observe.LocationHealth;
import io.ghl.sync.observe.LocationHealth.Access;
import io.ghl.sync.observe.LocationHealth.Source;
import io.ghl.sync.observe.LocationHealth.Verdict;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.store.TestPostgres;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a location says that it gets on, or does not. */
class HealthTest {
    private final MovedClock clock = new MovedClock();
    private Studio studio;

    /** The machine's clock, moved on when told to; the scheduler of nodes needs one that runs. */
    private static final class MovedClock extends Clock {
        private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

        void advance(Duration by) {
            ahead.updateAndGet(moved -> moved.plus(by));
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void open(SyncStore store) throws Exception {
        studio = new Studio(store, ApiVersion.V2021_07_28, sandbox -> {}, engine -> engine.clock(clock));
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private LocationHealth health() {
        return studio.location.health();
    }

    private static LocationHealth.Stream stream(LocationHealth health, Source source) {
        return health.streams().stream()
                .filter(stream -> stream.source() == source)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLocationIsIdleUntilItIsLinkedAndThenHealthy() throws Exception {
        open(SyncStore.memory());
        studio.engine.start();

        assertThat(health().verdict()).isEqualTo(Verdict.IDLE);
        assertThat(health().reasons()).containsExactly("It was not linked yet.");

        Instant before = clock.instant();
        studio.linkedAda();

        LocationHealth health = studio.engine.health().get(0);
        assertThat(health.verdict()).as(health.toString()).isEqualTo(Verdict.HEALTHY);
        assertThat(health.reasons()).isEmpty();
        assertThat(health.locationId()).isEqualTo(Studio.LOCATION);
        assertThat(health.lastProgressAt()).isAfterOrEqualTo(before.minusMillis(1));
        assertThat(health.access()).isEqualTo(Access.GRANTED);
        assertThat(health.deadLetters()).isZero();
        assertThat(stream(health, Source.GHL_FEED).type()).isEqualTo(RecordType.CONTACT);
        assertThat(stream(health, Source.SWEEP).lastProgressAt()).isNotNull();
    }

    @Test
    void eachStreamTellsWhenItGotOn() throws Exception {
        open(SyncStore.memory());
        String ada = studio.linkedAda();
        clock.advance(Duration.ofMinutes(5));
        Instant before = clock.instant();

        studio.userEdits(ada, Map.of("firstName", "Grace"));
        studio.settle();

        LocationHealth health = health();
        assertThat(stream(health, Source.WEBHOOKS).lastProgressAt()).isAfterOrEqualTo(before.minusMillis(1));
        assertThat(stream(health, Source.GHL_FEED).lastProgressAt()).isNotNull();
        assertThat(stream(health, Source.APP_FEED).lastProgressAt()).isNotNull();
        assertThat(health.streams()).noneMatch(LocationHealth.Stream::late);
    }

    @Test
    void aPausedLocationIsIdle() throws Exception {
        open(SyncStore.memory());
        studio.linkedAda();

        studio.location.pause();
        assertThat(studio.engine.shutdown(Duration.ofSeconds(30))).isTrue();

        assertThat(health().verdict()).isEqualTo(Verdict.IDLE);
        assertThat(health().reasons()).containsExactly("It is paused.");
    }

    @Test
    void aNodeThatDoesNotWorkOnALocationSeesThatNobodyDoes() throws Exception {
        open(SyncStore.jdbc(TestPostgres.schema()));
        studio.linkedAda();
        SyncLocation seenFromElsewhere = studio.engine(studio.store).location(Studio.LOCATION);
        assertThat(seenFromElsewhere.health().verdict()).isEqualTo(Verdict.HEALTHY);

        studio.engine.close();
        seenFromElsewhere.changed(RecordType.CONTACT, "ada");
        clock.advance(Duration.ofHours(3));

        LocationHealth health = seenFromElsewhere.health();
        assertThat(health.verdict()).isEqualTo(Verdict.STALLED);
        assertThat(health.reasons()).containsExactly("Nothing got on for 3 hours: no failure was noted");
        assertThat(health.backlog().open()).isEqualTo(1);
        assertThat(health.backlog().oldest()).isGreaterThan(Duration.ofMinutes(179));
        assertThat(health.streams())
                .filteredOn(LocationHealth.Stream::late)
                .extracting(LocationHealth.Stream::source)
                .containsExactly(Source.GHL_FEED, Source.APP_FEED);
        HealthLimits patient = new HealthLimits(Duration.ofHours(5), Duration.ofHours(1), 0, Duration.ofDays(7));
        assertThat(seenFromElsewhere.health(patient).verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(seenFromElsewhere.health(patient).reasons())
                .containsExactly("A record has been due for 3 hours, and 1 wait in all.");
    }

    @Test
    void aRefusedTokenIsNamed() throws Exception {
        open(SyncStore.memory());
        studio.linkedAda();
        studio.sandbox.faults().set(Fault.INVALID_TOKEN, FaultRule.always());

        assertThatThrownBy(() -> studio.location.sweep()).isInstanceOf(SyncException.class);
        assertThat(studio.engine.shutdown(Duration.ofSeconds(30))).isTrue();

        assertThat(health().access()).isEqualTo(Access.REFUSED);
        assertThat(health().verdict()).isEqualTo(Verdict.STALLED);
        assertThat(health().reasons()).singleElement().asString().startsWith("HighLevel refuses access");
    }

    @Test
    void recordsThatFailAndQuestionsThatWaitAreCountedAgainstTheLimits() throws Exception {
        open(SyncStore.memory());
        String ada = studio.linkedAda();
        studio.contested(ada, "Paris", "London");
        studio.sandbox
                .faults()
                .set(
                        Fault.ERROR_BEFORE_EFFECT,
                        FaultRule.always().on("update-contact").status(422));
        studio.edited("ada", person -> person.withStage(Person.Stage.WON));

        LocationHealth health = health();
        assertThat(health.verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(health.deadLetters()).isEqualTo(1);
        assertThat(health.reasons()).containsExactly("1 record fails and is not synced.");
        assertThat(health.openReviews()).isEqualTo(1);
        HealthLimits lenient = new HealthLimits(Duration.ofMinutes(15), Duration.ofMinutes(10), 1, Duration.ofDays(7));
        assertThat(studio.location.health(lenient).verdict()).isEqualTo(Verdict.HEALTHY);
        HealthLimits strict = new HealthLimits(Duration.ofMinutes(15), Duration.ofMinutes(10), 1, Duration.ofMillis(1));
        assertThat(studio.location.health(strict).reasons())
                .singleElement()
                .asString()
                .startsWith("A question has waited for a person for ");
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() throws Exception {
        open(SyncStore.memory());
        Duration minute = Duration.ofMinutes(1);
        assertThatThrownBy(() -> new HealthLimits(Duration.ZERO, minute, 0, minute))
                .hasMessageContaining("stalledAfter");
        assertThatThrownBy(() -> new HealthLimits(minute, minute, -1, minute)).hasMessageContaining("deadLetters");
    }
}
