package io.ghl.sync;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.ApiVersion;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewListener;
import io.ghl.sync.review.ReviewOptions;
import io.ghl.sync.store.SyncStore;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The application is told of questions, so that it can prompt a person. */
class ReviewListenerTest {
    private Studio studio;

    @AfterEach
    void close() {
        studio.close();
    }

    /** Keeps what it is told. */
    private static class Told implements ReviewListener {
        final BlockingQueue<String> calls = new LinkedBlockingQueue<>();

        @Override
        public void opened(ReviewItem item) {
            calls.add("opened " + item.field() + " " + item.status());
        }

        @Override
        public void refreshed(ReviewItem item) {
            calls.add("refreshed " + item.field() + " " + item.status());
        }

        @Override
        public void closed(ReviewItem item) {
            calls.add("closed " + item.field() + " " + item.closing());
        }

        String next() throws InterruptedException {
            return String.valueOf(calls.poll(20, TimeUnit.SECONDS));
        }
    }

    private String open(ReviewListener listener) throws Exception {
        studio = new Studio(
                SyncStore.memory(),
                ApiVersion.V3,
                sandbox -> {},
                engine -> engine.reviews(ReviewOptions.defaults().withListener(listener)));
        return studio.linkedAda();
    }

    @Test
    void aQuestionIsToldOfWhenItOpensRefreshesAndCloses() throws Exception {
        Told told = new Told();
        String ada = open(told);

        ReviewItem unused = studio.contested(ada, "London", "Paris");
        assertThat(told.next()).isEqualTo("opened city OPEN");
        studio.userEdits(ada, Map.of("city", "Rome"));
        studio.settle();
        assertThat(told.next()).isEqualTo("refreshed city OPEN");
        studio.edited("ada", person -> person.withCity("Rome"));
        assertThat(told.next()).isEqualTo("closed city both sides agree");
    }

    @Test
    void aListenerThatFailsIsToldAgainAndHoldsNothingUp() throws Exception {
        AtomicInteger failures = new AtomicInteger(1);
        CountDownLatch failed = new CountDownLatch(1);
        Told told = new Told() {
            @Override
            public void opened(ReviewItem item) {
                if (failures.getAndDecrement() > 0) {
                    failed.countDown();
                    throw new IllegalStateException("the mail server is down");
                }
                super.opened(item);
            }
        };
        String ada = open(told);

        ReviewItem unused = studio.contested(ada, "London", "Paris");
        assertThat(failed.await(20, TimeUnit.SECONDS)).isTrue();
        studio.edited("ada", person -> person.withFirstName("Augusta"));
        assertThat(studio.contact(ada).path("firstName").asText()).isEqualTo("Augusta");

        // The next change of any question of the location brings it up again.
        studio.userEdits(ada, Map.of("city", "Rome"));
        studio.settle();
        assertThat(told.next()).isEqualTo("opened city OPEN");
    }

    @Test
    void aSlowListenerDoesNotHoldUpTheSync() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Told told = new Told() {
            @Override
            public void opened(ReviewItem item) {
                called.countDown();
                try {
                    mayGoOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                super.opened(item);
            }
        };
        String ada = open(told);

        ReviewItem item = studio.contested(ada, "London", "Paris");
        // A question that is answered before its call began is not told of.
        assertThat(called.await(20, TimeUnit.SECONDS)).isTrue();
        ReviewItem unused = studio.location.reviews().resolve(item.id(), Answer.app(), item.version(), "grace", null);
        studio.settle();
        assertThat(studio.contact(ada).path("city").asText()).isEqualTo("London");

        mayGoOn.countDown();
        assertThat(told.next()).isEqualTo("opened city OPEN");
        assertThat(told.next()).isEqualTo("closed city decided by grace");
    }

    @Test
    void whatNobodyWasToldOfBeforeARestartIsToldAfterwards() throws Exception {
        studio = new Studio(SyncStore.memory(), ApiVersion.V3);
        String ada = studio.linkedAda();
        ReviewItem unused = studio.contested(ada, "London", "Paris");
        studio.engine.close();

        Told told = new Told();
        try (SyncEngine second = SyncEngine.builder()
                .ghl(studio.ghl)
                .store(studio.store)
                .records(RecordSync.contacts(studio.people)
                        .mapping(m ->
                                m.field("city", Person::city, Person::withCity).to(CITY)))
                .reviews(ReviewOptions.defaults().withListener(told))
                .build()) {
            second.location(Studio.LOCATION);
            second.start();
            assertThat(told.next()).isEqualTo("opened city OPEN");
        }
    }
}
