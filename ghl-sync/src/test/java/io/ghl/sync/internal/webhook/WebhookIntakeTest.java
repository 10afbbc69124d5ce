package io.ghl.sync.internal.webhook;

import static io.ghl.sync.record.RecordType.CONTACT;
import static io.ghl.sync.webhook.WebhookAnswer.BUSY;
import static io.ghl.sync.webhook.WebhookAnswer.DUPLICATE;
import static io.ghl.sync.webhook.WebhookAnswer.IGNORED;
import static io.ghl.sync.webhook.WebhookAnswer.REFUSED;
import static io.ghl.sync.webhook.WebhookAnswer.STORED;
import static io.ghl.sync.webhook.WebhookAnswer.TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.internal.trigger.TriggerSet;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.ReceivedEvent;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.testing.WebhookSigner;
import io.ghl.sync.webhook.WebhookAnswer;
import io.ghl.sync.webhook.WebhookStatistics;
import io.ghl.sync.webhook.WebhookVerifier;
import io.ghl.sync.webhook.Webhooks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookIntakeTest {
    private static final long SEED = 429;
    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30Z");
    private static final WebhookSigner SIGNER = WebhookSigner.ed25519();
    private static final WebhookVerifier VERIFIER = WebhookVerifier.of(SIGNER.publicKey());
    private static final String CONTACT_UPDATE = "{\"type\":\"ContactUpdate\",\"locationId\":\"here\",\"id\":\"c1\","
            + "\"webhookId\":\"w1\",\"timestamp\":\"2026-11-21T09:00:00Z\",\"firstName\":\"\u00c5da\"}";

    private final SyncStore store = SyncStore.memory();
    private final List<String> woken = new CopyOnWriteArrayList<>();
    private final WebhookIntake intake = intake(store);

    private WebhookIntake intake(SyncStore store) {
        return new WebhookIntake(
                store,
                VERIFIER,
                Clock.fixed(NOW, ZoneOffset.UTC),
                Set.of(RecordType.CONTACT),
                "here"::equals,
                location -> woken.add(location),
                event -> false,
                TriggerSet.none());
    }

    private WebhookAnswer receive(String body) {
        return receive(body, Map.of());
    }

    private WebhookAnswer receive(String body, Map<String, List<String>> more) {
        Map<String, List<String>> headers = new HashMap<>(SIGNER.headers(body));
        headers.putAll(more);
        return intake.receive(headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private List<ReceivedEvent> about(String contactId) {
        return store.transact(tx -> tx.inbox().about("here", CONTACT, contactId, Instant.EPOCH));
    }

    private Optional<Signal> signal(String contactId) {
        return store.transact(tx -> tx.signals().of("here", CONTACT, Side.GHL, contactId));
    }

    private int openSignals() {
        return store.transact(tx -> tx.signals().open("here"));
    }

    @Test
    void anEventThatWaitedForTheStoreIsDatedWhenItsTurnCame() {
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        SyncStore busy = new SyncStore() {
            @Override
            public <R extends @Nullable Object> R transact(Work<R> work) {
                now.set(NOW.plusSeconds(9));
                return store.transact(work);
            }

            @Override
            public void close() {
                store.close();
            }
        };
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        new WebhookIntake(
                        busy,
                        VERIFIER,
                        clock,
                        Set.of(RecordType.CONTACT),
                        "here"::equals,
                        location -> {},
                        event -> false,
                        TriggerSet.none())
                .receive(SIGNER.headers(CONTACT_UPDATE), CONTACT_UPDATE.getBytes(StandardCharsets.UTF_8));

        assertThat(about("c1"))
                .singleElement()
                .satisfies(event -> assertThat(event.receivedAt()).isEqualTo(NOW.plusSeconds(9)));
    }

    @Test
    void aContactEventIsStoredAndRaisesASignal() {
        assertThat(receive(CONTACT_UPDATE)).isEqualTo(STORED);

        assertThat(about("c1"))
                .containsExactly(new ReceivedEvent(
                        "w1",
                        "ContactUpdate",
                        "here",
                        CONTACT,
                        "c1",
                        Instant.parse("2026-11-21T09:00:00Z"),
                        NOW,
                        CONTACT_UPDATE));
        Signal signal = signal("c1").orElseThrow();
        assertThat(signal.dueAt()).isEqualTo(NOW);
        assertThat(signal.causes()).containsExactly(Signal.Cause.WEBHOOK);
        assertThat(woken).containsExactly("here");
    }

    @Test
    void aRetryIsADuplicateHoweverLateItComes() {
        receive(CONTACT_UPDATE);
        long sequence = signal("c1").orElseThrow().sequence();

        assertThat(receive(CONTACT_UPDATE)).isEqualTo(DUPLICATE);
        assertThat(receive(CONTACT_UPDATE.replace("\u00c5da", "Eve"))).isEqualTo(DUPLICATE);
        assertThat(signal("c1").orElseThrow().sequence()).isEqualTo(sequence);
        assertThat(woken).hasSize(1);
    }

    @Test
    void withoutAWebhookIdTheDeliveryIsKnownByItsHeader() {
        String body = "{\"type\":\"ContactUpdate\",\"locationId\":\"here\",\"id\":\"c1\"}";
        assertThat(receive(body, Map.of("DeliveryID", List.of("d1")))).isEqualTo(STORED);
        assertThat(receive(body, Map.of("deliveryId", List.of("d1")))).isEqualTo(DUPLICATE);
        assertThat(receive(body, Map.of("deliveryId", List.of("d2")))).isEqualTo(STORED);
        assertThat(receive(body)).isEqualTo(STORED);
        assertThat(receive(body)).as("the same bytes").isEqualTo(DUPLICATE);
        assertThat(about("c1"))
                .extracting(ReceivedEvent::webhookId)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("delivery:d1"),
                        second -> assertThat(second).isEqualTo("delivery:d2"),
                        third -> assertThat(third).startsWith("sha256:").hasSize(7 + 64));
    }

    @Test
    void anUnsignedHeaderCannotStandInForAWebhookId() {
        String body = "{\"type\":\"ContactUpdate\",\"locationId\":\"here\",\"id\":\"c1\"}";
        receive(body, Map.of("deliveryId", List.of("w1")));
        assertThat(receive(CONTACT_UPDATE)).isEqualTo(STORED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoteCreate", "NoteUpdate", "NoteDelete", "TaskCreate", "TaskComplete", "TaskDelete"})
    void eventsOfOtherRecordsAreKeptAsEvidence(String type) {
        assertThat(receive("{\"type\":\"" + type + "\",\"locationId\":\"here\",\"id\":\"x\",\"webhookId\":\"w\"}"))
                .isEqualTo(STORED);
        assertThat(openSignals()).isZero();
        assertThat(woken).isEmpty();
        assertThat(receive("{\"type\":\"" + type + "\",\"locationId\":\"here\",\"id\":\"x\",\"webhookId\":\"w\"}"))
                .isEqualTo(DUPLICATE);
    }

    @Test
    void anAppointmentIsKeptByItsNestedId() {
        assertThat(receive("{\"type\":\"AppointmentUpdate\",\"locationId\":\"here\",\"appointment\":{\"id\":\"a\"}}"))
                .isEqualTo(STORED);
        assertThat(openSignals()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON",
                "[]",
                "{}",
                "{\"type\":\"ContactUpdate\",\"locationId\":\"elsewhere\",\"id\":\"c1\"}",
                "{\"type\":\"ContactUpdate\",\"id\":\"c1\"}",
                "{\"type\":\"ContactUpdate\",\"locationId\":\"here\"}",
                "{\"type\":\"OpportunityUpdate\",\"locationId\":\"here\",\"id\":\"o1\"}",
                "{\"type\":\"INSTALL\",\"locationId\":\"here\",\"appId\":\"a\"}",
                "{\"type\":\"UNINSTALL\",\"companyId\":\"c\",\"appId\":\"a\"}"
            })
    void whatTheEngineHasNoUseForIsIgnored(String body) {
        assertThat(receive(body)).isEqualTo(IGNORED);
        assertThat(openSignals()).isZero();
        assertThat(woken).isEmpty();
    }

    @Test
    void whatIsNotGenuineIsRefused() {
        byte[] body = CONTACT_UPDATE.getBytes(StandardCharsets.UTF_8);
        assertThat(intake.receive(Map.of(), body)).isEqualTo(REFUSED);
        assertThat(intake.receive(WebhookSigner.ed25519().headers(body), body)).isEqualTo(REFUSED);
        assertThat(intake.receive(SIGNER.headers("another body"), body)).isEqualTo(REFUSED);
        assertThat(about("c1")).isEmpty();
    }

    @Test
    void aBodyThatIsTooLargeIsNotLookedAt() {
        String fits = CONTACT_UPDATE + " ".repeat(Webhooks.MAX_BODY_BYTES - 1 - CONTACT_UPDATE.length());
        assertThat(fits.getBytes(StandardCharsets.UTF_8)).hasSize(Webhooks.MAX_BODY_BYTES);
        assertThat(receive(fits)).isEqualTo(STORED);
        assertThat(receive(fits + " ")).isEqualTo(TOO_LARGE);
        assertThat(intake.receive(Map.of(), new byte[Webhooks.MAX_BODY_BYTES + 1]))
                .as("not even for a signature")
                .isEqualTo(TOO_LARGE);
        assertThat(intake.statistics().refused()).isEqualTo(2);
    }

    @Test
    void aStoreThatFailsMakesHighLevelTryAgain(@TempDir Path directory) {
        SyncStore closed = SyncStore.sqlite(directory.resolve("sync.db"));
        closed.close();
        byte[] body = CONTACT_UPDATE.getBytes(StandardCharsets.UTF_8);
        assertThat(intake(closed).receive(SIGNER.headers(body), body)).isEqualTo(BUSY);
        assertThat(woken).isEmpty();
    }

    @Test
    void nothingThatFailsInsideGetsOut() {
        byte[] body = CONTACT_UPDATE.getBytes(StandardCharsets.UTF_8);
        WebhookIntake unsure = new WebhookIntake(
                store,
                VERIFIER,
                Clock.systemUTC(),
                Set.of(RecordType.CONTACT),
                location -> {
                    throw new IllegalStateException("locations unknown");
                },
                woken::add,
                event -> false,
                TriggerSet.none());
        assertThat(unsure.receive(SIGNER.headers(body), body)).isEqualTo(BUSY);

        WebhookIntake asleep = new WebhookIntake(
                store,
                VERIFIER,
                Clock.systemUTC(),
                Set.of(RecordType.CONTACT),
                location -> true,
                location -> {
                    throw new IllegalStateException("no worker");
                },
                event -> false,
                TriggerSet.none());
        assertThat(asleep.receive(SIGNER.headers(body), body))
                .as("stored is stored, though nobody woke up")
                .isEqualTo(STORED);
    }

    @Test
    void deliveriesInParallelAreStoredOnce(@TempDir Path directory) throws Exception {
        try (SyncStore sqlite = SyncStore.sqlite(directory.resolve("sync.db"))) {
            for (WebhookIntake each : List.of(intake, intake(sqlite))) {
                byte[] body = CONTACT_UPDATE.getBytes(StandardCharsets.UTF_8);
                Map<String, List<String>> headers = SIGNER.headers(body);
                List<Callable<WebhookAnswer>> deliveries = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    deliveries.add(() -> each.receive(headers, body));
                }
                ExecutorService pool = Executors.newFixedThreadPool(8);
                List<WebhookAnswer> answers = new ArrayList<>();
                try {
                    for (Future<WebhookAnswer> answer : pool.invokeAll(deliveries)) {
                        answers.add(answer.get());
                    }
                } finally {
                    pool.shutdownNow();
                }
                assertThat(answers).containsOnly(STORED, DUPLICATE).containsOnlyOnce(STORED);
                assertThat(each.statistics()).isEqualTo(new WebhookStatistics(16, 1, 15, 0, 0, 0));
            }
        }
    }

    @Test
    void everyAnswerIsCounted() {
        assertThat(intake.statistics()).isEqualTo(new WebhookStatistics(0, 0, 0, 0, 0, 0));
        receive(CONTACT_UPDATE);
        receive(CONTACT_UPDATE);
        receive("{}");
        intake.receive(Map.of(), new byte[0]);
        store.close();
        receive(CONTACT_UPDATE);
        assertThat(intake.statistics()).isEqualTo(new WebhookStatistics(5, 1, 1, 1, 1, 1));
    }

    @Test
    void answersHaveTheirStatus() {
        assertThat(List.of(STORED, DUPLICATE, IGNORED, REFUSED, TOO_LARGE, BUSY))
                .containsExactly(WebhookAnswer.values())
                .extracting(WebhookAnswer::httpStatus)
                .containsExactly(200, 200, 200, 401, 413, 429);
    }

    @Test
    @Tag("defect-17")
    void anyBytesGetAnAnswer() {
        Random random = new Random(SEED);
        byte[] genuine = CONTACT_UPDATE.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 300; i++) {
            byte[] body = genuine.clone();
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            // Signed half of the time, so that the bytes get as far as the store.
            Map<String, List<String>> headers = random.nextBoolean() ? SIGNER.headers(body) : SIGNER.headers(genuine);
            assertThat(intake.receive(headers, body))
                    .as("seed %d, round %d", SEED, i)
                    .isNotEqualTo(BUSY);
        }
    }
}
