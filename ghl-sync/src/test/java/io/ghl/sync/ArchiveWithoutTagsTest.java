package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.record.RecordType;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** An archived contact is marked by a tag, whether or not tags are mapped. */
class ArchiveWithoutTagsTest {
    @Test
    void aContactIsMarkedThoughTagsAreNotMapped() throws Exception {
        People people = new People();
        people.put(Person.named("ada", "Ada", "ada@example.com"));
        RecordSync<Person> records = RecordSync.contacts(people)
                .mapping(m -> m.field("email", Person::email, Person::withEmail).to(ContactFields.EMAIL))
                .onDelete(DeletePolicy.ARCHIVE);
        try (Studio studio = new Studio(records, Clock.systemUTC())) {
            studio.engine.start();
            studio.location.link(LinkProgress.SILENT);
            String id = studio.contactIdOf("ada@example.com");

            people.remove("ada");
            studio.location.changed(RecordType.CONTACT, "ada");
            studio.settle();

            assertThat(studio.contact(id).path("tags"))
                    .extracting(tag -> tag.asText())
                    .containsExactly("deleted in app");
            assertThat(studio.location.deadLetters().list()).isEmpty();
        }
    }
}
