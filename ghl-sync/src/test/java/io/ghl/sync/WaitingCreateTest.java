package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.ApiVersion;
import io.ghl.sync.audit.FieldExplanation;
import io.ghl.sync.audit.FieldExplanation.Next;
import io.ghl.sync.audit.RecordExplanation;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a record that was to be created in HighLevel and was stopped. */
class WaitingCreateTest {
    private Studio studio;

    @BeforeEach
    void open() throws Exception {
        studio = new Studio(SyncStore.memory(), ApiVersion.V2021_07_28).linked();
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void aRecordThatTheClientRefusesToCreateWaitsWithItsProblem() throws Exception {
        studio.people.put(Person.named("bob", null, null).withCity("Oslo"));
        studio.location.changed(RecordType.CONTACT, "bob");
        studio.settle();
        String problem = studio.location.deadLetters().list().get(0).lastError();

        RecordExplanation bob = studio.location.explain(RecordType.CONTACT, "bob");

        assertThat(bob.text())
                .contains("Record bob of the application is to be created in HighLevel, but waits: " + problem)
                .doesNotContain("is being created", "under way", "landed");
        FieldExplanation city = studio.location.explain(RecordType.CONTACT, "bob", "city");
        assertThat(city.next()).isEqualTo(Next.PARKED);
        assertThat(city.text()).contains("Nothing happens until the record is edited or swept: " + problem);

        studio.edited("bob", person -> person.withEmail("bob@example.com"));
        assertThat(studio.location.explain(RecordType.CONTACT, "bob").text()).contains("are linked");
    }
}
