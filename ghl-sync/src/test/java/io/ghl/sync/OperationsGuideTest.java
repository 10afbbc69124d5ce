package io.ghl.sync;

import static io.ghl.sync.record.RecordType.CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.audit.Trace;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.observe.LocationHealth;
import io.ghl.sync.observe.SyncMeters;
import io.ghl.sync.plan.PlanLimits;
import io.ghl.sync.plan.SyncPlan;
import io.ghl.sync.plan.TypePlan;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.ReceivedEvent;
import io.ghl.sync.store.SyncStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The code of docs/operations-guide.md and of the plan in docs/sync.md: it stands here, so it compiles, and it runs. */
class OperationsGuideTest {
    private final List<String> alerts = new ArrayList<>();
    private Studio studio;

    @BeforeEach
    void open() throws Exception {
        studio = new Studio(SyncStore.memory(), ApiVersion.V2021_07_28);
        studio.people.put(Person.named("ada", "Ada", "ada@example.com"));
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private void alert(String locationId, List<String> reasons) {
        alerts.add(locationId + reasons);
    }

    private void look(SyncEngine engine) {
        LocationHealth health = engine.location("ve9EPM428h8vShlRW1KT").health();
        if (health.verdict() == LocationHealth.Verdict.STALLED) {
            alert(health.locationId(), health.reasons());
        }
    }

    private static SyncEngine measured(
            MeterRegistry registry, GhlClient ghl, SyncStore store, RecordSync<Person> customers) {
        SyncMeters meters = SyncMeters.over(registry);
        SyncEngine engine = SyncEngine.builder()
                .ghl(ghl)
                .store(store)
                .records(customers)
                .observer(meters)
                .build();
        meters.watch(engine);
        return engine;
    }

    private static List<AuditEntry> follow(SyncLocation location, String webhookId) {
        Trace trace = location.trace(webhookId);
        ReceivedEvent webhook = trace.webhook(); // as it was received; null for another id, or after the retention
        List<AuditEntry> rows = trace.rows(); // what was done because of it; empty if there was nothing to do
        assertThat(webhook).isNull();
        return rows;
    }

    @Test
    void aLocationIsLookedAtAndMeasured() throws Exception {
        look(studio.engine);
        assertThat(alerts).isEmpty();

        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        RecordSync<Person> customers = RecordSync.contacts(new People())
                .mapping(m -> m.field("email", Person::email, Person::withEmail).to(ContactFields.EMAIL));
        try (SyncEngine engine = measured(registry, studio.ghl, SyncStore.memory(), customers)) {
            assertThat(engine.location(Studio.LOCATION)).isNotNull();
            assertThat(registry.find("ghl.sync.backlog").gauge()).isNotNull();
        }
    }

    @Test
    void whatTheApplicationToldOfIsFollowed() throws Exception {
        studio.linked();
        studio.people.edit("ada", person -> person.withFirstName("Augusta"));
        String told = studio.location.changed(CONTACT, "ada");
        studio.settle();

        assertThat(follow(studio.location, told)).isNotEmpty();
    }

    @Test
    void aPlanIsReadAndAppliedWithinLimits() throws Exception {
        studio.engine.start();
        SyncLocation location = studio.location;

        SyncPlan plan = location.plan();
        TypePlan contacts = plan.of(RecordType.CONTACT).orElseThrow();
        int conflicts = contacts.conflicts().values().stream()
                .mapToInt(Integer::intValue)
                .sum(); // by field
        System.out.println(contacts.createInGhl() + " to create, " + (conflicts + contacts.ambiguous()) + " to decide, "
                + plan.calls() + " calls, " + plan.duration());
        location.apply(plan, PlanLimits.none().creates(1000).deletes(0), LinkProgress.SILENT);

        assertThat(studio.sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void thePagesShowThisCode() {
        Guide.assertShowsCodeOf(OperationsGuideTest.class, "operations-guide.md", 3);
        assertThat(Guide.codeOf(OperationsGuideTest.class))
                .contains(Guide.squeezed(Guide.blocks("sync.md", "java").get(0)));
    }
}
