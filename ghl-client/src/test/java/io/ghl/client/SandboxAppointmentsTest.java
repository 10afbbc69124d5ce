package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.appointments.Appointment;
import io.ghl.client.appointments.AppointmentNote;
import io.ghl.client.appointments.AppointmentStatus;
import io.ghl.client.appointments.AppointmentUpdate;
import io.ghl.client.appointments.Appointments;
import io.ghl.client.appointments.BlockSlot;
import io.ghl.client.appointments.BlockSlotUpdate;
import io.ghl.client.appointments.EventWindow;
import io.ghl.client.appointments.NewAppointment;
import io.ghl.client.appointments.NewBlockSlot;
import io.ghl.client.calendars.NewCalendar;
import io.ghl.client.contacts.ContactAppointment;
import io.ghl.client.error.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Appointments, against the sandbox. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class SandboxAppointmentsTest extends OnSandbox {
    private static final Instant START = Instant.parse("2026-12-01T10:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private String calendar = "";

    SandboxAppointmentsTest(ApiVersion version) {
        super(version);
    }

    @BeforeEach
    void open() {
        start();
        calendar = location.calendars()
                .create(NewCalendar.builder().name("Cuts").groupId("g1").build())
                .id();
    }

    private Appointments appointments() {
        return location.appointments();
    }

    private Appointment book(String contactId) {
        return appointments()
                .create(NewAppointment.builder()
                        .calendarId(calendar)
                        .contactId(contactId)
                        .startTime(START)
                        .endTime(START.plus(HOUR))
                        .title("Cut")
                        .assignedUserId("u1")
                        .status(AppointmentStatus.NEW)
                        .build());
    }

    @Test
    void anAppointmentLives() {
        String contact = location.contacts().create(named("ada")).id();
        Appointment made = book(contact);
        assertThat(made.startTime()).isEqualTo(START);
        assertThat(made.locationId()).isEqualTo(location.id());
        assertThat(made.dateUpdated() != null).isEqualTo(version == ApiVersion.V3);
        Appointment read = appointments().get(made.id());
        assertThat(read.dateAdded()).isNotNull();
        assertThat(read.users()).containsExactly("u1");
        assertThat(read.status()).contains(AppointmentStatus.NEW);

        Appointment moved = appointments()
                .update(
                        made.id(),
                        AppointmentUpdate.builder()
                                .startTime(START.plus(HOUR))
                                .status(AppointmentStatus.CANCELLED)
                                .build())
                .orElseThrow();
        assertThat(moved.endTime()).isEqualTo(START.plus(HOUR).plus(HOUR));
        assertThat(moved.status()).contains(AppointmentStatus.CANCELLED);

        List<ContactAppointment> ofContact = location.contacts().appointments(contact);
        assertThat(ofContact).hasSize(1);
        assertThat(ofContact.get(0).startTime()).isEqualTo(LocalDateTime.of(2026, 12, 1, 11, 0));
        assertThat(ofContact.get(0).currentStatus()).isEqualTo("cancelled");

        appointments().delete(made.id());
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> appointments().get(made.id()));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> book("none"));
    }

    @Test
    void eventsAndBlockedSlotsAreListedByWindow() {
        String contact = location.contacts().create(named("ada")).id();
        Appointment made = book(contact);
        BlockSlot slot = appointments()
                .createBlockSlot(NewBlockSlot.builder()
                        .calendarId(calendar)
                        .title("Lunch")
                        .startTime(START)
                        .endTime(START.plus(HOUR))
                        .build());
        EventWindow window = EventWindow.ofCalendar(calendar, START.minus(HOUR), START.plus(HOUR));
        assertThat(appointments().events(window)).extracting(Appointment::id).containsExactly(made.id());
        assertThat(appointments().blockedSlots(window))
                .extracting(Appointment::id)
                .containsExactly(slot.id());
        assertThat(appointments().events(EventWindow.ofUser("u1", START, START.plus(HOUR))))
                .hasSize(1);
        assertThat(appointments().events(EventWindow.ofUser("u1", START.plus(HOUR), START.plus(HOUR.multipliedBy(2)))))
                .isEmpty();
        assertThat(appointments().events(EventWindow.ofGroup("g1", START, START.plus(HOUR))))
                .hasSize(1);
        assertThat(appointments().events(EventWindow.ofGroup("g", START, START.plus(HOUR))))
                .isEmpty();
        BlockSlot changed = appointments()
                .updateBlockSlot(
                        slot.id(),
                        BlockSlotUpdate.builder().assignedUserId("u1").build());
        assertThat(changed.calendarId()).isNull();
        assertThat(changed.title()).isEqualTo("Lunch");
        appointments().delete(slot.id());
        assertThat(appointments().blockedSlots(window)).isEmpty();
    }

    @Test
    void notesOfAnAppointmentArePagedByTwenty() {
        Appointment made = book(location.contacts().create(named("ada")).id());
        for (int i = 0; i < 45; i++) {
            appointments().createNote(made.id(), "Note " + i, "u1");
        }
        assertThat(appointments().notes(made.id())).hasSize(45);
        assertThat(sandbox.journal().count("get-appointment-notes")).isEqualTo(3);
        AppointmentNote first = appointments().notes(made.id()).iterator().next();
        assertThat(appointments()
                        .updateNote(made.id(), first.id(), "changed", null)
                        .body())
                .isEqualTo("changed");
        appointments().deleteNote(made.id(), first.id());
        assertThat(appointments().notes(made.id())).hasSize(44);
    }
}
