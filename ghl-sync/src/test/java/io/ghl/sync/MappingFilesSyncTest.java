package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ApiVersion;
import io.ghl.sync.app.Row;
import io.ghl.sync.mapping.file.Examples;
import io.ghl.sync.mapping.file.MappingFiles;
import io.ghl.sync.record.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records of every type are synced by one mapping file, club.yaml, without a line of code. */
class MappingFilesSyncTest {
    private static final Instant DUE = Instant.parse("2027-03-01T10:00:00Z");
    private static final Instant START =
            Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(10)).plus(Duration.ofHours(9));

    private final Map<RecordType, Shelf<Row>> rows = new EnumMap<>(RecordType.class);
    private Club club;
    private String yoga;

    @BeforeEach
    void open() throws Exception {
        for (RecordType type : RecordType.values()) {
            rows.put(type, new Shelf<>(Row.of("", Map.of()), Row::id, Row::withId));
        }
        MappingFiles files = Examples.allTypes();
        assertThat(files.files()).hasSize(RecordType.values().length);
        club = new Club(ApiVersion.V3, engine -> files.addTo(engine, rows::get));
        yoga = club.userCreatesCalendar("Yoga");
    }

    @AfterEach
    void close() {
        club.close();
    }

    private Row put(RecordType type, String id, Map<String, ?> values) {
        return rows.get(type).put(Row.of(id, values));
    }

    private void changed(RecordType type, String id) throws InterruptedException {
        club.location.changed(type, id);
        club.settle();
    }

    private void edited(RecordType type, String id, String column, Object value) throws InterruptedException {
        rows.get(type).edit(id, row -> row.with(column, value));
        changed(type, id);
    }

    private void removed(RecordType type, String id) throws InterruptedException {
        rows.get(type).remove(id);
        changed(type, id);
    }

    private Row row(RecordType type, String column, Object value) {
        return rows.get(type).the(each -> Objects.equals(each.get(column), value));
    }

    private void ada() {
        put(RecordType.CONTACT, "ada", Map.of("given_name", "Ada", "email", "ada@example.com"));
    }

    private JsonNode one(String kind, String field, String value) {
        return club.held(kind).stream()
                .filter(each -> value.equals(each.path(field).asText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + kind + " with that " + field));
    }

    @Test
    void businessesAndTheirContacts() throws Exception {
        put(RecordType.BUSINESS, "acme", Map.of("company_name", "Acme", "city", "Bern"));
        put(RecordType.CONTACT, "ada", Map.of("given_name", "Ada", "email", "ada@example.com", "company_id", "acme"));
        club.user("POST", "/businesses/", Map.of("locationId", Club.LOCATION, "name", "Other", "city", "Oslo"));
        club.linked();

        JsonNode acme = one("businesses", "name", "Acme");
        assertThat(acme.path("city").asText()).isEqualTo("Bern");
        assertThat(club.the("contacts").path("businessId").asText())
                .isEqualTo(acme.path("id").asText());
        assertThat(row(RecordType.BUSINESS, "company_name", "Other").get("city"))
                .isEqualTo("Oslo");

        edited(RecordType.BUSINESS, "acme", "city", "Basel");
        assertThat(one("businesses", "name", "Acme").path("city").asText()).isEqualTo("Basel");
        club.user("PUT", "/businesses/" + acme.path("id").asText(), Map.of("city", "Rome"));
        club.settle();
        assertThat(rows.get(RecordType.BUSINESS).get("acme").get("city")).isEqualTo("Rome");
    }

    @Test
    void tasks() throws Exception {
        ada();
        put(
                RecordType.TASK,
                "call",
                Map.of("customer_id", "ada", "title", "Call", "details", "the course", "due", DUE, "done", false));
        club.linked();
        JsonNode call = club.the("tasks");
        String contact = club.contactIdOf("ada@example.com");
        assertThat(call.path("contactId").asText()).isEqualTo(contact);
        assertThat(call.path("body").asText()).isEqualTo("the course");
        assertThat(OffsetDateTime.parse(call.path("dueDate").asText()).toInstant())
                .isEqualTo(DUE);

        club.user(
                "PUT",
                "/contacts/" + contact + "/tasks/" + call.path("id").asText() + "/completed",
                Map.of("completed", true));
        club.userCreatesTask(contact, "Visit", DUE);
        club.settle();
        club.location.sweep();
        club.settle();
        assertThat(rows.get(RecordType.TASK).get("call").get("done")).isEqualTo(true);
        Row visit = row(RecordType.TASK, "title", "Visit");
        assertThat(visit.get("customer_id")).isEqualTo("ada");
        assertThat(visit.get("due")).isEqualTo(DUE);

        removed(RecordType.TASK, "call");
        assertThat(club.held("tasks")).hasSize(1);
        assertThat(club.location.reviews().open()).isEmpty();
    }

    @Test
    void notes() throws Exception {
        ada();
        put(RecordType.NOTE, "tea", Map.of("customer_id", "ada", "text", "Likes tea"));
        club.linked();
        JsonNode tea = club.the("notes");
        String contact = club.contactIdOf("ada@example.com");
        assertThat(tea.path("contactId").asText()).isEqualTo(contact);

        edited(RecordType.NOTE, "tea", "text", "Likes coffee");
        assertThat(club.the("notes").path("body").asText()).isEqualTo("Likes coffee");
        club.userCreatesNote(contact, "Has cats");
        club.settle();
        assertThat(row(RecordType.NOTE, "text", "Has cats").get("customer_id")).isEqualTo("ada");
        club.user("DELETE", "/contacts/" + contact + "/notes/" + tea.path("id").asText(), Map.of());
        club.settle();
        assertThat(rows.get(RecordType.NOTE).all()).hasSize(1);
    }

    @Test
    void appointmentsAndTheirNotes() throws Exception {
        ada();
        put(
                RecordType.APPOINTMENT,
                "class",
                Map.of(
                        "customer_id",
                        "ada",
                        "calendar",
                        yoga,
                        "title",
                        "Yoga",
                        "starts",
                        START,
                        "ends",
                        START.plusSeconds(3600),
                        "state",
                        "booked"));
        put(RecordType.APPOINTMENT_NOTE, "mat", Map.of("booking_id", "class", "text", "Brings a mat"));
        club.linked();
        JsonNode event = club.the("events");
        assertThat(event.path("contactId").asText()).isEqualTo(club.contactIdOf("ada@example.com"));
        assertThat(event.path("appointmentStatus").asText()).isEqualTo("confirmed");
        assertThat(club.the("eventNotes").path("body").asText()).isEqualTo("Brings a mat");

        club.user(
                "PUT",
                "/calendars/events/appointments/" + event.path("id").asText(),
                Map.of("appointmentStatus", "showed"));
        club.userBooks(yoga, event.path("contactId").asText(), "Later", START.plus(Duration.ofDays(1)));
        club.settle();
        club.location.sweep();
        club.settle();
        assertThat(rows.get(RecordType.APPOINTMENT).get("class").get("state")).isEqualTo("came");
        Row later = row(RecordType.APPOINTMENT, "title", "Later");
        assertThat(later.get("customer_id")).isEqualTo("ada");
        assertThat(later.get("calendar")).isEqualTo(yoga);
        assertThat(later.get("state")).isEqualTo("booked");

        edited(RecordType.APPOINTMENT_NOTE, "mat", "text", "Brings two mats");
        assertThat(club.the("eventNotes").path("body").asText()).isEqualTo("Brings two mats");
        assertThat(club.location.reviews().open()).isEmpty();
    }

    /** A connector knows columns, not the names of fields. */
    @Test
    void rowsAreAskedForTheirColumns() throws Exception {
        Shelf<Row> contacts = rows.get(RecordType.CONTACT);
        put(RecordType.BUSINESS, "acme", Map.of("company_name", "Acme"));
        ada();
        club.linked();
        club.user("POST", "/businesses/", Map.of("locationId", Club.LOCATION, "name", "New"));
        club.userCreatesContact("Eve", "eve@example.com");
        club.settle();
        club.location.sweep();
        club.settle();

        assertThat(contacts.askedFor()).isSubsetOf("email", "given_name", "company_id");
        assertThat(rows.get(RecordType.BUSINESS).askedFor()).containsOnly("company_name");
    }
}
