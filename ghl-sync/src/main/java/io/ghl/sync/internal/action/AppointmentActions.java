package io.ghl.sync.internal.action;

import static io.ghl.sync.internal.action.Ids.CALENDAR;
import static io.ghl.sync.internal.action.Ids.CONTACT;
import static io.ghl.sync.internal.action.Ids.LIMIT;
import static io.ghl.sync.internal.action.Ids.USER;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.appointments.AppointmentFields;
import io.ghl.client.appointments.AppointmentStatus;
import io.ghl.client.appointments.AppointmentUpdate;
import io.ghl.client.appointments.Appointments;
import io.ghl.client.appointments.EventWindow;
import io.ghl.client.appointments.MeetingLocationType;
import io.ghl.client.appointments.NewAppointment;
import io.ghl.sync.trigger.action.Action;
import io.ghl.sync.trigger.action.ActionCall;
import io.ghl.sync.trigger.action.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Appointments and notes about them. */
final class AppointmentActions {
    private static final String READ = "calendars/events.readonly";
    private static final String WRITE = "calendars/events.write";

    private static final Parameter<String> APPOINTMENT = Parameter.text("appointment", "id of the appointment");
    private static final Parameter<String> EVENT = Parameter.text("event", "id of the appointment or blocked slot");
    private static final Parameter<Instant> START = Parameter.time("start", "when it begins");
    private static final Parameter<Instant> END = Parameter.time("end", "when it ends");
    private static final Parameter<String> TITLE = Parameter.text("title", "title");
    private static final Parameter<AppointmentStatus> STATUS =
            Parameter.word("status", "status", Words.of(AppointmentStatus.values(), AppointmentStatus::wire));
    private static final Parameter<String> DESCRIPTION = Parameter.text("description", "description");
    private static final Parameter<String> ADDRESS = Parameter.text("address", "where it takes place, or a link");
    private static final Parameter<MeetingLocationType> PLACE = Parameter.word(
            "meetingLocation", "kind of place", Words.of(MeetingLocationType.values(), MeetingLocationType::wire));
    private static final Parameter<Boolean> NOTIFY = Parameter.flag("notify", "whether the calendar's automations run");
    private static final Parameter<Boolean> ANY_TIME =
            Parameter.flag("anyTime", "whether also at a time that is not free");
    private static final Parameter<Instant> FROM = Parameter.time("from", "beginning");
    private static final Parameter<Instant> UNTIL = Parameter.time("until", "end");
    private static final Parameter<String> GROUP = Parameter.text("group", "id of a group of calendars");

    private static final Parameter<String> NOTE = Parameter.text("note", "id of the note");
    private static final Parameter<String> BODY = Parameter.text("body", "text");
    private static final Parameter<String> AUTHOR = Parameter.text("user", "id of the user who wrote it");

    private AppointmentActions() {}

    static List<Action> all() {
        return Stream.of(appointments(), notes()).flatMap(List::stream).toList();
    }

    private static List<Action> appointments() {
        return List.of(
                Action.named("book-appointment", "Book an appointment for a contact")
                        .operation("create-appointment", WRITE, READ)
                        .needs(CALENDAR, CONTACT, START)
                        .takes(END, TITLE, STATUS, USER, DESCRIPTION, ADDRESS, PLACE, NOTIFY, ANY_TIME)
                        .looksFirst(
                                "an appointment of the contact in this calendar with this start",
                                AppointmentActions::earlier)
                        .does(in -> {
                            NewAppointment.Builder appointment = fill(in, NewAppointment.builder());
                            appointment.calendarId(in.get(CALENDAR)).startTime(in.get(START));
                            appointment.contactId(in.get(CONTACT));
                            return of(in).create(appointment.build()).json();
                        }),
                Action.named("update-appointment", "Change an appointment")
                        .operation("edit-appointment", WRITE)
                        .needs(APPOINTMENT)
                        .takesSome(
                                CALENDAR,
                                START,
                                END,
                                TITLE,
                                STATUS,
                                USER,
                                DESCRIPTION,
                                ADDRESS,
                                PLACE,
                                NOTIFY,
                                ANY_TIME)
                        .harmlessTwice()
                        .does(in -> {
                            AppointmentUpdate.Builder update = fill(in, AppointmentUpdate.builder());
                            in.ifGiven(CALENDAR, update::calendarId);
                            in.ifGiven(START, update::startTime);
                            return update(in, update);
                        }),
                Action.named("set-appointment-status", "Set the status of an appointment")
                        .operation("edit-appointment", WRITE)
                        .needs(APPOINTMENT, STATUS)
                        .harmlessTwice()
                        .does(in -> update(in, AppointmentUpdate.builder().status(in.get(STATUS)))),
                Action.named("cancel-appointment", "Cancel an appointment")
                        .operation("edit-appointment", WRITE)
                        .needs(APPOINTMENT)
                        .harmlessTwice()
                        .does(in -> update(in, AppointmentUpdate.builder().status(AppointmentStatus.CANCELLED))),
                Action.named("reschedule-appointment", "Move an appointment to another time")
                        .operation("edit-appointment", WRITE)
                        .needs(APPOINTMENT, START)
                        .takes(END)
                        .harmlessTwice()
                        .does(in -> {
                            AppointmentUpdate.Builder update =
                                    AppointmentUpdate.builder().startTime(in.get(START));
                            in.ifGiven(END, update::endTime);
                            return update(in, update);
                        }),
                Action.named("get-appointment", "Read an appointment")
                        .operation("get-appointment", READ)
                        .needs(APPOINTMENT)
                        .harmlessTwice()
                        .does(in -> of(in).get(in.get(APPOINTMENT)).json()),
                Action.named("list-appointments", "Read the appointments of a calendar, a group or a user")
                        .operation("get-calendar-events", READ)
                        .needs(span())
                        .takesSome(whose())
                        .harmlessTwice()
                        .does(in -> Results.list(of(in).events(window(in)))),
                Action.named("delete-appointment", "Delete an appointment or a blocked slot")
                        .operation("delete-event", WRITE)
                        .needs(EVENT)
                        .harmlessTwice()
                        .does(in -> Results.done(in.get(EVENT), of(in)::delete)));
    }

    private static List<Action> notes() {
        return List.of(
                Action.named("create-appointment-note", "Write a note about an appointment")
                        .operation("create-appointment-note", WRITE, READ)
                        .needs(APPOINTMENT, BODY)
                        .takes(AUTHOR)
                        .looksFirst(
                                "a note about the appointment with this text",
                                in -> Results.made(of(in).notes(in.get(APPOINTMENT)).stream()
                                        .filter(note -> in.get(BODY).equals(note.body()))))
                        .does(in -> of(in).createNote(
                                        in.get(APPOINTMENT),
                                        in.get(BODY),
                                        in.find(AUTHOR).orElse(null))
                                .json()),
                Action.named("update-appointment-note", "Change a note about an appointment")
                        .operation("update-appointment-note", WRITE)
                        .needs(APPOINTMENT, NOTE, BODY)
                        .takes(AUTHOR)
                        .harmlessTwice()
                        .does(in -> of(in).updateNote(
                                        in.get(APPOINTMENT),
                                        in.get(NOTE),
                                        in.get(BODY),
                                        in.find(AUTHOR).orElse(null))
                                .json()),
                Action.named("list-appointment-notes", "Read the notes about an appointment")
                        .operation("get-appointment-notes", READ)
                        .needs(APPOINTMENT)
                        .takes(LIMIT)
                        .harmlessTwice()
                        .does(in -> Results.first(of(in).notes(in.get(APPOINTMENT)), Ids.limit(in))),
                Action.named("delete-appointment-note", "Delete a note about an appointment")
                        .operation("delete-appointment-note", WRITE)
                        .needs(APPOINTMENT, NOTE)
                        .harmlessTwice()
                        .does(in -> {
                            of(in).deleteNote(in.get(APPOINTMENT), in.get(NOTE));
                            return Results.nothing();
                        }));
    }

    private static Appointments of(ActionCall in) {
        return in.location().appointments();
    }

    private static <B extends AppointmentFields<B>> B fill(ActionCall in, B appointment) {
        in.ifGiven(END, appointment::endTime);
        in.ifGiven(TITLE, appointment::title);
        in.ifGiven(STATUS, appointment::status);
        in.ifGiven(USER, appointment::assignedUserId);
        in.ifGiven(DESCRIPTION, appointment::description);
        in.ifGiven(ADDRESS, appointment::address);
        in.ifGiven(PLACE, appointment::meetingLocationType);
        in.ifGiven(NOTIFY, appointment::toNotify);
        in.ifGiven(ANY_TIME, appointment::ignoreFreeSlotValidation);
        return appointment;
    }

    private static JsonNode update(ActionCall in, AppointmentUpdate.Builder update) {
        return Results.one(of(in).update(in.get(APPOINTMENT), update.build()));
    }

    private static Optional<JsonNode> earlier(ActionCall in) {
        Instant start = in.get(START).truncatedTo(ChronoUnit.MILLIS);
        EventWindow around = EventWindow.ofCalendar(
                in.get(CALENDAR), start.minus(Duration.ofMinutes(1)), start.plus(Duration.ofMinutes(1)));
        return Results.made(of(in).events(around).stream()
                .filter(event -> in.get(CONTACT).equals(event.contactId())
                        && start.equals(event.startTime())
                        && !event.deleted()));
    }

    /** What was asked for: exactly one of calendar, group and user. */
    static EventWindow window(ActionCall in) {
        Instant from = in.get(FROM);
        Instant until = in.get(UNTIL);
        List<EventWindow> windows = Stream.of(
                        in.find(CALENDAR).map(id -> EventWindow.ofCalendar(id, from, until)),
                        in.find(GROUP).map(id -> EventWindow.ofGroup(id, from, until)),
                        in.find(USER).map(id -> EventWindow.ofUser(id, from, until)))
                .flatMap(Optional::stream)
                .toList();
        if (windows.size() != 1) {
            throw new IllegalArgumentException("Exactly one of calendar, group and user must be given.");
        }
        return windows.get(0);
    }

    /** The parameters of {@link #window} that must be given. */
    static Parameter<?>[] span() {
        return new Parameter<?>[] {FROM, UNTIL};
    }

    /** The parameters of {@link #window} of which one must be given. */
    static Parameter<?>[] whose() {
        return new Parameter<?>[] {CALENDAR, GROUP, USER};
    }
}
