package io.ghl.sync.internal.webhook;

import static io.ghl.sync.record.RecordType.BUSINESS;
import static io.ghl.sync.record.RecordType.CONTACT;
import static io.ghl.sync.record.RecordType.NOTE;
import static io.ghl.sync.webhook.WebhookAnswer.BUSY;
import static io.ghl.sync.webhook.WebhookAnswer.DUPLICATE;
import static io.ghl.sync.webhook.WebhookAnswer.IGNORED;
import static io.ghl.sync.webhook.WebhookAnswer.STORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.TurnedClock;
import io.ghl.sync.install.Installation;
import io.ghl.sync.internal.trigger.TriggerSet;
import io.ghl.sync.observe.SyncObserver;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.ReceivedEvent;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.testing.WebhookSigner;
import io.ghl.sync.trigger.Condition;
import io.ghl.sync.trigger.Firing;
import io.ghl.sync.trigger.Trigger;
import io.ghl.sync.webhook.WebhookAnswer;
import io.ghl.sync.webhook.WebhookEvent;
import io.ghl.sync.webhook.WebhookStatistics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of an event once it is known to be genuine, and of kept events that are looked at again. */
class KeptEventsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30Z");
    private static final WebhookSigner SIGNER = WebhookSigner.ed25519();

    private final SyncStore store = SyncStore.memory();
    private final List<String> woken = new ArrayList<>();
    private final List<WebhookAnswer> observed = new ArrayList<>();
    private final TurnedClock clock = new TurnedClock(NOW);
    private int appEvents;
    private final WebhookIntake intake = new WebhookIntake(
            store,
            SIGNER.verifier(),
            clock,
            Set.of(CONTACT, BUSINESS),
            "here"::equals,
            woken::add,
            new WebhookIntake.ForApp() {
                @Override
                public boolean takes(WebhookEvent event) {
                    return "app".equals(event.envelope().appId());
                }

                @Override
                public void stored() {
                    appEvents++;
                }
            },
            TriggerSet.of(
                    List.of(Trigger.named("paid")
                            .when(Condition.webhook("InvoicePaid"))
                            .then(occasion -> {})),
                    Map.of()));

    private WebhookAnswer receive(String fields) {
        byte[] body = ("{" + fields.replace('\'', '"') + "}").getBytes(StandardCharsets.UTF_8);
        return intake.receive(SIGNER.headers(body), body);
    }

    private void keep(String id, RecordType type, String recordId, Instant receivedAt) {
        store.transact(tx -> tx.inbox()
                .store(new ReceivedEvent(id, "ContactUpdate", "here", type, recordId, null, receivedAt, "{}")));
    }

    private Optional<Signal> signal(RecordType type, String id) {
        return store.transact(tx -> tx.signals().of("here", type, Side.GHL, id));
    }

    // ---- looking again ----

    @Test
    void everyRecordOfTheTimeIsLookedAtAgainHoweverManyThereAre() {
        for (int i = 0; i < 501; i++) {
            keep("w" + i, CONTACT, "c" + i, NOW);
        }
        keep("early", CONTACT, "early", NOW.minusSeconds(1));
        keep("late", CONTACT, "late", NOW.plusSeconds(60));
        keep("note", NOTE, "n1", NOW);

        assertThat(intake.replay("here", NOW, NOW.plusSeconds(60))).isEqualTo(501);

        assertThat(signal(CONTACT, "c0").orElseThrow().causes()).containsExactly(Signal.Cause.SWEEP);
        int open = store.transact(tx -> tx.signals().open("here"));
        assertThat(open).isEqualTo(501);
        assertThat(woken).containsExactly("here");
    }

    @Test
    void nobodyIsWokenForNothing() {
        keep("w", CONTACT, "c1", NOW);
        assertThat(intake.replay("here", NOW, NOW.plusSeconds(60), BUSINESS)).isZero();
        assertThat(woken).isEmpty();
        assertThat(intake.replay("here", NOW, NOW.plusSeconds(60), CONTACT, BUSINESS))
                .isEqualTo(1);
        assertThat(woken).containsExactly("here");
    }

    @Test
    void whatCannotBeLookedAtAgainIsRefused() {
        assertThatThrownBy(() -> intake.replay("here", NOW, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("until must be after from, but is " + NOW + " and from is " + NOW + ".");
        assertThatThrownBy(() -> intake.replay("elsewhere", NOW, NOW.plusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not serve location elsewhere");
        assertThatThrownBy(() -> intake.replay("here", NOW, NOW.plusSeconds(1), NOTE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[NOTE], the engine syncs only some");
    }

    // ---- events of the app ----

    @Test
    void anEventOfTheAppIsStoredOnceAndTold() {
        String install = "'type':'INSTALL','appId':'app','locationId':'new','webhookId':'w1'";
        assertThat(receive(install)).isEqualTo(STORED);
        assertThat(receive(install)).isEqualTo(DUPLICATE);
        assertThat(receive("'type':'INSTALL','appId':'other','locationId':'new'"))
                .isEqualTo(IGNORED);
        assertThat(appEvents).isEqualTo(2);
        List<ReceivedEvent> waiting = store.transact(tx -> tx.inbox().waiting(9));
        assertThat(waiting)
                .singleElement()
                .satisfies(event -> assertThat(event.receivedAt()).isEqualTo(NOW));
    }

    @Test
    void onlyARemovalWithoutIdAndTimeIsNeverARepetition() {
        String removal = "'type':'UNINSTALL','appId':'app','locationId':'new'";
        assertThat(receive(removal)).isEqualTo(STORED);
        clock.turn(Duration.ofMillis(1));
        assertThat(receive(removal)).isEqualTo(STORED);
        String dated = removal + ",'timestamp':'2026-11-21T09:00:00Z'";
        assertThat(receive(dated)).isEqualTo(STORED);
        clock.turn(Duration.ofMillis(1));
        assertThat(receive(dated)).isEqualTo(DUPLICATE);
        String named = removal + ",'webhookId':'w1'";
        assertThat(receive(named)).isEqualTo(STORED);
        clock.turn(Duration.ofMillis(1));
        assertThat(receive(named)).isEqualTo(DUPLICATE);
    }

    @Test
    void eventsOfTheAppAreActedOnAgain() {
        receive("'type':'INSTALL','appId':'app','locationId':'new','webhookId':'w1'");
        store.transact(tx -> {
            tx.inbox().handled("w1");
            return true;
        });
        assertThat(intake.replayAppEvents(NOW.plusSeconds(1))).isZero();
        assertThat(appEvents).isEqualTo(1);
        assertThat(intake.replayAppEvents(NOW)).isEqualTo(1);
        assertThat(appEvents).isEqualTo(2);
    }

    @Test
    void anEventOfTheAppThatCannotBeStoredIsAskedForAgain() {
        store.close();
        assertThat(receive("'type':'INSTALL','appId':'app','locationId':'new'")).isEqualTo(BUSY);
        assertThat(appEvents).isZero();
    }

    // ---- records ----

    @Test
    void whereANoteBelongsIsRemembered() {
        assertThat(receive("'type':'NoteCreate','locationId':'here','id':'n1','contactId':'c1'"))
                .isEqualTo(STORED);
        Optional<String> parent = store.transact(tx -> tx.relations().parentOf("here", NOTE, "n1"));
        assertThat(parent).contains("c1");
    }

    @Test
    void aParkedLocationKeepsNothing() {
        store.transact(tx -> {
            tx.locations().save(new Installation("here", null, Installation.State.UNINSTALLED, null, true, NOW));
            return true;
        });
        assertThat(receive("'type':'ContactUpdate','locationId':'here','id':'c1'"))
                .isEqualTo(IGNORED);
        assertThat(signal(CONTACT, "c1")).isEmpty();
        assertThat(woken).isEmpty();
    }

    /** Only a link tells whether an id is a business's or that of a record of a custom object. */
    @Test
    void anUnknownRecordIsABusinessIfItIsNewOrSaysSo() {
        assertThat(receive("'type':'RecordUpdate','locationId':'here','id':'r1'"))
                .isEqualTo(STORED);
        assertThat(signal(BUSINESS, "r1")).isEmpty();
        assertThat(receive("'type':'RecordCreate','locationId':'here','id':'r2'"))
                .isEqualTo(STORED);
        assertThat(signal(BUSINESS, "r2")).isPresent();
        assertThat(receive("'type':'RecordCreate','locationId':'here','id':'r3','objectKey':'business'"))
                .isEqualTo(STORED);
        assertThat(receive("'type':'RecordCreate','locationId':'here','id':'r4','objectKey':'custom_objects.pet'"))
                .isEqualTo(IGNORED);
    }

    // ---- triggers ----

    @Test
    void anEventThatATriggerWaitsForFiresOnceAndWakesTheWorker() {
        String paid = "'type':'InvoicePaid','altType':'location','altId':'here','contactId':'c7','webhookId':'w1'";
        assertThat(receive(paid)).isEqualTo(STORED);
        assertThat(receive(paid)).isEqualTo(DUPLICATE);
        assertThat(receive("'type':'InvoiceVoid','altType':'location','altId':'here'"))
                .isEqualTo(IGNORED);
        assertThat(receive("'type':'InvoicePaid'")).as("of no location").isEqualTo(IGNORED);

        assertThat(woken).containsExactly("here");
        List<Firing> due = store.transact(tx -> tx.firings().due("here", "paid", NOW, 9));
        assertThat(due).singleElement().satisfies(firing -> {
            assertThat(firing.trigger()).isEqualTo("paid");
            assertThat(firing.change().about().linkId()).isEqualTo("c7");
            assertThat(firing.change().about().at()).isEqualTo(NOW);
        });
    }

    // ---- the entrance ----

    @Test
    void aNodeThatLeavesTurnsAwayWhatComes() {
        Entrance entrance = new Entrance(intake, new SyncObserver() {
            @Override
            public void webhook(WebhookAnswer answer) {
                observed.add(answer);
            }
        });
        byte[] body =
                "{\"type\":\"ContactUpdate\",\"locationId\":\"here\",\"id\":\"c1\"}".getBytes(StandardCharsets.UTF_8);
        entrance.receive(SIGNER.headers(body), body);
        entrance.receive(SIGNER.headers(body), body);
        entrance.receive(Map.of(), body);
        entrance.shut();
        assertThat(entrance.receive(SIGNER.headers(body), body)).isEqualTo(BUSY);

        assertThat(observed).containsExactly(STORED, DUPLICATE, WebhookAnswer.REFUSED, BUSY);
        assertThat(entrance.statistics()).isEqualTo(new WebhookStatistics(4, 1, 1, 0, 1, 1));
        assertThat(entrance.replay("here", NOW, NOW.plusSeconds(1))).isEqualTo(1);
        receive("'type':'INSTALL','appId':'app','locationId':'new'");
        assertThat(entrance.replayAppEvents(NOW)).isEqualTo(1);
    }
}
