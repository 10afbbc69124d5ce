package io.ghl.sync.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.Person;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.review.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who belongs to whom, where that is not plain. */
class LinkingTest extends HardCase {

    @Test
    void aPersonCanLinkWhatWasAmbiguousOnBothSides() {
        open(sandbox -> sandbox.allowDuplicates(true), HardCase::plain);
        linkAmbiguously();
        String byEmail = bench.idOf("ada@example.com");

        bench.answer("ada", Answer.link(byEmail));
        bench.settled();

        assertThat(bench.linkOf("ada").ghlId()).isEqualTo(byEmail);
        assertThat(bench.linkOf("ada").state()).isEqualTo(LinkState.LINKED);
        assertThat(bench.contact(byEmail).path("phone").asText()).isEqualTo("+12025550143");
        // The chosen contact's own question is answered with it; the other contact's is not.
        assertThat(bench.reviews().open()).hasSize(1);
    }

    @Test
    void aRecordToBeKeptApartIsNeverLinkedInstead() {
        open();
        linkAmbiguously();

        bench.answer("ada", Answer.separate());
        bench.settled();

        assertThat(bench.contacts()).hasSize(2);
        assertThat(bench.linkOf("ada").ghlId()).isNull();
        assertThat(bench.questionAbout("ada").reason()).contains("duplicate");
    }

    @Test
    void aRecordToBeKeptApartIsCreatedWhereDuplicatesAreAllowed() {
        open(sandbox -> sandbox.allowDuplicates(true), HardCase::plain);
        linkAmbiguously();

        bench.answer("ada", Answer.separate());
        bench.settled();

        assertThat(bench.contacts()).hasSize(3);
        assertThat(bench.linkOf("ada").state()).isEqualTo(LinkState.LINKED);
    }

    @Test
    void twoNewRecordsWithOneKeyAreNotPairedByChance() {
        open();
        bench.linked();
        bench.sandbox.createContact(Map.of("firstName", "Ada", "email", "ada@example.com"));
        bench.people.put(Person.named("ada1", "Ada", "ada@example.com"));
        bench.people.put(Person.named("ada2", "Ada", "ada@example.com"));
        bench.settled();

        assertThat(bench.linkOf("ada1").state()).isEqualTo(LinkState.CANDIDATE);
        assertThat(bench.linkOf("ada2").state()).isEqualTo(LinkState.CANDIDATE);
    }
}
