package io.ghl.sync.store;

import static io.ghl.sync.record.RecordType.CONTACT;
import static io.ghl.sync.store.Fixtures.ELSEWHERE;
import static io.ghl.sync.store.Fixtures.HERE;
import static io.ghl.sync.store.Fixtures.NOW;
import static io.ghl.sync.store.Fixtures.apart;
import static io.ghl.sync.store.Fixtures.audit;
import static io.ghl.sync.store.Fixtures.decision;
import static io.ghl.sync.store.Fixtures.event;
import static io.ghl.sync.store.Fixtures.link;
import static io.ghl.sync.store.Fixtures.review;
import static io.ghl.sync.store.Fixtures.run;
import static io.ghl.sync.store.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.install.DataRemoval;
import io.ghl.sync.install.Installation;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordRef;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewItem.Status;
import io.ghl.sync.review.ReviewRule;
import io.ghl.sync.store.Signal.Cause;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everything that a store is asked for: {@link SyncStoreContract}, and the tables other than links and fences. */
abstract class StoreTablesContract extends StoreTriggersContract {

    private void raise(StoreTransaction tx, String recordId, Instant dueAt, Cause cause) {
        tx.signals().raise(HERE, CONTACT, Side.GHL, recordId, dueAt, cause);
    }

    private Signal signal(StoreTransaction tx, String recordId) {
        return tx.signals().of(HERE, CONTACT, Side.GHL, recordId).orElseThrow();
    }

    @Test
    void signalsForOneRecordCollapse() {
        run(store, tx -> {
            raise(tx, "r", NOW, Cause.WEBHOOK);
            Signal first = signal(tx, "r");
            raise(tx, "r", NOW.plusSeconds(5), Cause.FEED);
            Signal second = signal(tx, "r");
            raise(tx, "r", NOW.minusSeconds(5), Cause.FEED);
            Signal third = signal(tx, "r");

            assertThat(first.causes()).containsExactly(Cause.WEBHOOK);
            assertThat(second.sequence()).isGreaterThan(first.sequence());
            assertThat(second.causes()).containsExactlyInAnyOrder(Cause.WEBHOOK, Cause.FEED);
            assertThat(second.dueAt()).as("a later time puts nothing off").isEqualTo(NOW);
            assertThat(third.sequence()).isGreaterThan(second.sequence());
            assertThat(third.dueAt()).isEqualTo(NOW.minusSeconds(5));
            assertThat(tx.signals().open(HERE)).isEqualTo(1);
        });
    }

    @Test
    void signalsAreApartBySideAndLocation() {
        run(store, tx -> {
            raise(tx, "r", NOW, Cause.WEBHOOK);
            tx.signals().raise(HERE, CONTACT, Side.APP, "r", NOW, Cause.APP_HINT);
            tx.signals().raise(ELSEWHERE, CONTACT, Side.GHL, "r", NOW, Cause.WEBHOOK);

            assertThat(tx.signals().open(HERE)).isEqualTo(2);
            assertThat(tx.signals().open(ELSEWHERE)).isEqualTo(1);
            assertThat(tx.signals().due(HERE, NOW, 9)).extracting(Signal::side).containsExactly(Side.GHL, Side.APP);
        });
    }

    @Test
    void dueSignalsComeLongestDueFirst() {
        run(store, tx -> {
            raise(tx, "third", NOW, Cause.FEED);
            raise(tx, "fourth", NOW, Cause.FEED);
            raise(tx, "first", NOW.minusSeconds(2), Cause.FEED);
            raise(tx, "second", NOW.minusNanos(1), Cause.FEED);
            raise(tx, "later", NOW.plusNanos(1), Cause.FEED);

            assertThat(tx.signals().due(HERE, NOW, 9))
                    .extracting(Signal::recordId)
                    .containsExactly("first", "second", "third", "fourth");
            assertThat(tx.signals().due(HERE, NOW, 2)).hasSize(2);
            assertThat(tx.signals().nextDue(HERE)).contains(NOW.minusSeconds(2));
            assertThat(tx.signals().nextDue(ELSEWHERE)).isEmpty();
            assertThat(tx.signals().open(HERE)).isEqualTo(5);
            assertThatThrownBy(() -> tx.signals().due(HERE, NOW, 0)).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void aSignalRaisedAgainSurvivesTheAcknowledgementOfTheOld() {
        run(store, tx -> {
            raise(tx, "r", NOW, Cause.FEED);
            Signal old = signal(tx, "r");
            raise(tx, "r", NOW, Cause.FEED);
            tx.signals().acknowledge(old);
            Signal newest = signal(tx, "r");
            tx.signals().acknowledge(newest);
            assertThat(tx.signals().of(HERE, CONTACT, Side.GHL, "r")).isEmpty();
            tx.signals().acknowledge(newest);

            raise(tx, "r", NOW, Cause.FEED);
            tx.signals().acknowledge(old);
            tx.signals().acknowledge(newest);
            assertThat(tx.signals().open(HERE))
                    .as("sequences are not used twice")
                    .isEqualTo(1);
        });
    }

    @Test
    void anAcknowledgementForgetsTheCausesThatWereSeen() {
        run(store, tx -> {
            tx.signals().raise(HERE, CONTACT, Side.GHL, "r", NOW, Signal.Cause.FEED);
            tx.signals().raise(HERE, CONTACT, Side.GHL, "r", NOW, Signal.Cause.WEBHOOK);
            Signal read = tx.signals().of(HERE, CONTACT, Side.GHL, "r").orElseThrow();
            tx.signals().raise(HERE, CONTACT, Side.GHL, "r", NOW, Signal.Cause.WEBHOOK);
            tx.signals().acknowledge(read);
            Signal left = tx.signals().of(HERE, CONTACT, Side.GHL, "r").orElseThrow();
            assertThat(left.causes()).containsExactly(Signal.Cause.WEBHOOK);
            tx.signals().acknowledge(left);
            assertThat(tx.signals().open(HERE)).isZero();
        });
    }

    @Test
    void aSignalCanBePutOffUnlessItWasRaisedAgain() {
        run(store, tx -> {
            raise(tx, "r", NOW, Cause.FEED);
            Signal first = signal(tx, "r");
            tx.signals().postpone(first, NOW.plusSeconds(60));
            assertThat(signal(tx, "r").dueAt()).isEqualTo(NOW.plusSeconds(60));
            assertThat(signal(tx, "r").causes()).containsExactly(Cause.FEED);
            assertThat(tx.signals().due(HERE, NOW, 9)).isEmpty();
            assertThat(tx.signals().nextDue(HERE)).contains(NOW.plusSeconds(60));

            raise(tx, "r", NOW.plusSeconds(1), Cause.WEBHOOK);
            tx.signals().postpone(first, NOW.plusSeconds(99));
            assertThat(signal(tx, "r").dueAt()).isEqualTo(NOW.plusSeconds(1));

            tx.signals().acknowledge(signal(tx, "r"));
            tx.signals().postpone(first, NOW);
            assertThat(tx.signals().open(HERE)).isZero();
        });
    }

    @Test
    void aSignalPutOffForEverIsStillThere() {
        run(store, tx -> {
            raise(tx, "r", Instant.MAX, Cause.FEED);
            raise(tx, "s", Instant.MIN, Cause.FEED);
            assertThat(tx.signals().due(HERE, NOW, 9))
                    .extracting(Signal::recordId)
                    .containsExactly("s");
            assertThat(tx.signals().open(HERE)).isEqualTo(2);
        });
    }

    @Test
    void theInboxStoresADeliveryOnce() {
        run(store, tx -> {
            assertThat(tx.inbox().store(event("w1", "r", NOW))).isTrue();
            assertThat(tx.inbox().store(event("w1", "other", NOW.plusSeconds(1))))
                    .isFalse();
            assertThat(tx.inbox().about(HERE, CONTACT, "r", NOW)).containsExactly(event("w1", "r", NOW));
            assertThat(tx.inbox().about(HERE, CONTACT, "other", NOW)).isEmpty();
        });
    }

    @Test
    void eventsAboutARecordComeInTheOrderOfReceipt() {
        run(store, tx -> {
            tx.inbox().store(event("w2", "r", NOW.plusSeconds(1)));
            tx.inbox().store(event("w3", "r", NOW.plusSeconds(1)));
            tx.inbox().store(event("w1", "r", NOW));
            tx.inbox().store(event("w0", "r", NOW.minusNanos(1)));
            tx.inbox().store(event("w9", "s", NOW));

            assertThat(tx.inbox().about(HERE, CONTACT, "r", NOW))
                    .extracting(ReceivedEvent::webhookId)
                    .containsExactly("w1", "w2", "w3");
            assertThat(tx.inbox().about(ELSEWHERE, CONTACT, "r", NOW)).isEmpty();
        });
    }

    @Test
    void eventsOfTheAppWaitUntilSomebodyHasActedOnThem() {
        ReceivedEvent installed = new ReceivedEvent("w1", "INSTALL", HERE, null, null, null, NOW, "{}");
        ReceivedEvent ofCompany =
                new ReceivedEvent("w2", "UNINSTALL", null, null, null, NOW, NOW.plusSeconds(1), "{\"a\":1}");
        run(store, tx -> {
            tx.inbox().store(installed);
            tx.inbox().store(event("w3", "r", NOW));
            tx.inbox().store(ofCompany);
            tx.inbox().store(installed);
        });
        run(store, tx -> {
            assertThat(tx.inbox().waiting(9)).containsExactly(installed, ofCompany);
            assertThat(tx.inbox().waiting(1)).containsExactly(installed);
            tx.inbox().handled("w1");
            tx.inbox().handled("nobody");
            assertThat(tx.inbox().waiting(9)).containsExactly(ofCompany);
        });
        run(store, tx -> {
            tx.inbox().handled("w2");
            assertThat(tx.inbox().waiting(9)).isEmpty();
            assertThat(tx.inbox().waitAgain(NOW.plusSeconds(1))).isEqualTo(1);
            assertThat(tx.inbox().waiting(9)).containsExactly(ofCompany);
            assertThat(tx.inbox().waitAgain(NOW)).isEqualTo(2);
            assertThat(tx.inbox().waiting(9)).containsExactly(installed, ofCompany);
            tx.inbox().purge(NOW.plusSeconds(1), 9);
            assertThat(tx.inbox().waiting(9)).containsExactly(ofCompany);
            tx.locations().removeData(HERE, 9);
            assertThat(tx.inbox().waiting(9)).containsExactly(ofCompany);
        });
    }

    @Test
    void oldEventsAreForgotten() {
        run(store, tx -> {
            ReceivedEvent ofTheApp = new ReceivedEvent("w0", "INSTALL", null, null, null, null, NOW, "{}");
            tx.inbox().store(ofTheApp);
            tx.inbox().store(event("w1", "r", NOW));
            tx.inbox().store(event("w2", "r", NOW.plusSeconds(1)));

            assertThat(tx.inbox().purge(NOW, 10)).isZero();
            assertThat(tx.inbox().purge(NOW.plusSeconds(1), 1)).isEqualTo(1);
            assertThat(tx.inbox().purge(NOW.plusSeconds(1), 10)).isEqualTo(1);
            assertThat(tx.inbox().about(HERE, CONTACT, "r", NOW))
                    .extracting(ReceivedEvent::webhookId)
                    .containsExactly("w2");
            assertThat(tx.inbox().store(ofTheApp))
                    .as("forgotten means new again")
                    .isTrue();
        });
    }

    @Test
    void oldRowsOfTheAuditLogAreForgotten() {
        run(store, tx -> {
            for (int i = 0; i < 3; i++) {
                tx.audit().append(audit(HERE, "l1", "old"));
            }
            tx.audit().append(audit(ELSEWHERE, "l2", "of another location"));
            assertThat(tx.audit().purge(HERE, NOW, 9)).isZero();
            assertThat(tx.audit().purge(HERE, NOW.plusNanos(1), 2)).isEqualTo(2);
            assertThat(tx.audit().of("l1")).hasSize(1);
            assertThat(tx.audit().purge(HERE, NOW.plusNanos(1), 2)).isEqualTo(1);
            assertThat(tx.audit().page(HERE, 0, 9)).isEmpty();
            assertThat(tx.audit().of("l2")).hasSize(1);
        });
    }

    @Test
    void endedPairsAreForgottenOnceNothingNewIsKnownOfThem() {
        run(store, tx -> {
            Link ended = link("ended").edit().state(LinkState.TOMBSTONE).build();
            tx.links().insert(ended);
            tx.reviews().save(with(tx.reviews().save(review("q1", "ended", "email")), Status.CLOSED, decision()));
            tx.audit().append(audit(HERE, "ended", "buried"));
            tx.relations().place(HERE, CONTACT, "ghl-ended", "parent");
            tx.links().insert(link("recent").edit().state(LinkState.TOMBSTONE).build());
            tx.links().insert(link("apart").edit().state(LinkState.UNLINKED).build());
            tx.links().insert(link("pair"));

            assertThat(tx.links().purge(HERE, NOW, 9))
                    .as("one has an audit row of that time, the other has none")
                    .isEqualTo(1);
            assertThat(tx.links().find("recent")).isEmpty();
            assertThat(tx.links().purge(ELSEWHERE, NOW.plusNanos(1), 9)).isZero();
            assertThat(tx.links().purge(HERE, NOW.plusNanos(1), 9)).isEqualTo(1);
            assertThat(tx.links().page(HERE, CONTACT, null, 9))
                    .extracting(Link::id)
                    .containsExactly("apart", "pair");
            assertThat(tx.links().of(HERE, CONTACT, Side.APP, "app-ended")).isEmpty();
            assertThat(tx.reviews().find("q1")).isEmpty();
            assertThat(tx.relations().parentOf(HERE, CONTACT, "ghl-ended")).isEmpty();
            assertThat(tx.relations().under(HERE, CONTACT, "parent")).isEmpty();
            assertThat(tx.links().insert(ended).version()).isEqualTo(1);
        });
    }

    @Test
    void closedQuestionsAreForgottenUnlessTheirAnswerStands() {
        run(store, tx -> {
            for (String id : List.of("old", "older", "apart")) {
                tx.reviews().save(with(tx.reviews().save(review(id, "l-" + id, "email")), Status.CLOSED, decision()));
            }
            tx.decisions().keepApart(apart("a", "g", "apart"));
            tx.reviews().save(with(tx.reviews().save(review("decided", "l1", "email")), Status.DECIDED, decision()));
            tx.reviews().save(review("open", "l2", "email"));
            Instant changed = tx.reviews().find("old").orElseThrow().changedAt();

            assertThat(tx.reviews().purge(HERE, changed, 9)).isZero();
            assertThat(tx.reviews().purge(ELSEWHERE, changed.plusNanos(1), 9)).isZero();
            assertThat(tx.reviews().purge(HERE, changed.plusNanos(1), 1)).isEqualTo(1);
            assertThat(tx.reviews().purge(HERE, changed.plusNanos(1), 9)).isEqualTo(1);
            assertThat(tx.reviews().decided(HERE, 9))
                    .extracting(ReviewItem::id)
                    .containsExactlyInAnyOrder("apart", "decided");
            assertThat(tx.reviews().find("old")).isEmpty();
            assertThat(tx.reviews().open(HERE)).extracting(ReviewItem::id).containsExactly("open");

            tx.decisions().together(HERE, "apart");
            assertThat(tx.reviews().purge(HERE, changed.plusNanos(1), 9)).isEqualTo(1);
            assertThat(tx.reviews().save(review("old", "l-old", "email")).version())
                    .isEqualTo(1);
        });
    }

    @Test
    void cursorsAreKeptByLocationAndStream() {
        run(store, tx -> {
            tx.cursors().write(HERE, "feed", "1");
            tx.cursors().write(HERE, "feed", "2");
            tx.cursors().write(ELSEWHERE, "feed", "");
            assertThat(tx.cursors().read(HERE, "feed")).contains("2");
            assertThat(tx.cursors().read(ELSEWHERE, "feed")).contains("");
            assertThat(tx.cursors().read(HERE, "other")).isEmpty();
        });
    }

    @Test
    void theAuditLogKeepsOrder() {
        run(store, tx -> {
            for (int i = 0; i < 5; i++) {
                tx.audit().append(audit(i == 2 ? ELSEWHERE : HERE, i % 2 == 0 ? "even" : "odd", "row " + i));
            }
            List<AuditEntry> even = tx.audit().of("even");
            assertThat(even).extracting(AuditEntry::evidence).containsExactly("row 0", "row 2", "row 4");
            assertThat(even).extracting(AuditEntry::sequence).isSorted().doesNotHaveDuplicates();
            assertThat(even.get(0))
                    .usingRecursiveComparison()
                    .ignoringFields("sequence")
                    .isEqualTo(audit(HERE, "even", "row 0"));

            List<AuditEntry> page = tx.audit().page(HERE, 0, 3);
            assertThat(page).extracting(AuditEntry::evidence).containsExactly("row 0", "row 1", "row 3");
            assertThat(tx.audit().page(HERE, page.get(2).sequence(), 3))
                    .extracting(AuditEntry::evidence)
                    .containsExactly("row 4");
            assertThatThrownBy(() -> tx.audit().page(HERE, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void aReviewComesBackAsItWasSaved() {
        run(store, tx -> {
            ReviewItem open = tx.reviews().save(review("q1", "l1", "email"));
            assertThat(open.version()).isEqualTo(1);
            assertThat(tx.reviews().find("q1")).contains(open);

            ReviewItem decided = tx.reviews().save(with(open, Status.DECIDED, decision()));
            assertThat(decided.version()).isEqualTo(2);
            assertThat(tx.reviews().find("q1")).contains(decided);
            assertThat(tx.reviews().find("q2")).isEmpty();
        });
    }

    @Test
    void reviewsOfALinkAreTheOnesNotClosed() {
        run(store, tx -> {
            tx.reviews().save(review("q2", "l1", "phone"));
            ReviewItem decided =
                    tx.reviews().save(with(tx.reviews().save(review("q1", "l1", "email")), Status.DECIDED, decision()));
            tx.reviews().save(with(review("q3", "l1", "city"), Status.CLOSED, null));
            tx.reviews().save(review("q4", "l2", "email"));

            assertThat(tx.reviews().of("l1")).extracting(ReviewItem::id).containsExactly("q1", "q2");
            assertThat(tx.reviews().open(HERE)).extracting(ReviewItem::id).containsExactly("q2", "q4");
            assertThat(tx.reviews().open(ELSEWHERE)).isEmpty();

            tx.reviews().save(with(decided, Status.CLOSED, decision()));
            assertThat(tx.reviews().of("l1")).extracting(ReviewItem::id).containsExactly("q2");
        });
    }

    @Test
    void aReviewIsSavedOnlyAtItsVersion() {
        run(store, tx -> {
            ReviewItem first = tx.reviews().save(review("q1", "l1", "email"));
            tx.reviews().save(first);
            assertThatThrownBy(() -> tx.reviews().save(first)).isInstanceOf(StaleLinkException.class);
            assertThatThrownBy(() -> tx.reviews().save(review("q1", "l9", "email")))
                    .as("a new item under a known id")
                    .isInstanceOf(StaleLinkException.class);
            ReviewItem unknown = Fixtures.atVersion(review("q9", "l9", "email"), 4);
            assertThatThrownBy(() -> tx.reviews().save(unknown)).isInstanceOf(StaleLinkException.class);
        });
    }

    @Test
    void oneReviewThatIsNotClosedPerLinkAndField() {
        run(store, tx -> {
            ReviewItem first = tx.reviews().save(review("q1", "l1", "email"));
            assertThatThrownBy(() -> tx.reviews().save(review("q2", "l1", "email")))
                    .isInstanceOf(StaleLinkException.class);
            ReviewItem decided = tx.reviews().save(with(first, Status.DECIDED, decision()));
            assertThatThrownBy(() -> tx.reviews().save(review("q2", "l1", "email")))
                    .isInstanceOf(StaleLinkException.class);
            ReviewItem closed = tx.reviews().save(with(decided, Status.CLOSED, decision()));
            tx.reviews().save(review("q2", "l1", "email"));
            assertThatThrownBy(() -> tx.reviews().save(with(closed, Status.OPEN, null)))
                    .as("reopened beside another")
                    .isInstanceOf(StaleLinkException.class);
            assertThat(tx.reviews().find("q1")).contains(closed);
        });
    }

    @Test
    void aRowWithoutContextComesBackAsItWas() {
        run(store, tx -> {
            tx.audit().append(Fixtures.bareAudit("l1"));
            assertThat(tx.audit().of("l1"))
                    .singleElement()
                    .usingRecursiveComparison()
                    .ignoringFields("sequence")
                    .isEqualTo(Fixtures.bareAudit("l1"));
        });
    }

    @Test
    void theRowsOfARunComeInOrder() {
        run(store, tx -> {
            tx.audit().append(audit(HERE, "l1", "first"));
            tx.audit().append(Fixtures.bareAudit("l1"));
            tx.audit().append(audit(ELSEWHERE, "l2", "elsewhere"));
            tx.audit().append(audit(HERE, "l3", "second"));

            List<AuditEntry> rows = tx.audit().ofRun(HERE, 7, 0, 9);
            assertThat(rows).extracting(AuditEntry::evidence).containsExactly("first", "second");
            assertThat(tx.audit().ofRun(HERE, 7, rows.get(0).sequence(), 9))
                    .extracting(AuditEntry::evidence)
                    .containsExactly("second");
            assertThat(tx.audit().ofRun(HERE, 7, 0, 1)).hasSize(1);
            assertThat(tx.audit().ofRun(HERE, 8, 0, 9)).isEmpty();
            assertThatThrownBy(() -> tx.audit().ofRun(HERE, 7, 0, 0)).isInstanceOf(IllegalArgumentException.class);
            for (String id : List.of("w1", "app-hint-5")) {
                assertThat(tx.audit().ofCorrelation(HERE, id, 0, 9)).isEqualTo(rows);
                assertThat(tx.audit().ofCorrelation(HERE, id, rows.get(0).sequence(), 9))
                        .isEqualTo(rows.subList(1, rows.size()));
                assertThat(tx.audit().ofCorrelation(HERE, id, 0, 1)).hasSize(1);
                assertThat(tx.audit().ofCorrelation(ELSEWHERE, id, 0, 9))
                        .allSatisfy(row -> assertThat(row.location()).isEqualTo(ELSEWHERE));
            }
            assertThat(tx.audit().ofCorrelation(HERE, "w3", 0, 9)).isEmpty();
        });
    }

    @Test
    void decidedReviewsComeLastChangedFirst() {
        run(store, tx -> {
            ReviewItem first = tx.reviews().save(review("q1", "l1", "email"));
            ReviewItem second = tx.reviews().save(review("q2", "l1", "phone"));
            tx.reviews().save(review("q3", "l1", "city"));
            first = tx.reviews().save(first.decided(decision()));
            second = tx.reviews().save(second.decided(decision()));
            tx.reviews().save(first.closed("decided", NOW.plusSeconds(9)));

            assertThat(tx.reviews().decided(HERE, 9)).extracting(ReviewItem::id).containsExactly("q1", "q2");
            assertThat(tx.reviews().decided(HERE, 1)).extracting(ReviewItem::id).containsExactly("q1");
            assertThat(tx.reviews().decided(ELSEWHERE, 9)).isEmpty();

            tx.reviews().save(second.reopened(NOW));
            assertThat(tx.reviews().decided(HERE, 9)).extracting(ReviewItem::id).containsExactly("q1");
        });
    }

    @Test
    void anIgnoredReviewIsNeitherOpenNorClosed() {
        run(store, tx -> {
            ReviewItem item = tx.reviews().save(review("q1", "l1", "email"));
            tx.reviews().save(with(item, Status.IGNORED, decision()));
            assertThat(tx.reviews().open(HERE)).isEmpty();
            assertThat(tx.reviews().of("l1")).extracting(ReviewItem::status).containsExactly(Status.IGNORED);
        });
    }

    @Test
    void aListenerIsToldOfEachVersionAndOfNoClosedItemThatItNeverHeardOf() {
        run(store, tx -> {
            ReviewItem first = tx.reviews().save(review("q1", "l1", "email"));
            ReviewItem second = tx.reviews().save(review("q2", "l1", "phone"));
            assertThat(tx.reviews().untold(HERE, 9))
                    .containsExactly(new Reviews.Untold(first, 0), new Reviews.Untold(second, 0));
            assertThat(tx.reviews().untold(HERE, 1)).hasSize(1);
            assertThat(tx.reviews().untold(ELSEWHERE, 9)).isEmpty();

            tx.reviews().told(first);
            ReviewItem refreshed = tx.reviews().save(first);
            tx.reviews().save(second.closed("both sides agree", NOW));
            assertThat(tx.reviews().untold(HERE, 9)).containsExactly(new Reviews.Untold(refreshed, 1));

            ReviewItem closed = tx.reviews().save(refreshed.closed("both sides agree", NOW));
            tx.reviews().told(refreshed);
            assertThat(tx.reviews().untold(HERE, 9)).containsExactly(new Reviews.Untold(closed, 2));
            tx.reviews().told(closed);
            tx.reviews().told(first);
            assertThat(tx.reviews().untold(HERE, 9)).isEmpty();
        });
    }

    @Test
    void recordsAreKeptApartUntilTheirQuestionIsTakenBack() {
        run(store, tx -> {
            tx.decisions().keepApart(Fixtures.apart("a1", "g2", "q1"));
            tx.decisions().keepApart(Fixtures.apart("a1", "g1", "q1"));
            tx.decisions().keepApart(Fixtures.apart("a1", "g1", "q9"));
            tx.decisions().keepApart(Fixtures.apart("a2", "g1", "q2"));

            assertThat(tx.decisions().apartFrom(HERE, CONTACT, Side.APP, "a1"))
                    .containsExactly(Fixtures.apart("a1", "g1", "q1"), Fixtures.apart("a1", "g2", "q1"));
            assertThat(tx.decisions().apartFrom(HERE, CONTACT, Side.GHL, "g1"))
                    .containsExactly(Fixtures.apart("a1", "g1", "q1"), Fixtures.apart("a2", "g1", "q2"));
            assertThat(tx.decisions().apartFrom(ELSEWHERE, CONTACT, Side.GHL, "g1"))
                    .isEmpty();
            assertThat(tx.decisions().apart(HERE)).hasSize(3);
            assertThat(tx.decisions().together(ELSEWHERE, "q1")).isZero();
            assertThat(tx.decisions().together(HERE, "q1")).isEqualTo(2);
            assertThat(tx.decisions().apart(HERE)).containsExactly(Fixtures.apart("a2", "g1", "q2"));
        });
    }

    @Test
    void aRuleTakesThePlaceOfTheOneBefore() {
        run(store, tx -> {
            tx.decisions().addRule(Fixtures.rule("r1", HERE, "phone"));
            tx.decisions().addRule(Fixtures.rule("r2", null, "phone"));
            tx.decisions().addRule(Fixtures.rule("r3", HERE, "city"));
            tx.decisions().addRule(Fixtures.rule("r4", HERE, "phone"));

            assertThat(tx.decisions().rules(HERE))
                    .containsExactly(
                            Fixtures.rule("r3", HERE, "city"),
                            Fixtures.rule("r4", HERE, "phone"),
                            Fixtures.rule("r2", null, "phone"));
            assertThat(tx.decisions().rules(ELSEWHERE)).containsExactly(Fixtures.rule("r2", null, "phone"));
            assertThat(tx.decisions().removeRule(Fixtures.rule("r1", HERE, "phone")))
                    .isFalse();
            assertThat(tx.decisions().removeRule(Fixtures.rule("r4", HERE, "phone")))
                    .isTrue();
            assertThat(tx.decisions().rules(HERE)).extracting(ReviewRule::id).containsExactly("r3", "r2");
        });
    }

    @Test
    void aDuplicateAmongThreadsIsStoredOnce() throws Exception {
        List<Boolean> stored =
                inParallel(8, thread -> store.transact(tx -> tx.inbox().store(event("w", "r", NOW))));
        assertThat(stored).containsOnlyOnce(true);
    }

    @Test
    void installationsComeBackAsTheyWereStored() {
        Installation here = new Installation(HERE, "company", Installation.State.INSTALLED, "gold", null, NOW);
        Installation there =
                new Installation(ELSEWHERE, null, Installation.State.UNINSTALLED, null, true, NOW.plusNanos(1));
        run(store, tx -> {
            tx.locations().save(here);
            tx.locations().save(there);
        });
        run(store, tx -> {
            assertThat(tx.locations().find(HERE)).contains(here);
            assertThat(tx.locations().find("nowhere")).isEmpty();
            assertThat(tx.locations().page(null, 10)).containsExactlyInAnyOrder(here, there);
            String first = tx.locations().page(null, 1).get(0).locationId();
            assertThat(first).isEqualTo(HERE);
            assertThat(tx.locations().page(first, 10)).containsExactly(there);
            assertThat(tx.locations().ofCompany("company")).containsExactly(here);
        });
        Installation later = new Installation(HERE, null, Installation.State.DATA_REMOVED, null, false, NOW);
        run(store, tx -> tx.locations().save(later));
        run(store, tx -> assertThat(tx.locations().find(HERE)).contains(later));
    }

    @Test
    void aSignalGathersTheIdsOfWhatRaisedItUntilItIsAcknowledged() {
        Signal read = store.transact(tx -> {
            tx.signals().raise(HERE, CONTACT, Side.GHL, "r", NOW, Cause.WEBHOOK, List.of("w1"));
            tx.signals().raise(HERE, CONTACT, Side.GHL, "r", NOW, Cause.WEBHOOK, List.of("w2"));
            tx.signals().raise(HERE, CONTACT, Side.GHL, "r", NOW, Cause.FEED);
            return tx.signals().of(HERE, CONTACT, Side.GHL, "r").orElseThrow();
        });
        assertThat(read.correlationIds()).containsExactly("w1", "w2", "feed-" + read.sequence());

        Signal left = store.transact(tx -> {
            tx.signals().raise(HERE, CONTACT, Side.GHL, "r", NOW, Cause.WEBHOOK, List.of("w3"));
            tx.signals().acknowledge(read);
            return tx.signals().of(HERE, CONTACT, Side.GHL, "r").orElseThrow();
        });
        assertThat(left.correlationIds()).containsExactly("w3");

        Signal many = store.transact(tx -> {
            for (int i = 0; i < 150; i++) {
                tx.signals().raise(HERE, CONTACT, Side.GHL, "r", NOW, Cause.WEBHOOK, List.of("x" + i));
            }
            return tx.signals().of(HERE, CONTACT, Side.GHL, "r").orElseThrow();
        });
        assertThat(many.correlationIds()).hasSize(100).startsWith("x50").endsWith("x149");
    }

    @Test
    void anEventIsFoundByItsId() {
        run(store, tx -> tx.inbox().store(event("webhook", "r", NOW)));
        run(store, tx -> {
            assertThat(tx.inbox().find("webhook")).contains(event("webhook", "r", NOW));
            assertThat(tx.inbox().find("another")).isEmpty();
        });
    }

    @Test
    void theDataOfALocationIsRemovedFromEveryTableAndThatOfOthersStays() {
        long token = store.transact(tx -> {
            Link stored = tx.links().insert(link("l"));
            raise(tx, "r", NOW, Cause.WEBHOOK);
            tx.inbox().store(event("webhook", "r", NOW));
            tx.relations().place(HERE, CONTACT, "ghl-l", "parent");
            tx.relations().await(HERE, new RecordRef(CONTACT, Side.APP, "x"), new RecordRef(CONTACT, Side.APP, "y"));
            tx.audit().append(audit(HERE, stored.id(), "why"));
            tx.reviews().save(review("review", stored.id(), "email"));
            tx.decisions().keepApart(Fixtures.apart("p", "q", "review"));
            tx.decisions().addRule(Fixtures.rule("rule", HERE, "email"));
            tx.firings().add(Fixtures.firing("won", "l", "1"));
            tx.timers().set(new Timers.Timer(HERE, "late", "l", "0", "x", NOW));
            for (String location : List.of(HERE, ELSEWHERE)) {
                tx.cursors().write(location, "feed", "1");
                tx.signals().raise(location, CONTACT, Side.APP, "s", NOW, Cause.APP_HINT);
            }
            return tx.fences().take(HERE);
        });
        DataRemoval removed = DataRemoval.NOTHING;
        DataRemoval some;
        do {
            some = store.transact(tx -> tx.locations().removeData(HERE, 1));
            removed = removed.plus(some);
        } while (some.total() > 0);

        assertThat(removed).isEqualTo(new DataRemoval(1, 2, 2, 1, 1, 1, 2, 1, 2));
        run(store, tx -> {
            assertThat(tx.links().page(HERE, CONTACT, null, 10)).isEmpty();
            assertThat(tx.links().of(HERE, CONTACT, Side.APP, "app-l")).isEmpty();
            assertThat(tx.signals().open(HERE)).isZero();
            assertThat(tx.inbox().about(HERE, CONTACT, "r", NOW)).isEmpty();
            assertThat(tx.cursors().read(HERE, "feed")).isEmpty();
            assertThat(tx.relations().parentOf(HERE, CONTACT, "ghl-l")).isEmpty();
            assertThat(tx.audit().page(HERE, 0, 10)).isEmpty();
            assertThat(tx.audit().ofCorrelation(HERE, "w1", 0, 10)).isEmpty();
            assertThat(tx.reviews().open(HERE)).isEmpty();
            assertThat(tx.decisions().apart(HERE)).isEmpty();
            assertThat(tx.decisions().rules(HERE)).isEmpty();
            assertThat(tx.firings().nextDue(HERE, "won")).isEmpty();
            assertThat(tx.timers().nextDue(HERE)).isEmpty();
            tx.fences().check(HERE, token);
            assertThat(tx.locations().removeData(ELSEWHERE, 100)).isEqualTo(new DataRemoval(0, 0, 1, 0, 0, 0, 0, 1, 0));
        });
    }
}
