package io.ghl.sync;

import static io.ghl.sync.Card.get;
import static io.ghl.sync.Card.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.ApiVersion;
import io.ghl.sync.mapping.AppointmentFields;
import io.ghl.sync.mapping.ClearPolicy;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.mapping.FieldTarget;
import io.ghl.sync.mapping.MappingStep;
import io.ghl.sync.mapping.NoteFields;
import io.ghl.sync.mapping.TaskFields;
import io.ghl.sync.record.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HighLevel's users, who are in charge of contacts, tasks and appointments and write notes: their ids go both ways. */
class UsersSyncTest {
    private static final String GRACE = "userGrace";
    private static final String LINUS = "userLinus";
    private static final Instant START =
            Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(10)).plus(Duration.ofHours(9));

    private final Cards people = new Cards();
    private final Cards todos = new Cards();
    private final Cards memos = new Cards();
    private final Cards bookings = new Cards();
    private Club club;

    @BeforeEach
    void open() throws Exception {
        club = new Club(
                ApiVersion.V2021_07_28,
                engine -> engine.records(contacts())
                        .records(tasks())
                        .records(notes())
                        .records(appointments()));
        club.seed("users", user(GRACE, "Grace"));
        club.seed("users", user(LINUS, "Linus"));
    }

    @AfterEach
    void close() {
        club.close();
    }

    private static Map<String, ?> user(String id, String name) {
        return Map.of("id", id, "firstName", name, "lastName", "User", "email", name + "@example.com");
    }

    private RecordSync<Card> contacts() {
        return RecordSync.contacts(people)
                .mapping(m -> text(m, "email")
                        .to(ContactFields.EMAIL)
                        .field("owner", get("owner", String.class), set("owner", String.class))
                        .to(ContactFields.ASSIGNED_TO));
    }

    private RecordSync<Card> tasks() {
        return RecordSync.tasks(todos)
                .mapping(m -> text(m, "person")
                        .to(TaskFields.CONTACT)
                        .field("title", get("title", String.class), set("title", String.class))
                        .to(TaskFields.TITLE)
                        .field("due", get("due", Instant.class), set("due", Instant.class))
                        .to(TaskFields.DUE_DATE)
                        .field("done", get("done", Boolean.class), set("done", Boolean.class))
                        .to(TaskFields.COMPLETED)
                        .field("owner", get("owner", String.class), set("owner", String.class))
                        .to(TaskFields.ASSIGNED_TO));
    }

    private RecordSync<Card> notes() {
        return RecordSync.notes(memos)
                .mapping(m -> text(m, "person")
                        .to(NoteFields.CONTACT)
                        .field("text", get("text", String.class), set("text", String.class))
                        .to(NoteFields.BODY)
                        .field("owner", get("owner", String.class), set("owner", String.class))
                        .to(NoteFields.USER)
                        .clear(ClearPolicy.IGNORE));
    }

    private RecordSync<Card> appointments() {
        return RecordSync.appointments(bookings)
                .mapping(m -> text(m, "person")
                        .to(AppointmentFields.CONTACT)
                        .field("calendar", get("calendar", String.class), set("calendar", String.class))
                        .to(AppointmentFields.CALENDAR)
                        .field("title", get("title", String.class), set("title", String.class))
                        .to(AppointmentFields.TITLE)
                        .field("start", get("start", Instant.class), set("start", Instant.class))
                        .to(AppointmentFields.START)
                        .field("end", get("end", Instant.class), set("end", Instant.class))
                        .to(AppointmentFields.END)
                        .field("owner", get("owner", String.class), set("owner", String.class))
                        .to(AppointmentFields.ASSIGNED_USER)
                        .clear(ClearPolicy.IGNORE));
    }

    private static FieldTarget<Card, String> text(MappingStep<Card> m, String name) {
        return m.field(name, get(name, String.class), set(name, String.class));
    }

    private void putAda() {
        people.put(Card.of("ada").with("email", "ada@example.com").with("owner", GRACE));
    }

    private String contactPath() {
        return "/contacts/" + club.contactIdOf("ada@example.com");
    }

    private void owner(RecordType type, Cards cards, String id, String user) throws InterruptedException {
        cards.edit(id, card -> card.with("owner", user));
        club.location.changed(type, id);
        club.settle();
    }

    @Test
    void theUserInChargeOfAContact() throws Exception {
        putAda();
        club.linked();
        assertThat(club.the("contacts").path("assignedTo").asText()).isEqualTo(GRACE);

        club.user("PUT", contactPath(), Map.of("assignedTo", LINUS));
        club.settle();
        assertThat(people.get("ada").text("owner")).isEqualTo(LINUS);

        owner(RecordType.CONTACT, people, "ada", GRACE);
        assertThat(club.the("contacts").path("assignedTo").asText()).isEqualTo(GRACE);

        owner(RecordType.CONTACT, people, "ada", null);
        assertThat(club.the("contacts").path("assignedTo").asText("")).isEmpty();
        assertThat(club.location.reviews().open()).isEmpty();
    }

    @Test
    void theUserInChargeOfAContactThatIsNewInHighLevel() throws Exception {
        club.user(
                "POST",
                "/contacts/",
                Map.of("locationId", Club.LOCATION, "email", "cem@example.com", "assignedTo", LINUS));
        club.linked();

        assertThat(people.all())
                .singleElement()
                .satisfies(card -> assertThat(card.text("owner")).isEqualTo(LINUS));
    }

    @Test
    void theUserInChargeOfATask() throws Exception {
        putAda();
        todos.put(Card.of("call")
                .with("person", "ada")
                .with("title", "Call")
                .with("due", START)
                .with("done", false)
                .with("owner", GRACE));
        club.linked();
        assertThat(club.the("tasks").path("assignedTo").asText()).isEqualTo(GRACE);

        club.user(
                "PUT", contactPath() + "/tasks/" + club.the("tasks").path("id").asText(), Map.of("assignedTo", LINUS));
        club.settle();
        assertThat(todos.get("call").text("owner")).isEqualTo(LINUS);

        owner(RecordType.TASK, todos, "call", GRACE);
        assertThat(club.the("tasks").path("assignedTo").asText()).isEqualTo(GRACE);
        assertThat(club.location.reviews().open()).isEmpty();
    }

    @Test
    void theUserWhoWroteANote() throws Exception {
        putAda();
        memos.put(Card.of("tea").with("person", "ada").with("text", "Likes tea").with("owner", GRACE));
        club.linked();
        assertThat(club.the("notes").path("userId").asText()).isEqualTo(GRACE);

        club.user(
                "PUT",
                contactPath() + "/notes/" + club.the("notes").path("id").asText(),
                Map.of("body", "Likes tea", "userId", LINUS));
        club.settle();
        assertThat(memos.get("tea").text("owner")).isEqualTo(LINUS);

        owner(RecordType.NOTE, memos, "tea", GRACE);
        assertThat(club.the("notes").path("userId").asText()).isEqualTo(GRACE);
        assertThat(club.location.reviews().open()).isEmpty();
    }

    @Test
    void theUserInChargeOfAnAppointment() throws Exception {
        String yoga = club.userCreatesCalendar("Yoga");
        putAda();
        bookings.put(Card.of("class")
                .with("person", "ada")
                .with("calendar", yoga)
                .with("title", "Yoga")
                .with("start", START)
                .with("end", START.plusSeconds(3600))
                .with("owner", GRACE));
        club.linked();
        assertThat(club.the("events").path("assignedUserId").asText()).isEqualTo(GRACE);

        club.user(
                "PUT",
                "/calendars/events/appointments/"
                        + club.the("events").path("id").asText(),
                Map.of("assignedUserId", LINUS));
        club.settle();
        assertThat(bookings.get("class").text("owner")).isEqualTo(LINUS);

        owner(RecordType.APPOINTMENT, bookings, "class", GRACE);
        assertThat(club.the("events").path("assignedUserId").asText()).isEqualTo(GRACE);
        assertThat(club.location.reviews().open()).isEmpty();
    }
}
