package io.ghl.sync.internal.engine;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sync.Person;
import io.ghl.sync.Sneaky;
import io.ghl.sync.SyncStatus;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.audit.AuditEntry.Action;
import io.ghl.sync.audit.AuditOptions;
import io.ghl.sync.internal.engine.tenant.Oversight;
import io.ghl.sync.internal.trigger.TriggerSet;
import io.ghl.sync.mapping.MappingBuilder;
import io.ghl.sync.merge.Resolution;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.observe.SyncObserver;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What takes a clock or a race to show: questions that end by themselves, and edits that are overwritten unseen. */
class OversightTest extends HardCase {
    private static void reviewed(MappingBuilder<Person> m) {
        m.field("email", Person::email, Person::withEmail)
                .to(EMAIL)
                .field("city", Person::city, Person::withCity)
                .to(CITY);
    }

    private void open(ReviewOptions reviews) {
        bench = new Bench(
                sandbox -> {},
                OversightTest::reviewed,
                new Oversight(
                        AuditOptions.defaults(),
                        reviews,
                        SyncObserver.SILENT,
                        location -> {},
                        TriggerSet.none(),
                        true));
    }

    private void contest(String ada) {
        bench.people.edit("ada", person -> person.withCity("Leeds"));
        bench.sandbox.updateContact(ada, Map.of("city", "Paris"));
        bench.settled();
    }

    private List<AuditEntry> rows(Action action) {
        String link = bench.linkOf("ada").id();
        return bench.store.transact(tx -> tx.audit().of(link)).stream()
                .filter(row -> row.action() == action)
                .toList();
    }

    @Test
    void aQuestionThatNobodyAnswersIsSettledByTheFallback() {
        open(ReviewOptions.defaults().withTimeToLive(Duration.ofDays(7), Strategies.ghlWins()));
        String ada = linkAda();
        contest(ada);
        bench.clock.advance(Duration.ofDays(6));
        bench.settled();
        assertThat(bench.reviews().open()).hasSize(1);

        // A side that moves starts the time anew.
        bench.sandbox.updateContact(ada, Map.of("city", "Rome"));
        bench.settled();
        bench.clock.advance(Duration.ofDays(6));
        bench.settled();
        assertThat(bench.reviews().open()).hasSize(1);

        bench.clock.advance(Duration.ofDays(1));
        bench.settled();
        assertThat(bench.reviews().open()).isEmpty();
        assertThat(bench.people.get("ada").city()).isEqualTo("Rome");
        assertThat(rows(Action.UPDATED))
                .last()
                .satisfies(row -> assertThat(row.actor()).isEqualTo("time to live"));
    }

    @Test
    void aFallbackThatAsksLeavesTheQuestionOpen() {
        open(ReviewOptions.defaults().withTimeToLive(Duration.ofDays(7), Strategies.review()));
        contest(linkAda());
        bench.clock.advance(Duration.ofDays(30));
        bench.settled();
        assertThat(bench.reviews().open()).hasSize(1);
    }

    @Test
    void aFallbackThatFailsLeavesTheQuestionOpenAndHoldsUpNothing() {
        open(ReviewOptions.defaults().withTimeToLive(Duration.ofDays(7), conflict -> {
            Sneaky.<RuntimeException>fail(new IOException("no rules"));
            return new Resolution.Take(Side.APP, "never", "none");
        }));
        contest(linkAda());
        bench.clock.advance(Duration.ofDays(30));
        bench.people.put(Person.named("bob", "Bob", "bob@example.com"));
        bench.settled();

        assertThat(bench.reviews().open()).hasSize(1);
        assertThat(bench.contacts()).hasSize(2);
        assertThat(bench.worker.status().state()).isEqualTo(SyncStatus.State.WAITING);
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        ReviewOptions options = ReviewOptions.defaults();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withTimeToLive(Duration.ZERO, Strategies.ghlWins()));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withSuggestAfter(1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReviewOptions(null, Duration.ofDays(1), null, 3));
    }

    @Test
    void anEditThatAWriteReplacedUnseenIsToldOf() {
        open(ReviewOptions.defaults());
        String ada = linkAda();
        bench.people.edit("ada", person -> person.withCity("Leeds"));
        bench.beforeNext("update", () -> {
            bench.clock.advance(Duration.ofSeconds(1));
            bench.sandbox.updateContact(ada, Map.of("city", "Rome"));
            bench.event(ada);
            bench.clock.advance(Duration.ofSeconds(1));
        });
        bench.settled();

        assertThat(bench.contact(ada).path("city").asText()).isEqualTo("Leeds");
        assertThat(rows(Action.OVERWRITTEN)).singleElement().satisfies(row -> {
            assertThat(row.field()).isEqualTo("city");
            assertThat(row.loser()).isEqualTo(FieldValue.text("Rome"));
            assertThat(row.context().webhookIds()).hasSize(1);
            assertThat(row.operationId()).isNotNull();
        });

        bench.event(ada);
        bench.settled();
        assertThat(rows(Action.OVERWRITTEN)).as("told once").hasSize(1);
    }

    @Test
    void anEditThatWasReadIsNotTakenForOverwritten() {
        open(ReviewOptions.defaults());
        String ada = linkAda();
        bench.sandbox.updateContact(ada, Map.of("city", "Rome"));
        bench.event(ada);
        bench.settled();
        bench.people.edit("ada", person -> person.withCity("Leeds"));
        bench.settled();
        bench.event(ada);
        bench.settled();
        // The event of the edit comes once more, late.
        var old = bench.contact(ada).deepCopy();
        ((ObjectNode) old).put("city", "Rome");
        bench.event("ContactUpdate", old, bench.clock.instant().minus(Duration.ofHours(1)));
        bench.settled();

        assertThat(bench.people.get("ada").city()).isEqualTo("Leeds");
        assertThat(rows(Action.OVERWRITTEN)).isEmpty();
    }

    @Test
    void aSeparateRecordIsNotAskedAboutAgain() {
        open(sandbox -> sandbox.allowDuplicates(true), HardCase::plain);
        linkAmbiguously();
        bench.answer("ada", Answer.separate());
        bench.settled();
        List<ReviewItem> open = bench.reviews().open();

        bench.contacts().forEach(contact -> bench.event(contact.path("id").asText()));
        bench.settled();

        assertThat(bench.reviews().keptApart()).hasSize(2);
        assertThat(bench.reviews().open()).hasSizeLessThanOrEqualTo(open.size());
        assertThat(bench.reviews().open())
                .noneMatch(item -> item.linkId().equals(bench.linkOf("ada").id()));
    }
}
