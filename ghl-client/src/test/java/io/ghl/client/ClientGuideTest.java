package io.ghl.client;

import static io.ghl.client.contacts.ContactField.ASSIGNED_TO;
import static io.ghl.client.contacts.ContactField.CITY;
import static io.ghl.client.contacts.ContactField.DATE_ADDED;
import static io.ghl.client.contacts.ContactField.TAGS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.appointments.Appointment;
import io.ghl.client.appointments.AppointmentStatus;
import io.ghl.client.appointments.AppointmentUpdate;
import io.ghl.client.appointments.EventWindow;
import io.ghl.client.appointments.NewAppointment;
import io.ghl.client.businesses.Business;
import io.ghl.client.businesses.NewBusiness;
import io.ghl.client.calendars.FreeSlots;
import io.ghl.client.calendars.NewCalendar;
import io.ghl.client.calendars.OpenHours;
import io.ghl.client.calendars.SlotUnit;
import io.ghl.client.calendars.TeamMember;
import io.ghl.client.contacts.BulkTagsResult;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactChanges;
import io.ghl.client.contacts.ContactCheckpoint;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.contacts.UpsertResult;
import io.ghl.client.customfields.CustomFieldSchema;
import io.ghl.client.customfields.CustomFieldType;
import io.ghl.client.customfields.NewCustomField;
import io.ghl.client.error.DuplicateContactException;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.MissingScopeException;
import io.ghl.client.error.RateLimitedException;
import io.ghl.client.locations.CustomValue;
import io.ghl.client.notes.NewNote;
import io.ghl.client.notes.Note;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.oauth.TokenStore;
import io.ghl.client.tasks.NewTask;
import io.ghl.client.tasks.Task;
import io.ghl.client.tasks.TaskSearch;
import io.ghl.client.users.User;
import io.ghl.sandbox.GhlSandbox;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The twenty things of docs/client-guide.md, against the sandbox. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class ClientGuideTest extends OnSandbox {
    private final List<String> printed = new ArrayList<>();

    ClientGuideTest(ApiVersion version) {
        super(version);
    }

    @Test
    void theGuideShowsThisCode() throws IOException {
        Guide.assertShowsCodeOf(ClientGuideTest.class, "client-guide.md");
    }

    @BeforeEach
    void open() {
        start();
    }

    private void print(Object line) {
        printed.add(String.valueOf(line));
    }

    private String ada() {
        return location.contacts()
                .create(NewContact.builder()
                        .firstName("Ada")
                        .email("ada@example.com")
                        .phone("+12025550143")
                        .website("https://ada.example.com")
                        .build())
                .id();
    }

    static void connecting() {
        try (GhlClient ghl =
                GhlClient.builder().privateToken(System.getenv("GHL_TOKEN")).build()) {
            GhlLocation location = ghl.location("ve9EPM428h8vShlRW1KT");
            Contact contact = location.contacts().get("ocQHyuzHvysMo5N5VsXc");
        }
    }

    private Optional<Contact> finding() {
        Optional<Contact> found = location.contacts().findDuplicate("ada@example.com", null);
        Optional<Contact> byPhone = location.contacts().findDuplicate(null, "+12025550143");
        assertThat(byPhone).isEqualTo(found);
        return found;
    }

    private String creating() {
        String id;
        try {
            Contact made = location.contacts()
                    .create(NewContact.builder()
                            .firstName("Ada")
                            .lastName("Lovelace")
                            .email("ada@example.com")
                            .phone("+12025550143")
                            .dateOfBirth(LocalDate.of(1990, 12, 10))
                            .source("booking site")
                            .build());
            id = made.id();
        } catch (DuplicateContactException e) {
            id = e.existingContactId(); // e.matchingField() says which value it shares
        }
        return id;
    }

    @Test
    void creatingAndFinding() {
        assertThat(finding()).isEmpty();
        String id = creating();
        assertThat(creating()).isEqualTo(id);
        assertThat(finding().orElseThrow().id()).isEqualTo(id);
    }

    @Test
    void upserting() {
        UpsertResult result = location.contacts()
                .upsert(NewContact.builder()
                        .email("ada@example.com")
                        .firstName("Ada")
                        .build());
        print(result.isNew() ? "created" : "updated");
        assertThat(printed).containsExactly("created");
    }

    @Test
    void updating() {
        String id = ada();
        location.contacts()
                .update(
                        id,
                        ContactUpdate.builder()
                                .city("Austin")
                                .clearWebsite() // sends null; what is not touched is not sent
                                .build());
        Contact before = location.contacts().get(id);
        Contact wanted = before.with(
                ContactUpdate.builder().lastName("Lovelace").city("Austin").build());
        location.contacts().update(id, before.diff(wanted)); // sends the last name only
        Contact now = location.contacts().get(id);
        assertThat(now.city()).isEqualTo("Austin");
        assertThat(now.website()).isNull();
        assertThat(now.lastName()).isEqualTo("Lovelace");
        assertThat(sandbox.journal().entries().stream().map(Object::toString)).isNotEmpty();
    }

    @Test
    void tagging() {
        String id = ada();
        List<String> tags = location.contacts().addTags(id, "vip", "newsletter"); // all tags after the call
        location.contacts().removeTags(id, "newsletter");
        List<String> ids = List.of(id);
        BulkTagsResult result = location.contacts().addTagsInBulk(ids, List.of("autumn-sale"));
        print(result.errorCount() + " of " + ids.size() + " failed");
        assertThat(tags).containsExactly("vip", "newsletter");
        assertThat(location.contacts().get(id).tags()).containsExactly("vip", "autumn-sale");
        assertThat(printed).containsExactly("0 of 1 failed");
    }

    @Test
    void deleting() {
        String id = ada();
        location.contacts().delete(id); // NotFoundException if it is gone already
        assertThat(sandbox.contactCount()).isZero();
    }

    @Test
    void searching() {
        ada();
        location.contacts()
                .create(NewContact.builder()
                        .firstName("Grace")
                        .email("grace@example.com")
                        .city("Austin")
                        .tags(List.of("vip"))
                        .build());
        ContactSearch vips = ContactSearch.where(
                        TAGS.eq("vip"), CITY.contains("aus").or(ASSIGNED_TO.exists()))
                .sortedBy(DATE_ADDED.descending());
        for (Contact contact : location.contacts().search(vips)) {
            print(contact.id() + " " + contact.firstName());
        }
        assertThat(printed).hasSize(1).first().asString().endsWith("Grace");
    }

    @Test
    void readingAll() {
        ada();
        AtomicReference<String> cursor = new AtomicReference<>();
        location.contacts().search(ContactSearch.all().pageLimit(500)).forEachPage(page -> {
            page.items().forEach(contact -> print(contact.id()));
            cursor.set(page.nextCursor()); // store it, and resumeFrom(cursor) goes on there after a crash
        });
        assertThat(printed).hasSize(1);
    }

    @Test
    void changes() {
        ada();
        ContactCheckpoint checkpoint = ContactCheckpoint.startingAt(Instant.EPOCH);
        ContactChanges changes = location.contacts().changesSince(checkpoint);
        changes.contacts().forEach(contact -> print(contact.id()));
        ContactCheckpoint next =
                changes.checkpoint(); // store next.text(); changes.more() says whether to go on at once
        assertThat(changes.more()).isFalse();
        assertThat(new ContactCheckpoint(next.text())).isEqualTo(next);
    }

    @Test
    void customFields() {
        String id = ada();
        location.customFields()
                .create(NewCustomField.builder()
                        .name("Lead stage")
                        .dataType(CustomFieldType.SINGLE_OPTIONS)
                        .options(List.of("New", "Won"))
                        .build());
        CustomFieldSchema schema = location.customFields().schema();
        location.contacts()
                .update(
                        id,
                        ContactUpdate.builder()
                                .customField(schema.value("contact.lead_stage", "Won"))
                                .build());
        String stage = schema.read(location.contacts().get(id), "Lead stage").text();
        assertThat(stage).isEqualTo("Won");
    }

    @Test
    void notes() {
        String id = ada();
        Note note = location.notes()
                .create(id, NewNote.builder().body("Prefers mornings.").build());
        for (Note each : location.notes().list(id)) {
            print(each.dateAdded() + " " + each.body());
        }
        assertThat(printed).hasSize(1).first().asString().endsWith("Prefers mornings.");
        assertThat(note.contactId()).isEqualTo(id);
    }

    @Test
    void tasks() {
        String id = ada();
        Task task = location.tasks()
                .create(
                        id,
                        NewTask.builder()
                                .title("Call back")
                                .dueDate(Instant.now().plus(Duration.ofDays(2)))
                                .assignedTo("sxFHkvQrbBqZlsSPYqGF")
                                .build());
        location.tasks().setCompleted(id, task.id(), true);

        for (Task open : location.tasks().search(TaskSearch.all().completed(false))) {
            print(open.contactId() + " " + open.title());
        }
        assertThat(printed).isEmpty();
    }

    private String calendar() {
        return location.calendars()
                .create(NewCalendar.builder()
                        .name("Lessons")
                        .slotDuration(1)
                        .slotDurationUnit(SlotUnit.HOURS)
                        .slotInterval(1)
                        .slotIntervalUnit(SlotUnit.HOURS)
                        .openHours(List.of(OpenHours.of(LocalTime.of(9, 0), LocalTime.of(17, 0), DayOfWeek.values())))
                        .teamMembers(List.of(TeamMember.of("u1")))
                        .build())
                .id();
    }

    private Appointment booking(String calendarId, String contactId) {
        Instant from = Instant.now().plus(Duration.ofDays(1));
        Map<LocalDate, List<OffsetDateTime>> free = location.calendars()
                .freeSlots(
                        calendarId,
                        FreeSlots.between(from, from.plus(Duration.ofDays(7))).inZone(ZoneId.of("America/New_York")));
        OffsetDateTime slot = free.values().stream()
                .flatMap(List::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Fully booked next week."));
        Appointment appointment = location.appointments()
                .create(NewAppointment.builder()
                        .calendarId(calendarId)
                        .contactId(contactId)
                        .startTime(slot.toInstant())
                        .endTime(slot.toInstant().plus(Duration.ofHours(1)))
                        .title("Trial lesson")
                        .build());
        return appointment;
    }

    @Test
    void appointments() {
        String calendarId = calendar();
        String contactId = ada();
        Appointment booked = booking(calendarId, contactId);

        Instant now = Instant.now();
        EventWindow nextMonth = EventWindow.ofCalendar(calendarId, now, now.plus(Duration.ofDays(30)));
        for (Appointment event : location.appointments().events(nextMonth)) {
            print(event.startTime() + " " + event.appointmentStatus());
        }
        location.appointments()
                .update(
                        booked.id(),
                        AppointmentUpdate.builder()
                                .status(AppointmentStatus.CANCELLED)
                                .build());
        assertThat(printed).hasSize(1);
        assertThat(location.appointments().get(booked.id()).status()).contains(AppointmentStatus.CANCELLED);
    }

    @Test
    void businesses() {
        String contactId = ada();
        Business business = location.businesses()
                .create(NewBusiness.builder().name("Analytical Engines").build());
        location.contacts().attachToBusiness(business.id(), List.of(contactId));
        for (Contact member : location.contacts().ofBusiness(business.id())) {
            print(member.id());
        }
        assertThat(printed).containsExactly(contactId);
    }

    @Test
    void workflows() {
        String contactId = ada();
        String workflowId = "w1";
        location.contacts().addToWorkflow(contactId, workflowId);
        assertThat(sandbox.journal().count("add-contact-to-workflow")).isEqualTo(1);
    }

    @Test
    void customValues() {
        CustomValue price = location.customValues().create("trial_price", "19");
        location.customValues().update(price.id(), price.name(), "24");
        assertThat(location.customValues().get(price.id()).value()).isEqualTo("24");
    }

    private String save(NewContact contact) {
        try {
            return location.contacts().create(contact).id();
        } catch (DuplicateContactException e) {
            return e.existingContactId();
        } catch (RateLimitedException e) {
            throw new IllegalStateException("The day's quota is used up; try again in " + e.retryAfter(), e);
        } catch (MissingScopeException e) {
            throw new IllegalStateException("Give the token the scope contacts.write.", e);
        } catch (GhlException e) {
            if (e.mayHaveTakenEffect()) { // look before you create again
                return location.contacts()
                        .findDuplicate(email(contact), null)
                        .map(Contact::id)
                        .orElseThrow(() -> e);
            }
            throw e; // e.retryable() says whether the same call can succeed later
        }
    }

    private static String email(NewContact contact) {
        return contact.json().path("email").asText();
    }

    @Test
    void errors() {
        String id = save(named("ada"));
        assertThat(save(named("ada"))).isEqualTo(id);
    }

    static GhlClient forManyCustomers(OAuthApp app, TokenStore tokens) {
        GhlClient ghl = GhlClient.builder().oauth(app, tokens).build();
        ghl.location("ve9EPM428h8vShlRW1KT").contacts().findDuplicate("ada@example.com", null);
        return ghl;
    }

    @Test
    void raw() {
        JsonNode answer = ghl.raw("GET", "/locations/" + location.id() + "/tags")
                .location(location.id())
                .send()
                .json();
        assertThat(answer.path("tags").isArray()).isTrue();
    }

    @Test
    void testing() {
        try (GhlSandbox sandbox = GhlSandbox.start();
                GhlClient ghl = GhlClient.builder()
                        .baseUrl(sandbox.baseUrl().toString())
                        .privateToken(sandbox.token())
                        .build()) {
            ghl.location(sandbox.locationId())
                    .contacts()
                    .create(NewContact.builder().email("ada@example.com").build());
            assertThat(sandbox.journal().count("create-contact")).isEqualTo(1);
        }
    }

    @Test
    void users() {
        for (User user : location.users().list()) {
            print(user.id());
        }
        assertThat(printed).hasSizeLessThan(2);
    }
}
