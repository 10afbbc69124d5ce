package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ApiVersion;
import io.ghl.sync.Club.Booking;
import io.ghl.sync.Club.Remark;
import io.ghl.sync.record.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Appointments, which HighLevel lists by calendar and window of time, and their notes, of which it sends no events. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class AppointmentSyncTest {
    private static final Instant START =
            Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(10)).plus(Duration.ofHours(9));

    @Parameter
    ApiVersion version;

    private Club club;
    private String yoga;

    @BeforeEach
    void open() throws Exception {
        club = new Club(version, RecordType.APPOINTMENT_NOTE, RecordType.APPOINTMENT, RecordType.CONTACT);
        yoga = club.userCreatesCalendar("Yoga");
    }

    @AfterEach
    void close() {
        club.close();
    }

    private Booking class1() {
        return club.bookings.put(
                new Booking("class1", "ada", yoga, "Yoga", START, START.plusSeconds(3600), "confirmed"));
    }

    private void linkedWithBooking() throws InterruptedException {
        club.ada();
        class1();
        club.linked();
    }

    private void changed(RecordType type, String id) throws InterruptedException {
        club.location.changed(type, id);
        club.settle();
    }

    private static Instant time(JsonNode event, String field) {
        return OffsetDateTime.parse(event.path(field).asText()).toInstant();
    }

    private String path() {
        return "/calendars/events/appointments/" + club.the("events").path("id").asText();
    }

    private String notesPath() {
        return "/calendars/appointments/" + club.the("events").path("id").asText() + "/notes";
    }

    @Test
    void linksTheSameAndCreatesTheOthersWithoutAskingAgain() throws Exception {
        club.ada();
        class1();
        String ada = club.userCreatesContact("Ada", "ada@example.com");
        club.userBooks(yoga, ada, "Yoga with Ada", START);
        club.userBooks(yoga, ada, "Later", START.plus(Duration.ofDays(1)));
        club.linked();

        assertThat(club.held("events")).hasSize(2);
        assertThat(club.bookings.all()).hasSize(2);
        assertThat(club.bookings.get("class1").title()).isEqualTo("Yoga with Ada");
        assertThat(club.bookings.the(booking -> "Later".equals(booking.title())).memberId())
                .isEqualTo("ada");
    }

    @Test
    void aBookingWaitsForItsMemberAndItsRemarkForBoth() throws Exception {
        club.linked();
        club.remarks.put(new Remark("mat", "class1", "Brings a mat"));
        changed(RecordType.APPOINTMENT_NOTE, "mat");
        class1();
        changed(RecordType.APPOINTMENT, "class1");
        assertThat(club.held("events")).isEmpty();

        club.ada();
        changed(RecordType.CONTACT, "ada");

        assertThat(club.the("events").path("contactId").asText()).isEqualTo(club.contactIdOf("ada@example.com"));
        assertThat(time(club.the("events"), "startTime")).isEqualTo(START);
        assertThat(club.the("eventNotes").path("body").asText()).isEqualTo("Brings a mat");
    }

    @Test
    void theEchoOfAnOwnBookingCostsNoCall() throws Exception {
        linkedWithBooking();
        long mark = club.mark();
        club.bookings.edit(
                "class1",
                booking -> booking.withTitle("Yoga for two")
                        .withStart(START.plusSeconds(600))
                        .withEnd(START.plusSeconds(4200)));
        changed(RecordType.APPOINTMENT, "class1");

        assertThat(club.the("events").path("title").asText()).isEqualTo("Yoga for two");
        assertThat(club.callsSince(mark)).containsExactly("get-appointment", "edit-appointment");
        assertThat(club.location.statistics().echoCalls()).isZero();
    }

    /** HighLevel would move the end along. */
    @Test
    void aBookingThatStartsLaterEndsAsBefore() throws Exception {
        linkedWithBooking();
        club.bookings.edit("class1", booking -> booking.withStart(START.plusSeconds(600)));
        changed(RecordType.APPOINTMENT, "class1");

        assertThat(time(club.the("events"), "startTime")).isEqualTo(START.plusSeconds(600));
        assertThat(time(club.the("events"), "endTime")).isEqualTo(START.plusSeconds(3600));
        assertThat(club.bookings.get("class1").end()).isEqualTo(START.plusSeconds(3600));
    }

    @Test
    void editsInHighLevelComeByWebhookWithOneCall() throws Exception {
        linkedWithBooking();
        long mark = club.mark();
        club.user("PUT", path(), Map.of("appointmentStatus", "cancelled"));
        club.settle();

        assertThat(club.bookings.get("class1").status()).isEqualTo("cancelled");
        assertThat(club.callsSince(mark)).containsExactly("get-appointment");
    }

    @Test
    void withoutWebhooksThePollFindsAll() throws Exception {
        linkedWithBooking();
        club.loseWebhooks();

        club.user("PUT", path(), Map.of("title", "Gym"));
        String other = club.userBooks(yoga, club.contactIdOf("ada@example.com"), "Dance", START.plusSeconds(7200));
        club.settle();
        assertThat(club.bookings.all()).extracting(Booking::title).containsExactlyInAnyOrder("Gym", "Dance");

        club.user("DELETE", "/calendars/events/" + other, Map.of());
        club.settle();
        assertThat(club.bookings.all()).extracting(Booking::title).containsExactly("Gym");
    }

    @Test
    void aDeletedBookingTakesItsRemarksAlong() throws Exception {
        linkedWithBooking();
        club.remarks.put(new Remark("mat", "class1", "Brings a mat"));
        changed(RecordType.APPOINTMENT_NOTE, "mat");
        assertThat(club.held("eventNotes")).hasSize(1);

        club.user("DELETE", "/calendars/events/" + club.the("events").path("id").asText(), Map.of());
        club.settle();

        assertThat(club.bookings.all()).isEmpty();
        assertThat(club.remarks.all()).isEmpty();
    }

    @Test
    void aBookingThatTheApplicationDeletesIsDeleted() throws Exception {
        linkedWithBooking();
        club.bookings.remove("class1");
        changed(RecordType.APPOINTMENT, "class1");

        assertThat(club.held("events")).isEmpty();
    }

    @Test
    void remarksGoBothWays() throws Exception {
        linkedWithBooking();
        club.user("POST", notesPath(), Map.of("body", "Is late"));
        club.settle();
        Remark remark = club.remarks.the(found -> true);
        assertThat(remark.bookingId()).isEqualTo("class1");

        club.remarks.edit(remark.id(), found -> found.withText("Was late"));
        changed(RecordType.APPOINTMENT_NOTE, remark.id());
        assertThat(club.the("eventNotes").path("body").asText()).isEqualTo("Was late");

        String note = notesPath() + "/" + club.the("eventNotes").path("id").asText();
        club.user("PUT", note, Map.of("body", "Came at last"));
        club.settle();
        assertThat(club.remarks.get(remark.id()).text()).isEqualTo("Came at last");

        club.user("DELETE", note, Map.of());
        club.settle();
        assertThat(club.remarks.all()).isEmpty();
    }

    private void book(String id, Instant start) {
        club.bookings.put(new Booking(id, "ada", yoga, id, start, start.plusSeconds(1800), "confirmed"));
    }

    private int askedBySweep() throws InterruptedException {
        long mark = club.mark();
        club.location.sweep();
        club.settle();
        return (int)
                club.callsSince(mark).stream().filter("get-appointment"::equals).count();
    }

    @Test
    void aSweepFindsDeletionsOfBookingsThatNoListShows() throws Exception {
        club.ada();
        book("soon", START);
        book("nextYear", START.plus(Duration.ofDays(400)));
        book("lastYear", START.minus(Duration.ofDays(400)));
        club.linked();
        club.loseWebhooks();

        club.held("events").stream()
                .filter(event -> !event.path("title").asText().equals("soon"))
                .forEach(event -> club.user(
                        "DELETE", "/calendars/events/" + event.path("id").asText(), Map.of()));
        club.settle();
        assertThat(club.bookings.all()).hasSize(3);
        club.location.sweep();
        club.settle();

        assertThat(club.bookings.all()).extracting(Booking::title).containsExactly("soon");
    }

    @Test
    void aSweepAsksForSomeOfThemOnlyInTurns() throws Exception {
        club.ada();
        for (int i = 0; i < 130; i++) {
            book("old" + i, START.minus(Duration.ofDays(400)).plusSeconds(3600L * i));
        }
        club.linked();

        assertThat(askedBySweep()).isEqualTo(100);
        assertThat(askedBySweep()).as("the rest").isEqualTo(30);
        assertThat(askedBySweep()).as("from the start").isEqualTo(100);
    }

    /** It is out of the window that HighLevel's list is asked for, so it is looked up before it is created. */
    @Test
    void anOldBookingThatBothSidesHaveIsNotCreatedTwice() throws Exception {
        Instant longAgo = START.minus(Duration.ofDays(400));
        club.ada();
        club.bookings.put(new Booking("old", "ada", yoga, "Yoga", longAgo, longAgo.plusSeconds(1800), "confirmed"));
        String ada = club.userCreatesContact("Ada", "ada@example.com");
        club.userBooks(yoga, ada, "Yoga", longAgo);
        club.linked();
        club.location.sweep();

        assertThat(club.held("events")).hasSize(1);
        assertThat(club.bookings.all()).hasSize(1);
        assertThat(club.location.statistics().linked()).isEqualTo(2);
    }
}
