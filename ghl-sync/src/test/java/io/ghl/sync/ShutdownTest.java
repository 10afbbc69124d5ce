package io.ghl.sync;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.client.observe.GhlObserver;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.store.TestPostgres;
import io.ghl.sync.webhook.WebhookAnswer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of an engine, whatever it is doing. */
class ShutdownTest {
    private static final Duration HANGING = Duration.ofMinutes(10);

    private static RecordSync<Person> records(Studio studio) {
        return RecordSync.contacts(studio.people)
                .mapping(m -> m.field("email", Person::email, Person::withEmail)
                        .to(EMAIL)
                        .field("city", Person::city, Person::withCity)
                        .to(CITY));
    }

    private static SyncEngine engine(Studio studio, GhlClient ghl, SyncStore store) {
        return SyncEngine.builder()
                .ghl(ghl)
                .store(store)
                .records(records(studio))
                .options(SyncOptions.defaults()
                        .withFeedInterval(Duration.ofHours(1))
                        .withAppFeedInterval(Duration.ofHours(1))
                        .withIndexLag(Duration.ZERO))
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "postgres"})
    void aHangingCallHoldsUpAShutdownNoLongerThanTheBoundAndIsTakenUpLater(String kind) throws Exception {
        Supplier<SyncStore> stores =
                kind.equals("memory") ? SyncStore::memory : () -> SyncStore.jdbc(TestPostgres.schema());
        CountDownLatch hanging = new CountDownLatch(1);
        GhlObserver watcher = new GhlObserver() {
            @Override
            public void callStart(Call call) {
                if (call.operation().equals("update-contact")) {
                    hanging.countDown();
                }
            }
        };
        try (Studio studio = new Studio(SyncStore.memory(), ApiVersion.V2021_07_28);
                SyncStore store = stores.get();
                GhlClient ghl = GhlClient.builder()
                        .privateToken("pit-engine")
                        .baseUrl(studio.sandbox.baseUrl().toString())
                        .observer(watcher)
                        .build()) {
            studio.people.put(Person.named("ada", "Ada", "ada@example.com"));
            SyncEngine first = engine(studio, ghl, store);
            first.start();
            first.location(Studio.LOCATION).link(LinkProgress.SILENT);
            studio.sandbox
                    .faults()
                    .set(Fault.LATENCY, FaultRule.always().on("update-contact").latency(HANGING));
            studio.people.edit("ada", person -> person.withCity("London"));
            first.location(Studio.LOCATION).changed(RecordType.CONTACT, "ada");
            assertThat(hanging.await(60, TimeUnit.SECONDS)).isTrue();

            assertThat(first.shutdown(Duration.ofMillis(50))).isFalse();

            assertThat(first.webhooks().receive(Map.of(), new byte[0])).isEqualTo(WebhookAnswer.BUSY);
            assertThat(WebhookAnswer.BUSY.httpStatus()).isEqualTo(429);
            studio.sandbox.faults().clear();
            try (SyncEngine second = engine(studio, ghl, store)) {
                second.start();
                second.location(Studio.LOCATION).sweep();
                assertThat(second.location(Studio.LOCATION).awaitIdle(Duration.ofSeconds(60)))
                        .isTrue();
                assertThat(studio.contact(studio.contactIdOf("ada@example.com"))
                                .path("city")
                                .asText())
                        .isEqualTo("London");
            }
        }
    }

    @Test
    void anIdleEngineEndsAtOnceAndTakesNothingMoreIn() throws Exception {
        try (Studio studio = new Studio(SyncStore.memory(), ApiVersion.V2021_07_28)) {
            studio.linkedAda();
            long busy = studio.engine.webhooks().statistics().busy();

            assertThat(studio.engine.shutdown(Duration.ofSeconds(30))).isTrue();

            assertThat(studio.engine.webhooks().receive(Map.of(), new byte[0])).isEqualTo(WebhookAnswer.BUSY);
            assertThat(studio.engine.webhooks().statistics().busy()).isEqualTo(busy + 1);
            assertThatThrownBy(() -> studio.engine.start()).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> studio.engine.shutdown(Duration.ZERO)).hasMessageContaining("bound");
        }
    }
}
