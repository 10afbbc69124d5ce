package io.ghl.sync.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ghl.sync.Person;
import io.ghl.sync.RemoteMerge;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.engine.location.Planning;
import io.ghl.sync.plan.TypePlan;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.review.ReviewItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** HighLevel tells of no merge: one contact is gone, and another one holds what identified it. */
class MergedContactsTest extends HardCase {
    private String ada;
    private String bob;

    private void linkBoth() {
        open();
        bench.people.put(Person.named("ada", "Ada", "ada@example.com"));
        bench.people.put(Person.named("bob", "Bob", null).withPhone("+12025550143"));
        bench.linked();
        ada = bench.idOf("ada@example.com");
        bob = bench.linkOf("bob").ghlId();
    }

    private void mergeAdaIntoBob() {
        bench.sandbox.deleteContact(ada);
        bench.sandbox.updateContact(bob, Map.of("email", "ada@example.com"));
    }

    @Test
    void theRecordOfTheLostContactBecomesAnAliasAndTheApplicationIsTold() {
        linkBoth();
        mergeAdaIntoBob();
        bench.worker.sweep();
        bench.settled();

        assertThat(bench.merges)
                .containsExactly(new RemoteMerge(Bench.LOCATION, RecordType.CONTACT, "ada", ada, bob, "bob"));
        assertThat(bench.linkOf("ada").state()).isEqualTo(LinkState.ALIASED);
        assertThat(bench.linkOf("bob").state()).isEqualTo(LinkState.LINKED);
        assertThat(bench.people.all()).hasSize(2);
        assertThat(bench.people.get("bob").email()).isEqualTo("ada@example.com");
        assertThat(bench.log("ada"))
                .extracting(AuditEntry::action)
                .contains(AuditEntry.Action.ALIASED)
                .doesNotContain(AuditEntry.Action.DELETED);
    }

    @Test
    void aLateEventAboutTheLostContactAndAnEditOfItsRecordCostNoCall() {
        linkBoth();
        var lost = bench.contact(ada);
        mergeAdaIntoBob();
        bench.worker.sweep();
        bench.settled();
        long mark = bench.mark();
        bench.event("ContactUpdate", lost, bench.clock.instant());
        bench.people.edit("ada", person -> person.withCity("Oslo"));
        bench.settled();

        assertThat(bench.callsSince(mark)).isEmpty();
        assertThat(bench.contacts()).hasSize(1);
    }

    @Test
    void theApplicationIsToldAgainIfItFailsAndStaysAsItWasUntilThen() {
        linkBoth();
        mergeAdaIntoBob();
        bench.afterNext("mergedInGhl", Bench.failing(new IllegalStateException("database down")));
        bench.worker.sweep();
        bench.round(Duration.ZERO);
        assertThat(bench.linkOf("ada").state()).isEqualTo(LinkState.LINKED);
        bench.settled();

        assertThat(bench.merges).hasSize(2);
        assertThat(bench.linkOf("ada").state()).isEqualTo(LinkState.ALIASED);
    }

    @Test
    void aSurvivorThatIsFreeBecomesTheNewPartner() {
        linkBoth();
        String other = bench.sandbox.createContact(Map.of("firstName", "A.", "city", "Oslo"));
        bench.sandbox.deleteContact(ada);
        bench.sandbox.updateContact(other, Map.of("email", "ada@example.com"));
        bench.settled();
        bench.worker.sweep();
        bench.settled();

        assertThat(bench.linkOf("ada").ghlId()).isEqualTo(other);
        assertThat(bench.linkOf("ada").state()).isEqualTo(LinkState.LINKED);
        assertThat(bench.people.all()).hasSize(2);
        assertThat(bench.people.get("ada").city()).isEqualTo("Oslo");
        assertThat(bench.merges).isEmpty();
        assertThat(bench.reviews().open()).isEmpty();
    }

    /** No search finds a contact by a further address, so the contacts that changed since the last sweep are read. */
    @Test
    void aSurvivorThatKeptItsOwnAddressIsFoundHoweverLongNobodyLooked() {
        linkBoth();
        String other = bench.sandbox.createContact(Map.of("firstName", "A.", "email", "a@example.com"));
        bench.settled();
        bench.sandbox.deleteContact(ada);
        bench.sandbox.updateContact(other, Map.of("additionalEmails", List.of("ada@example.com")));
        bench.clock.advance(Duration.ofHours(30));
        bench.settled();
        bench.worker.sweep();
        bench.settled();

        assertThat(bench.merges)
                .extracting(RemoteMerge::appId, RemoteMerge::survivorGhlId)
                .containsExactly(tuple("ada", other));
        assertThat(bench.people.get("ada")).isNotNull();
        assertThat(bench.linkOf("ada").state()).isEqualTo(LinkState.ALIASED);
    }

    /** It is looked for among what changed since the sweeps, of which a plan has to know. */
    @Test
    void aPlanFindsASurvivorHoweverLongNobodyLooked() {
        linkBoth();
        String other = bench.sandbox.createContact(Map.of("firstName", "A.", "email", "a@example.com"));
        bench.settled();
        bench.sandbox.deleteContact(ada);
        bench.sandbox.updateContact(other, Map.of("additionalEmails", List.of("ada@example.com")));
        bench.clock.advance(Duration.ofHours(30));

        TypePlan plan =
                Planning.plan(List.of(bench.tenant), 200_000, 10).plan().types().get(RecordType.CONTACT);

        assertThat(plan.deleteInApp()).isZero();
        assertThat(plan.unlinked()).isEqualTo(1);
    }

    @Test
    void severalThatMayBeTheSurvivorAreAskedAbout() {
        open(sandbox -> sandbox.allowDuplicates(true), HardCase::plain);
        ada = linkAda();
        bench.sandbox.deleteContact(ada);
        bench.sandbox.createContact(Map.of("firstName", "A.", "email", "ada@example.com"));
        bench.sandbox.createContact(Map.of("firstName", "B.", "email", "ada@example.com"));
        bench.worker.sweep();
        bench.settled();

        assertThat(bench.people.all()).hasSize(1);
        assertThat(bench.reviews().open())
                .anySatisfy(item -> assertThat(item.kind()).isEqualTo(ReviewItem.Kind.MATCH));
    }

    @Test
    void whoOnlySharesThePhoneNumberIsNoSurvivor() {
        open(sandbox -> sandbox.allowDuplicates(true), HardCase::plain);
        bench.people.put(Person.named("ada", "Ada", "ada@example.com").withPhone("+12025550143"));
        bench.people.put(Person.named("bob", "Bob", "bob@example.com"));
        bench.linked();
        bench.sandbox.updateContact(bench.idOf("bob@example.com"), Map.of("phone", "+12025550143"));
        bench.settled();
        bench.sandbox.deleteContact(bench.idOf("ada@example.com"));
        bench.worker.sweep();
        bench.settled();

        assertThat(bench.people.all()).extracting(Person::id).containsExactly("bob");
        assertThat(bench.merges).isEmpty();
    }
}
