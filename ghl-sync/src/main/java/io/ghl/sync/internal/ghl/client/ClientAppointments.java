package io.ghl.sync.internal.ghl.client;

import io.ghl.client.GhlLocation;
import io.ghl.client.appointments.Appointment;
import io.ghl.client.appointments.AppointmentFields;
import io.ghl.client.appointments.AppointmentStatus;
import io.ghl.client.appointments.AppointmentUpdate;
import io.ghl.client.appointments.EventWindow;
import io.ghl.client.appointments.NewAppointment;
import io.ghl.client.calendars.Calendar;
import io.ghl.client.contacts.ContactAppointment;
import io.ghl.client.error.NotFoundException;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.ghl.GhlRows;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The appointments of contacts. HighLevel lists them calendar by calendar, in a window of time, and not by when they
 * changed. Thread-safe.
 */
final class ClientAppointments implements GhlRecords {
    private static final String CONTACT = "contactId";
    private static final String CALENDAR = "calendarId";
    private static final String START = "startTime";
    private static final String END = "endTime";
    private static final Duration BACK = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(180);
    /** So near to an end of the window an appointment may be in it now, and was not when the window was read. */
    private static final Duration EDGE = Duration.ofDays(1);

    private static final Set<String> CARRIED =
            Set.of(CONTACT, CALENDAR, "title", START, END, "appointmentStatus", "assignedUserId", "address");

    private final GhlLocation location;
    private final Clock clock;

    ClientAppointments(GhlLocation location, Clock clock) {
        this.location = location;
        this.clock = clock;
    }

    @Override
    public Optional<GhlRecord> read(String id) {
        try {
            Appointment appointment = location.appointments().get(id);
            return appointment.deleted() ? Optional.empty() : Optional.of(record(appointment, Values.whole()));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public void checkCreate(FieldValues values) {
        NewAppointment unused = appointment(values);
    }

    private NewAppointment appointment(FieldValues values) {
        NewAppointment.Builder appointment = NewAppointment.builder().contactId(Values.parent(values, CONTACT));
        values.asMap().forEach((path, value) -> {
            if (!path.equals(CONTACT)) {
                set(appointment, path, value);
            }
        });
        atAnyTime(appointment);
        return appointment.build();
    }

    @Override
    public Created create(FieldValues values) {
        Appointment created = location.appointments().create(appointment(values));
        return new Created(record(created, Values.partial(created.json())), null);
    }

    @Override
    public GhlRecord update(String id, FieldValues changes) {
        AppointmentUpdate.Builder update = AppointmentUpdate.builder();
        changes.asMap().forEach((path, value) -> set(update, path, value));
        if (changes.get(START).isPresent() || changes.get(END).isPresent()) {
            keepEnd(id, changes, update);
            atAnyTime(update);
        }
        return location.appointments()
                .update(id, update.build())
                .map(written -> record(written, Values.partial(written.json())))
                .orElseThrow(
                        () -> new IllegalArgumentException("An update of appointment " + id + " changes nothing."));
    }

    /** HighLevel moves the end along with the start, unless it is sent too. */
    private void keepEnd(String id, FieldValues changes, AppointmentUpdate.Builder update) {
        if (changes.get(START) instanceof FieldValue.Moment start
                && !changes.get(END).isPresent()) {
            Instant end = location.appointments().get(id).endTime();
            if (end != null && end.isAfter(start.value())) {
                update.endTime(end);
            }
        }
    }

    /** The application has booked the time already, so HighLevel is not asked whether it is free. */
    private static void atAnyTime(AppointmentFields<?> appointment) {
        appointment.ignoreDateRange(true).ignoreFreeSlotValidation(true);
    }

    private static void set(AppointmentFields<?> appointment, String path, FieldValue value) {
        switch (path) {
            case CALENDAR -> appointment.calendarId(Values.plain(value));
            case "title" -> appointment.title(Values.plain(value));
            case "address" -> appointment.address(Values.plain(value));
            case "assignedUserId" -> appointment.assignedUserId(Values.plain(value));
            case START -> appointment.startTime(Values.instant(path, value));
            case END -> appointment.endTime(Values.instant(path, value));
            case "appointmentStatus" -> appointment.status(status(Values.plain(value)));
            default -> throw Values.notWritable("an appointment", path);
        }
    }

    private static AppointmentStatus status(String text) {
        return AppointmentStatus.of(text)
                .orElseThrow(() -> new IllegalArgumentException("HighLevel has no appointment status like the one to be"
                        + " written; pair the application's with values(...) in the mapping."));
    }

    @Override
    public void delete(String id) {
        try {
            location.appointments().delete(id);
        } catch (NotFoundException e) {
            // Gone is what was wanted.
        }
    }

    @Override
    public Collection<String> findsBy() {
        return Set.of(CALENDAR, START);
    }

    /** Those of the same contact that start at the same time in the same calendar, or all of the contact's. */
    @Override
    public List<GhlRecord> find(FieldValues values, @Nullable String markerPath, @Nullable String marker) {
        String contactId = Values.textOf(values, CONTACT);
        if (contactId == null) {
            return List.of();
        }
        String calendarId = Values.textOf(values, CALENDAR);
        if (calendarId == null || !(values.get(START) instanceof FieldValue.Moment start)) {
            return ofContact(contactId);
        }
        Instant at = start.value();
        return events(location, calendarId, at.minusSeconds(1), at.plusSeconds(1)).stream()
                .filter(record -> contactId.equals(Values.textOf(record.values(), CONTACT)))
                .toList();
    }

    /** Their times have no zone in this list, so each is read. */
    private List<GhlRecord> ofContact(String contactId) {
        List<GhlRecord> found = new ArrayList<>();
        try {
            for (ContactAppointment appointment : location.contacts().appointments(contactId)) {
                read(appointment.id()).ifPresent(found::add);
            }
        } catch (NotFoundException e) {
            return List.of();
        }
        return found;
    }

    @Override
    public GhlRows changedSince(Instant from, @Nullable String cursor) {
        return page(location, cursor);
    }

    @Override
    public GhlRows all(@Nullable String cursor) {
        return page(location, cursor);
    }

    /** A page is a calendar; the cursor is its number. The calendars are read anew with the first. */
    private GhlRows page(GhlLocation view, @Nullable String cursor) {
        List<Calendar> calendars =
                cursor == null ? view.calendars().list() : view.calendars().cached();
        int at = cursor == null ? 0 : Integer.parseInt(cursor);
        if (at >= calendars.size()) {
            return new GhlRows(List.of(), null);
        }
        Instant now = clock.instant();
        List<GhlRecord> rows = events(view, calendars.get(at).id(), now.minus(BACK), now.plus(AHEAD));
        return new GhlRows(rows, at + 1 < calendars.size() ? String.valueOf(at + 1) : null);
    }

    private static List<GhlRecord> events(GhlLocation view, String calendarId, Instant from, Instant until) {
        try {
            return view.appointments().events(EventWindow.ofCalendar(calendarId, from, until)).stream()
                    .filter(event -> !event.deleted()
                            && event.contactId() != null
                            && !event.contactId().isEmpty())
                    .map(event -> record(event, Values.whole()))
                    .toList();
        } catch (NotFoundException e) {
            // A calendar that was deleted since the calendars were listed.
            return List.of();
        }
    }

    @Override
    public boolean lists(FieldValues values) {
        if (!(values.get(START) instanceof FieldValue.Moment start)) {
            return !values.get(START).isPresent();
        }
        Instant now = clock.instant();
        return start.value().isAfter(now.minus(BACK).plus(EDGE))
                && start.value().isBefore(now.plus(AHEAD).minus(EDGE));
    }

    @Override
    public boolean listsUnchanged(FieldValues values) {
        return values.get(START).isPresent() && lists(values);
    }

    @Override
    public Optional<Shown> shownBy(String event, String payload) {
        return event.equals("AppointmentCreate") || event.equals("AppointmentUpdate")
                ? Optional.of(new Shown(record(Appointment.of(payload), Values.whole()), CARRIED))
                : Optional.empty();
    }

    private static GhlRecord record(Appointment appointment, Values values) {
        return new GhlRecord(
                appointment.id(),
                appointment.dateUpdated(),
                values.text(CONTACT, appointment.contactId())
                        .text(CALENDAR, appointment.calendarId())
                        .text("title", appointment.title())
                        .moment(START, appointment.startTime())
                        .moment(END, appointment.endTime())
                        .text("appointmentStatus", appointment.appointmentStatus())
                        .text("assignedUserId", appointment.assignedUserId())
                        .text("address", appointment.address())
                        .done());
    }
}
