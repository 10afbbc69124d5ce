package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ghl.client.ApiVersion;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.observe.SyncMeters;
import io.ghl.sync.observe.SyncObserver;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.webhook.WebhookAnswer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The meters of an engine, through the public API. */
class SyncMetersTest {
    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);

    private Studio studio(SyncObserver observer) throws Exception {
        return new Studio(
                SyncStore.memory(), ApiVersion.V2021_07_28, sandbox -> {}, engine -> engine.observer(observer));
    }

    private double count(String name, String... tags) {
        return meters.find(name).tags(tags).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private double gauge(String name, String... tags) {
        return meters.get(name).tags(tags).gauge().value();
    }

    @Test
    void aSyncIsMetered() throws Exception {
        try (Studio studio = studio(SyncMeters.over(meters))) {
            String ada = studio.linkedAda();
            assertThat(count("ghl.sync.changes", "action", "created", "side", "ghl"))
                    .isEqualTo(1);

            studio.edited("ada", person -> person.withCity("London"));
            assertThat(count("ghl.sync.changes", "action", "updated", "side", "ghl"))
                    .isEqualTo(1);
            assertThat(meters.get("ghl.sync.lag").tag("from", "app").timer().count())
                    .isPositive();

            double before = count("ghl.sync.changes", "action", "updated", "side", "app");
            studio.userEdits(ada, Map.of("city", "Paris"));
            studio.settle();
            assertThat(count("ghl.sync.changes", "action", "updated", "side", "app"))
                    .isEqualTo(before + 1);
            assertThat(count("ghl.sync.found", "by", "webhook")).isPositive();
            assertThat(meters.get("ghl.sync.lag").tag("from", "ghl").timer().count())
                    .isPositive();

            studio.whilePaused(() -> {
                studio.people.edit("ada", person -> person.withFirstName("Augusta"));
                studio.userEdits(ada, Map.of("firstName", "Grace"));
            });
            assertThat(count("ghl.sync.conflicts", "type", "contact")).isEqualTo(1);
            // Webhooks of our own writes.
            assertThat(count("ghl.sync.reconciles", "ending", "known")).isPositive();
        }
    }

    @Test
    void webhooksAreMeteredByAnswer() throws Exception {
        try (Studio studio = studio(SyncMeters.over(meters))) {
            String ada = studio.linkedAda();
            studio.sandbox.faults().set(Fault.WEBHOOK_DUPLICATE, FaultRule.always());
            studio.userEdits(ada, Map.of("city", "Paris"));
            studio.settle();
            studio.engine.webhooks().receive(Map.of(), new byte[] {'{', '}'});

            assertThat(count("ghl.sync.webhooks", "answer", "stored")).isPositive();
            assertThat(count("ghl.sync.webhooks", "answer", "duplicate")).isPositive();
            assertThat(count("ghl.sync.webhooks", "answer", "refused")).isEqualTo(1);
        }
    }

    @Test
    void whatWaitsAndHowOldItIsIsGauged() throws Exception {
        try (Studio studio = studio(SyncMeters.over(meters))) {
            String ada = studio.linkedAda();
            studio.contested(ada, "Paris", "London");
            studio.sandbox
                    .faults()
                    .set(
                            Fault.ERROR_BEFORE_EFFECT,
                            FaultRule.always().on("update-contact").status(422));
            studio.edited("ada", person -> person.withStage(Person.Stage.WON));
            // An event that comes late has it looked at again.
            assertThat(count("ghl.sync.reconciles", "ending", "parked")).isPositive();
            SyncMeters watching = SyncMeters.over(meters).watch(studio.engine);
            clock.add(Duration.ofMillis(System.currentTimeMillis() - clock.wallTime()));

            assertThat(watching).isNotNull();
            assertThat(gauge("ghl.sync.locations", "verdict", "degraded")).isEqualTo(1);
            assertThat(gauge("ghl.sync.locations", "verdict", "stalled")).isZero();
            assertThat(gauge("ghl.sync.dead.letters")).isEqualTo(1);
            assertThat(gauge("ghl.sync.reviews.open")).isEqualTo(1);
            assertThat(gauge("ghl.sync.backlog")).isZero();
            double age = gauge("ghl.sync.progress.age");
            clock.add(Duration.ofSeconds(30));
            // Ages grow between two looks at the store.
            assertThat(gauge("ghl.sync.progress.age")).isCloseTo(age + 30, within(0.001));
            assertThat(gauge("ghl.sync.stream.age", "source", "sweep")).isPositive();
        }
    }

    @Test
    void aLostFenceIsMeteredAndAnObserverThatFailsStopsNothing() throws Exception {
        SyncMeters over = SyncMeters.over(meters);
        AtomicReference<Studio> thief = new AtomicReference<>();
        SyncObserver observer = new SyncObserver() {
            @Override
            public void reconciled(Reconcile reconcile) {
                Studio studio = thief.getAndSet(null);
                if (studio != null) {
                    long unused = studio.store.transact(tx -> tx.fences().take(Studio.LOCATION));
                    throw new IllegalStateException("an observer's bug");
                }
            }

            @Override
            public void fenceLost(String locationId) {
                over.fenceLost(locationId);
            }
        };
        try (Studio studio = studio(observer)) {
            studio.people.put(Person.named("bob", "Bob", "bob@example.com"));
            studio.linkedAda();
            // One run works on both; the fence is taken away between the first record and the second.
            studio.whilePaused(() -> {
                for (String id : List.of("ada", "bob")) {
                    studio.people.edit(id, person -> person.withCity("Oslo"));
                    studio.location.changed(RecordType.CONTACT, id);
                }
                thief.set(studio);
            });

            assertThat(count("ghl.sync.fences.lost")).isPositive();
            assertThat(studio.contacts())
                    .extracting(contact -> contact.path("city").asText())
                    .containsExactly("Oslo", "Oslo");
        }
    }

    private void tellEverything(SyncMeters to) {
        to.webhook(WebhookAnswer.STORED);
        to.fenceLost("location-1");
        to.reconciled(new SyncObserver.Reconcile(
                "location-1",
                RecordType.CONTACT,
                1,
                SyncObserver.Ending.SETTLED,
                List.of(new SyncObserver.Change(AuditEntry.Action.CONFLICT_SETTLED, Side.APP, "app wins")),
                SyncObserver.FoundBy.FEED,
                2,
                new SyncObserver.Lag(Side.GHL, Duration.ofSeconds(3))));
    }

    @Test
    void theLocationIsATagOnlyIfAskedFor() {
        tellEverything(SyncMeters.over(meters));
        assertThat(tagKeys()).doesNotContain("location");

        tellEverything(SyncMeters.over(meters).withLocation());
        assertThat(tagKeys()).contains("location");
    }

    private Set<String> tagKeys() {
        return meters.getMeters().stream()
                .flatMap(meter -> meter.getId().getTags().stream())
                .map(Tag::getKey)
                .collect(Collectors.toSet());
    }

    @Test
    void theGuideListsEveryMeterWithItsTags() throws Exception {
        tellEverything(SyncMeters.over(meters));
        try (Studio studio = studio(SyncObserver.SILENT)) {
            SyncMeters unused = SyncMeters.over(meters).watch(studio.engine);
        }
        Set<String> real = meters.getMeters().stream()
                .map(Meter::getId)
                .map(id -> id.getName() + " " + id.getType().name().toLowerCase(java.util.Locale.ROOT) + " "
                        + id.getTags().stream().map(Tag::getKey).toList())
                .collect(Collectors.toCollection(TreeSet::new));
        String guide = Guide.page("operations-guide.md");
        Set<String> listed = Pattern.compile("(?m)^\\| `(ghl\\.sync\\.[a-z.]+)` \\| (\\w+) \\| ([^|]*) \\|")
                .matcher(guide)
                .results()
                .map(SyncMetersTest::row)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).isEqualTo(real);
    }

    private static String row(MatchResult row) {
        List<String> tags = Pattern.compile("`(\\w+)`")
                .matcher(row.group(3))
                .results()
                .map(tag -> tag.group(1))
                .sorted()
                .toList();
        return row.group(1) + " " + row.group(2) + " " + tags;
    }
}
