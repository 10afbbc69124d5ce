package io.ghl.sync.internal.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.GhlClient;
import io.ghl.client.GhlLocation;
import io.ghl.client.calendars.NewCalendar;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.NewContact;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each port reads and writes, and what it says that an answer or an event does not show. */
class ClientRecordsTest {
    private static final Instant NOW = Instant.parse("2027-03-01T10:00:00Z");
    private static final FieldValue NONE = FieldValue.nothing();
    private static final FieldValue UNTOLD = FieldValue.absent();

    private final Map<String, String> places = new HashMap<>();
    private GhlSandbox sandbox;
    private GhlClient ghl;
    private GhlLocation location;
    private Contact ada;

    @BeforeEach
    void open() {
        sandbox = GhlSandbox.builder().rate(1_000_000, Duration.ofSeconds(10)).start();
        ghl = GhlClient.builder()
                .privateToken(sandbox.token())
                .baseUrl(sandbox.baseUrl().toString())
                .build();
        location = ghl.location(sandbox.locationId());
        ada = location.contacts()
                .create(NewContact.builder()
                        .firstName("Ada")
                        .email("ada@example.com")
                        .build());
    }

    @AfterEach
    void close() {
        ghl.close();
        sandbox.close();
    }

    private GhlRecords port(RecordType type) {
        GhlRecords.Places remembered = (kind, id) -> Optional.ofNullable(places.get(id));
        return ClientRecords.of(type, location, remembered, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static FieldValue text(String value) {
        return FieldValue.text(value);
    }

    private GhlRecord created(GhlRecords port, Map<String, FieldValue> values, String parent) {
        GhlRecord record = port.create(FieldValues.of(values)).record();
        assertThat(record).isNotNull();
        places.put(record.id(), parent);
        return record;
    }

    @Test
    void tasksAreReadByTheirContactAndFoundByTheSearchWithoutIt() {
        GhlRecords tasks = port(RecordType.TASK);
        GhlRecord call = created(
                tasks,
                Map.of("contactId", text(ada.id()), "title", text("Call"), "dueDate", FieldValue.moment(NOW)),
                ada.id());
        assertThat(call.values().get("completed")).isEqualTo(FieldValue.flag(false));
        assertThat(call.values().get("body")).isEqualTo(NONE);

        tasks.update(call.id(), FieldValues.none().with("body", text("soon")));
        assertThat(tasks.read(call.id()).orElseThrow().values().get("body")).isEqualTo(text("soon"));
        assertThat(tasks.update(call.id(), FieldValues.none().with("body", NONE))
                        .values()
                        .get("body")
                        .isBlank())
                .isTrue();

        places.clear();
        assertThat(tasks.read(call.id()).orElseThrow().values().get("contactId"))
                .isEqualTo(text(ada.id()));
        places.put(call.id(), "anotherContact");
        assertThat(tasks.read(call.id()).orElseThrow().values().get("contactId"))
                .isEqualTo(text(ada.id()));

        assertThat(tasks.changedSince(NOW, null).rows())
                .extracting(GhlRecord::id)
                .containsExactly(call.id());
        places.put(call.id(), ada.id());
        tasks.update(call.id(), FieldValues.none().with("completed", FieldValue.flag(true)));
        assertThat(tasks.changedSince(NOW, null).rows()).isEmpty();
        assertThat(tasks.all(null).rows()).extracting(GhlRecord::id).containsExactly(call.id());

        tasks.delete(call.id());
        tasks.delete(call.id());
        assertThat(tasks.read(call.id())).isEmpty();
    }

    @Test
    void aTasksEventShowsItAllUnlessItLacksTheContact() {
        GhlRecords tasks = port(RecordType.TASK);
        String whole =
                "{\"id\":\"t1\",\"contactId\":\"c1\",\"title\":\"Call\",\"dueDate\":\"2027-03-01T10:00:00.000Z\"}";
        GhlRecords.Shown done = tasks.shownBy("TaskComplete", whole).orElseThrow();
        assertThat(done.carried()).contains("contactId", "body", "completed");
        assertThat(done.record().values().get("completed")).isEqualTo(FieldValue.flag(true));
        assertThat(done.record().values().get("body")).isEqualTo(NONE);

        GhlRecords.Shown bare = tasks.shownBy("TaskCreate", "{\"id\":\"t1\",\"title\":\"Call\"}")
                .orElseThrow();
        assertThat(bare.carried()).doesNotContain("contactId", "body");
        assertThat(bare.record().values().get("body")).isEqualTo(UNTOLD);
        assertThat(tasks.shownBy("TaskDelete", whole)).isEmpty();
    }

    @Test
    void notesAreReadUnderTheirContact() {
        GhlRecords notes = port(RecordType.NOTE);
        GhlRecord tea = created(
                notes,
                Map.of("contactId", text(ada.id()), "body", text("Likes tea"), "color", text("#FFAA00")),
                ada.id());
        assertThat(notes.under(ada.id())).extracting(GhlRecord::id).containsExactly(tea.id());
        assertThat(notes.under("nobody")).isEmpty();
        assertThat(notes.find(FieldValues.none().with("contactId", text(ada.id())), null, null))
                .hasSize(1);
        assertThat(notes.update(tea.id(), FieldValues.none().with("title", text("Drinks")))
                        .values()
                        .get("body"))
                .isEqualTo(text("Likes tea"));
        GhlRecords.Shown shown = notes.shownBy("NoteUpdate", "{\"id\":\"n\",\"contactId\":\"c\",\"body\":\"b\"}")
                .orElseThrow();
        assertThat(shown.record().values().get("title")).isEqualTo(UNTOLD);
        notes.delete(tea.id());
        assertThat(notes.read(tea.id())).isEmpty();
    }

    @Test
    void appointmentsAreListedByCalendarInAWindow() {
        String calendar = location.calendars()
                .create(NewCalendar.builder().name("Yoga").build())
                .id();
        GhlRecords appointments = port(RecordType.APPOINTMENT);
        Map<String, FieldValue> values = Map.of(
                "contactId", text(ada.id()),
                "calendarId", text(calendar),
                "startTime", FieldValue.moment(NOW.plusSeconds(3600)));
        GhlRecord yoga = created(appointments, values, ada.id());
        // Before v3 the answer to a write does not show it, and it is not known then.
        assertThat(yoga.version()).isNull();
        assertThat(yoga.values().get("address")).isEqualTo(UNTOLD);
        assertThat(appointments.read(yoga.id()).orElseThrow().values().get("address"))
                .isEqualTo(NONE);

        assertThat(appointments.all(null).rows()).extracting(GhlRecord::id).containsExactly(yoga.id());
        assertThat(appointments.find(FieldValues.of(values), null, null))
                .extracting(GhlRecord::id)
                .containsExactly(yoga.id());
        assertThat(appointments.lists(FieldValues.of(values))).isTrue();
        FieldValues longAgo = FieldValues.none().with("startTime", FieldValue.moment(NOW.minus(Duration.ofDays(31))));
        assertThat(appointments.lists(longAgo)).isFalse();
        assertThat(appointments.listsUnchanged(FieldValues.none())).isFalse();
        assertThatThrownBy(() ->
                        appointments.update(yoga.id(), FieldValues.none().with("appointmentStatus", text("perhaps"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("values(...)");
    }

    @Test
    void theNotesOfAnAppointmentAreListedOnly() {
        String calendar = location.calendars()
                .create(NewCalendar.builder().name("Yoga").build())
                .id();
        GhlRecord yoga = created(
                port(RecordType.APPOINTMENT),
                Map.of(
                        "contactId", text(ada.id()),
                        "calendarId", text(calendar),
                        "startTime", FieldValue.moment(NOW)),
                ada.id());
        GhlRecords notes = port(RecordType.APPOINTMENT_NOTE);
        GhlRecord mat =
                created(notes, Map.of("appointmentId", text(yoga.id()), "body", text("Brings a mat")), yoga.id());
        assertThat(notes.read(mat.id()).orElseThrow().values().get("appointmentId"))
                .isEqualTo(text(yoga.id()));
        notes.update(mat.id(), FieldValues.none().with("body", text("Needs a mat")));
        assertThat(notes.under(yoga.id()))
                .extracting(note -> note.values().get("body"))
                .isEqualTo(List.of(text("Needs a mat")));
        notes.delete(mat.id());
        assertThat(notes.read(mat.id())).isEmpty();
    }

    @Test
    void businessesAreTakenFromListsAndEvents() {
        GhlRecords businesses = port(RecordType.BUSINESS);
        GhlRecord acme = created(businesses, Map.of("name", text("Acme"), "city", text("Bern")), "");
        assertThat(businesses.find(FieldValues.none().with("name", text("acme")), null, null))
                .hasSize(1);
        assertThat(businesses
                        .update(acme.id(), FieldValues.none().with("city", NONE))
                        .values()
                        .get("city")
                        .isBlank())
                .isTrue();
        GhlRecords.Shown shown = businesses
                .shownBy(
                        "RecordUpdate",
                        "{\"type\":\"RecordUpdate\",\"id\":\"b\",\"properties\":[{\"key\":\"name\",\"valueString\":\"Acme\"}]}")
                .orElseThrow();
        assertThat(shown.record().values().get("name")).isEqualTo(text("Acme"));
        assertThat(businesses.shownBy("RecordUpdate", "no JSON")).isEmpty();
    }

    @Test
    void aContactsBusinessTakesACallOfItsOwn() {
        GhlRecord acme = created(port(RecordType.BUSINESS), Map.of("name", text("Acme")), "");
        GhlRecords contacts = port(RecordType.CONTACT);
        GhlRecord attached = contacts.update(ada.id(), FieldValues.none().with("businessId", text(acme.id())));
        assertThat(attached.values().get("businessId")).isEqualTo(text(acme.id()));
        assertThat(attached.values().get("firstName")).isEqualTo(UNTOLD);
        assertThat(contacts.read(ada.id()).orElseThrow().values().get("businessId"))
                .isEqualTo(text(acme.id()));

        GhlRecord both = contacts.update(
                ada.id(), FieldValues.none().with("businessId", NONE).with("firstName", text("Augusta")));
        assertThat(both.values().get("businessId")).isEqualTo(NONE);
        assertThat(both.values().get("firstName")).isEqualTo(text("Augusta"));
    }

    @Test
    void channelsAreReadAsYesOrNoAndUntoldWhereTheyAreNotShown() {
        GhlRecords contacts = port(RecordType.CONTACT);
        contacts.update(ada.id(), FieldValues.none().with("dndSettings.sms", FieldValue.flag(true)));
        FieldValues read = contacts.read(ada.id()).orElseThrow().values();
        assertThat(read.get("dndSettings.sms")).isEqualTo(FieldValue.flag(true));
        assertThat(read.get("dndSettings.email")).isEqualTo(FieldValue.flag(false));
        GhlRecords.Shown shown = contacts.shownBy("ContactUpdate", "{\"id\":\"c\",\"firstName\":\"Ada\"}")
                .orElseThrow();
        assertThat(shown.record().values().get("dndSettings.sms")).isEqualTo(UNTOLD);
        assertThat(shown.record().values().get("businessId")).isEqualTo(UNTOLD);
        assertThat(shown.carried()).doesNotContain("dndSettings.sms", "timezone");
    }
}
