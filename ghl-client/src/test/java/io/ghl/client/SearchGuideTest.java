package io.ghl.client;

import static io.ghl.client.contacts.ContactField.CITY;
import static io.ghl.client.contacts.ContactField.DATE_ADDED;
import static io.ghl.client.contacts.ContactField.TAGS;
import static io.ghl.client.contacts.ContactField.customText;
import static io.ghl.client.contacts.ContactFilter.opportunities;
import static io.ghl.client.contacts.OpportunityField.PIPELINE_ID;
import static io.ghl.client.contacts.OpportunityField.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.calendars.Calendar;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactChangeOptions;
import io.ghl.client.contacts.ContactChanges;
import io.ghl.client.contacts.ContactCheckpoint;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.customfields.CustomFieldType;
import io.ghl.client.customfields.NewCustomField;
import io.ghl.client.limit.Priority;
import io.ghl.client.locations.Tag;
import io.ghl.client.users.User;
import io.ghl.sandbox.GhlSandbox;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Java code of docs/searching.md: it compiles, it runs, and the guide shows this very code. */
class SearchGuideTest {
    private final GhlSandbox sandbox = GhlSandbox.builder().contacts(30).start();
    private final GhlClient ghl = GhlClient.builder()
            .baseUrl(sandbox.baseUrl().toString())
            .privateToken(sandbox.token())
            .build();
    private final GhlLocation location = ghl.location(sandbox.locationId());
    private final List<String> names = new ArrayList<>();
    private String saved;
    private String remembered = "none";

    @AfterEach
    void close() {
        ghl.close();
        sandbox.close();
    }

    private void store(Contact contact) {
        names.add(contact.firstName());
    }

    private void remember(String cursor) {
        remembered = cursor;
    }

    private String loadCheckpoint() {
        return saved;
    }

    private void saveCheckpoint(String text) {
        saved = text;
    }

    private ContactSearch searching(Instant since, Instant until, String pipelineId) {
        ContactSearch search = ContactSearch.where(
                        TAGS.eq("vip").or(TAGS.eq("lead")),
                        CITY.contains("Aust"),
                        DATE_ADDED.between(since, until),
                        customText("contact.lead_stage").eq("won"),
                        opportunities(PIPELINE_ID.eq(pipelineId), STATUS.eq("open")))
                .sortedBy(DATE_ADDED.ascending())
                .pageLimit(500);
        for (Contact contact : location.contacts().search(search)) {
            store(contact);
        }
        return search;
    }

    private void resuming(ContactSearch search, String cursorOfLastTime) {
        location.contacts().search(search).resumeFrom(cursorOfLastTime).forEachPage(page -> {
            page.items().forEach(contact -> store(contact));
            remember(page.nextCursor());
        });
    }

    private void changes() {
        String stored = loadCheckpoint();
        ContactCheckpoint checkpoint =
                stored == null ? ContactCheckpoint.startingAt(Instant.EPOCH) : new ContactCheckpoint(stored);
        boolean more = true;
        while (more) {
            ContactChanges changes = location.contacts().changesSince(checkpoint);
            changes.contacts().forEach(contact -> store(contact));
            checkpoint = changes.checkpoint();
            saveCheckpoint(checkpoint.text());
            more = changes.more();
        }
    }

    private ContactChanges tuned(ContactCheckpoint checkpoint) {
        ContactChangeOptions options = ContactChangeOptions.standard()
                .withOverlap(Duration.ofMinutes(30))
                .withPageLimit(500);
        ContactChanges changes = location.withPriority(Priority.POLL).contacts().changesSince(checkpoint, options);
        return changes;
    }

    private List<Optional<?>> references(String calendarId) {
        Optional<Tag> vip = location.tags().byName("VIP");
        Optional<User> ada = location.users().byEmail("ada@example.com");
        Optional<Calendar> calendar = location.calendars().byId(calendarId);
        location.tags().refresh();
        return List.of(vip, ada, calendar);
    }

    @Test
    void itRuns() {
        String stage = location.customFields()
                .create(NewCustomField.builder()
                        .name("Lead stage")
                        .dataType(CustomFieldType.TEXT)
                        .build())
                .id();
        NewContact ada = NewContact.builder()
                .firstName("Ada")
                .email("ada@example.com")
                .city("Austin")
                .tags(List.of("vip"))
                .customField(stage, "won")
                .build();
        location.contacts().create(ada);
        location.tags().create("VIP too");
        // The sandbox has no opportunities, so nobody fits; that the search is accepted is what counts.
        ContactSearch search = searching(Instant.EPOCH, Instant.now(), "p1");
        assertThat(names).isEmpty();
        resuming(search, "[1, \"0\"]");
        assertThat(remembered).isNull();

        ContactChanges all = tuned(ContactCheckpoint.startingAt(Instant.EPOCH));
        assertThat(all.contacts()).hasSizeBetween(30, 31);
        changes();
        assertThat(names).hasSizeBetween(30, 31);
        changes();
        assertThat(saved).startsWith("{\"v\":1,");
        assertThat(references("none")).hasSize(3);
    }

    @Test
    void theGuideShowsThisCode() throws IOException {
        Guide.assertShowsCodeOf(SearchGuideTest.class, "searching.md");
    }
}
