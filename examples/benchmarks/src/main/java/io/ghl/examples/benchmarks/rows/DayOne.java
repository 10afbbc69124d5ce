package io.ghl.examples.benchmarks.rows;

import static io.ghl.client.contacts.ContactField.DATE_UPDATED;

import io.ghl.client.GhlClient;
import io.ghl.client.GhlLocation;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.error.GhlException;
import io.ghl.client.notes.NewNote;
import io.ghl.client.tasks.NewTask;
import java.time.Duration;
import java.time.Instant;

/** What somebody writes on the first day; {@link SizeRow} counts the types it takes. Nothing runs it. */
final class DayOne {
    private DayOne() {}

    static void program(String token) {
        try (GhlClient ghl = GhlClient.builder()
                .privateToken(token)
                .totalTimeout(Duration.ofSeconds(20))
                .build()) {
            GhlLocation location = ghl.location("ve9EPM428h8vShlRW1KT");
            Contact ada = location.contacts()
                    .create(NewContact.builder()
                            .firstName("Ada")
                            .email("ada@example.com")
                            .build());
            location.contacts()
                    .update(
                            ada.id(),
                            ContactUpdate.builder()
                                    .phone("+12025550143")
                                    .clearWebsite()
                                    .build());
            location.contacts().addTags(ada.id(), "vip");
            Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
            location.tasks()
                    .create(
                            ada.id(),
                            NewTask.builder().title("Call").dueDate(tomorrow).build());
            location.notes()
                    .create(ada.id(), NewNote.builder().body("Met at the fair").build());
            Instant yesterday = Instant.now().minus(Duration.ofDays(1));
            for (Contact changed : location.contacts().search(ContactSearch.where(DATE_UPDATED.atLeast(yesterday)))) {
                System.out.println(changed.id());
            }
        } catch (GhlException e) {
            System.err.println(e.getMessage());
        }
    }
}
