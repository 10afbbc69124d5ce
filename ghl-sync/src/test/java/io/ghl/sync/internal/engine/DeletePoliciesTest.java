package io.ghl.sync.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.DeletePolicy;
import io.ghl.sync.Person;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.record.LinkState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a deletion does to the other side, and when a deleted record may come back. */
class DeletePoliciesTest extends HardCase {
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private String link(DeletePolicy policy) {
        open(policy, Bench.OPTIONS);
        return linkAda();
    }

    private void sweep() {
        bench.worker.sweep();
        bench.settled();
    }

    @Test
    void archiveTagsTheContactWhoseRecordIsGone() {
        String ada = link(DeletePolicy.ARCHIVE);
        bench.people.remove("ada");
        bench.afterNext("addTags", Bench.failing(new IllegalStateException("connection lost")));
        bench.settled();

        assertThat(bench.contact(ada).path("tags").toString()).contains("deleted in app");
        assertThat(bench.links().get(0).state()).isEqualTo(LinkState.UNLINKED);
        sweep();
        assertThat(bench.people.all()).isEmpty();
    }

    @Test
    void archiveMarksTheRecordWhoseContactIsGone() {
        String ada = link(DeletePolicy.ARCHIVE);
        bench.people.put(Person.named("bob", "Bob", "bob@example.com"));
        bench.settled();
        bench.sandbox.deleteContact(ada);
        sweep();

        assertThat(bench.people.archived()).containsExactly("ada");
        assertThat(bench.people.all()).hasSize(2);
        assertThat(bench.log("ada")).extracting(AuditEntry::action).contains(AuditEntry.Action.ARCHIVED);
    }

    @Test
    void ignoreWaitsForTheRecordToComeBack() {
        String ada = link(DeletePolicy.IGNORE);
        Person before = bench.people.get("ada");
        bench.people.remove("ada");
        bench.settled();
        bench.sandbox.updateContact(ada, Map.of("city", "Oslo"));
        bench.settled();
        assertThat(bench.reviews().open()).isEmpty();
        bench.people.put(before.withFirstName("Augusta"));
        bench.settled();

        assertThat(bench.people.get("ada").city()).isEqualTo("Oslo");
        assertThat(bench.contact(ada).path("firstName").asText()).isEqualTo("Augusta");
    }

    @Test
    void aLateEventDoesNotBringADeletedContactBack() {
        String ada = link(DeletePolicy.PROPAGATE);
        var before = bench.contact(ada);
        bench.people.remove("ada");
        bench.settled();
        assertThat(bench.contacts()).isEmpty();
        long mark = bench.mark();
        bench.clock.advance(Duration.ofMinutes(65));
        bench.event("ContactUpdate", before, bench.clock.instant());
        bench.settled();

        assertThat(bench.callsSince(mark)).isEmpty();
        assertThat(bench.people.all()).isEmpty();
    }

    @Test
    void aContactCountsAsMissingFromWhenHighLevelWasAskedAndNotFromWhenTheWorkerBegan() {
        String ada = link(DeletePolicy.PROPAGATE);
        var before = bench.contact(ada);
        bench.sandbox.deleteContact(ada);
        AtomicReference<Instant> asked = new AtomicReference<>();
        bench.beforeNext("read", () -> {
            bench.clock.advance(Duration.ofMinutes(1));
            asked.set(bench.clock.instant());
        });
        bench.event("ContactDelete", before, bench.clock.instant());
        bench.worker.runOnce();

        assertThat(bench.people.all()).hasSize(1);
        assertThat(bench.linkOf("ada").missingSince()).isAfter(asked.get());
        bench.settled();
        assertThat(bench.people.all()).isEmpty();
    }

    @Test
    void aContactThatIsRestoredLaterIsTakenForNew() {
        String ada = link(DeletePolicy.PROPAGATE);
        bench.sandbox.state().save("before");
        bench.people.remove("ada");
        bench.settled();
        bench.sandbox.state().restore("before");
        bench.event(ada);
        bench.settled();
        assertThat(bench.people.all()).isEmpty();

        bench.clock.advance(REMEMBERED);
        bench.event(ada);
        bench.settled();

        assertThat(bench.people.byEmail("ada@example.com")).isPresent();
        assertThat(bench.links())
                .filteredOn(link -> link.state() == LinkState.LINKED)
                .hasSize(1);
    }

    @Test
    void anUnlinkedRecordGetsItsContactBackWhenThatIsRestoredLater() {
        String ada = link(DeletePolicy.UNLINK);
        bench.people.put(Person.named("bob", "Bob", "bob@example.com"));
        bench.settled();
        bench.sandbox.state().save("before");
        bench.sandbox.deleteContact(ada);
        sweep();
        assertThat(bench.linkOf("ada").state()).isEqualTo(LinkState.UNLINKED);
        bench.clock.advance(REMEMBERED);
        bench.people.edit("ada", person -> person.withCity("Oslo"));
        bench.settled();
        assertThat(bench.contacts()).hasSize(1);

        bench.sandbox.state().restore("before");
        bench.event(ada);
        bench.settled();

        assertThat(bench.linkOf("ada").state()).isEqualTo(LinkState.LINKED);
        assertThat(bench.linkOf("ada").ghlId()).isEqualTo(ada);
    }
}
