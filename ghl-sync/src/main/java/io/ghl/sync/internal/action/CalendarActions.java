package io.ghl.sync.internal.action;

import static io.ghl.sync.internal.action.Ids.CALENDAR;
import static io.ghl.sync.internal.action.Ids.USER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.appointments.Appointments;
import io.ghl.client.appointments.BlockSlotFields;
import io.ghl.client.appointments.BlockSlotUpdate;
import io.ghl.client.appointments.EventWindow;
import io.ghl.client.appointments.NewBlockSlot;
import io.ghl.client.calendars.Availability;
import io.ghl.client.calendars.CalendarFields;
import io.ghl.client.calendars.CalendarQuery;
import io.ghl.client.calendars.CalendarUpdate;
import io.ghl.client.calendars.Calendars;
import io.ghl.client.calendars.FreeSlots;
import io.ghl.client.calendars.NewCalendar;
import io.ghl.client.calendars.OpenHours;
import io.ghl.client.calendars.SlotUnit;
import io.ghl.client.calendars.TeamMember;
import io.ghl.sync.trigger.action.Action;
import io.ghl.sync.trigger.action.ActionCall;
import io.ghl.sync.trigger.action.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Calendars, their free slots, and blocked ones. */
final class CalendarActions {
    private static final String READ = "calendars.readonly";
    private static final String WRITE = "calendars.write";
    private static final String READ_EVENTS = "calendars/events.readonly";
    private static final String WRITE_EVENTS = "calendars/events.write";

    private static final Parameter<String> NAME = Parameter.text("name", "name");
    private static final Parameter<String> DESCRIPTION = Parameter.text("description", "description");
    private static final Parameter<String> TYPE =
            Parameter.text("type", "such as round_robin, event, class_booking, collective or personal");
    private static final Parameter<String> SLUG = Parameter.text("slug", "end of its address");
    private static final Parameter<String> GROUP = Parameter.text("group", "id of its group");
    private static final Parameter<String> EVENT_TITLE = Parameter.text("eventTitle", "title of its appointments");
    private static final Parameter<String> EVENT_COLOR = Parameter.text("eventColor", "color, such as #039be5");
    private static final Parameter<Integer> DURATION = Parameter.wholeNumber("slotDuration", "length of a slot");
    private static final Parameter<SlotUnit> DURATION_UNIT =
            Parameter.word("slotDurationUnit", "its unit", Words.of(SlotUnit.values(), SlotUnit::wire));
    private static final Parameter<Integer> INTERVAL =
            Parameter.wholeNumber("slotInterval", "how long after one slot the next may begin");
    private static final Parameter<SlotUnit> INTERVAL_UNIT =
            Parameter.word("slotIntervalUnit", "its unit", Words.of(SlotUnit.values(), SlotUnit::wire));
    private static final Parameter<Integer> PER_SLOT =
            Parameter.wholeNumber("appointmentsPerSlot", "the most appointments in a slot");
    private static final Parameter<Integer> PER_DAY =
            Parameter.wholeNumber("appointmentsPerDay", "the most appointments in a day");
    private static final Parameter<List<OpenHours>> OPEN =
            Parameter.list("openHours", "when it is open, each with days, open and close", Forms::openHours);
    private static final Parameter<List<Availability>> DAYS = Parameter.list(
            "availabilities", "days with other hours, each with date, open and close", Forms::availability);
    private static final Parameter<List<String>> TEAM = Parameter.texts("users", "ids of the users who take part");
    private static final Parameter<Boolean> AUTO_CONFIRM =
            Parameter.flag("autoConfirm", "whether appointments are confirmed at once");
    private static final Parameter<Boolean> RESCHEDULE =
            Parameter.flag("allowReschedule", "whether contacts may move appointments");
    private static final Parameter<Boolean> CANCEL =
            Parameter.flag("allowCancellation", "whether contacts may cancel appointments");
    private static final Parameter<Boolean> ACTIVE = Parameter.flag("active", "whether it can be booked");
    private static final Parameter<?>[] FIELDS = {
        DESCRIPTION,
        SLUG,
        GROUP,
        EVENT_TITLE,
        EVENT_COLOR,
        DURATION,
        DURATION_UNIT,
        INTERVAL,
        INTERVAL_UNIT,
        PER_SLOT,
        PER_DAY,
        OPEN,
        DAYS,
        TEAM,
        AUTO_CONFIRM,
        RESCHEDULE,
        CANCEL,
        ACTIVE
    };

    private static final Parameter<Instant> FROM = Parameter.time("from", "beginning, at most 31 days before the end");
    private static final Parameter<Instant> UNTIL = Parameter.time("until", "end");
    private static final Parameter<String> ZONE = Parameter.text("timezone", "time zone of the answer");
    private static final Parameter<String> SLOT = Parameter.text("slot", "id of the blocked slot");
    private static final Parameter<String> TITLE = Parameter.text("title", "title");
    private static final Parameter<Instant> START = Parameter.time("start", "when it begins");
    private static final Parameter<Instant> END = Parameter.time("end", "when it ends");

    private CalendarActions() {}

    static List<Action> all() {
        return Stream.of(calendars(), blockedSlots()).flatMap(List::stream).toList();
    }

    private static List<Action> calendars() {
        return List.of(
                Action.named("create-calendar", "Create a calendar")
                        .operation("create-calendar", WRITE, READ)
                        .needs(NAME)
                        .takes(TYPE)
                        .takes(FIELDS)
                        .looksFirst(
                                "a calendar of this name",
                                in -> Results.made(calendars(in).list().stream()
                                        .filter(calendar -> in.get(NAME).equals(calendar.name()))))
                        .does(in -> {
                            NewCalendar.Builder calendar = fill(in, NewCalendar.builder());
                            in.ifGiven(TYPE, calendar::calendarType);
                            return calendars(in).create(calendar.build()).json();
                        }),
                Action.named("update-calendar", "Change a calendar")
                        .operation("update-calendar", WRITE)
                        .needs(CALENDAR)
                        .takesSome(NAME)
                        .takes(FIELDS)
                        .harmlessTwice()
                        .does(in -> Results.one(calendars(in)
                                .update(
                                        in.get(CALENDAR),
                                        fill(in, CalendarUpdate.builder()).build()))),
                Action.named("get-calendar", "Read a calendar")
                        .operation("get-calendar", READ)
                        .needs(CALENDAR)
                        .harmlessTwice()
                        .does(in -> calendars(in).get(in.get(CALENDAR)).json()),
                Action.named("list-calendars", "Read the calendars")
                        .operation("get-calendars", READ)
                        .takes(GROUP)
                        .harmlessTwice()
                        .does(in -> Results.list(calendars(in)
                                .list(in.find(GROUP)
                                        .map(CalendarQuery.all()::ofGroup)
                                        .orElse(CalendarQuery.all())))),
                Action.named("list-free-slots", "Read the free slots of a calendar")
                        .operation("get-slots", READ)
                        .needs(CALENDAR, FROM, UNTIL)
                        .takes(ZONE, USER)
                        .harmlessTwice()
                        .does(CalendarActions::freeSlots),
                Action.named("delete-calendar", "Delete a calendar")
                        .operation("delete-calendar", WRITE)
                        .needs(CALENDAR)
                        .harmlessTwice()
                        .does(in -> Results.done(in.get(CALENDAR), calendars(in)::delete)));
    }

    private static List<Action> blockedSlots() {
        return List.of(
                Action.named("block-slot", "Block a time in a calendar, or of a user")
                        .operation("create-block-slot", WRITE_EVENTS, READ_EVENTS)
                        .needs(START, END)
                        .takesSome(CALENDAR, USER)
                        .takes(TITLE)
                        .looksFirst("a blocked slot of the calendar or user with this start", CalendarActions::earlier)
                        .does(in -> {
                            NewBlockSlot.Builder slot = fill(in, NewBlockSlot.builder());
                            return appointments(in)
                                    .createBlockSlot(slot.build())
                                    .json();
                        }),
                Action.named("update-blocked-slot", "Change a blocked time")
                        .operation("edit-block-slot", WRITE_EVENTS)
                        .needs(SLOT)
                        .takesSome(CALENDAR, USER)
                        .takes(START, END, TITLE)
                        .harmlessTwice()
                        .does(in -> appointments(in)
                                .updateBlockSlot(
                                        in.get(SLOT),
                                        fill(in, BlockSlotUpdate.builder()).build())
                                .json()),
                Action.named("list-blocked-slots", "Read the blocked times of a calendar, a group or a user")
                        .operation("get-blocked-slots", READ_EVENTS)
                        .needs(AppointmentActions.span())
                        .takesSome(AppointmentActions.whose())
                        .harmlessTwice()
                        .does(in -> Results.list(appointments(in).blockedSlots(AppointmentActions.window(in)))));
    }

    private static Calendars calendars(ActionCall in) {
        return in.location().calendars();
    }

    private static Appointments appointments(ActionCall in) {
        return in.location().appointments();
    }

    private static <B extends CalendarFields<B>> B fill(ActionCall in, B calendar) {
        in.ifGiven(NAME, calendar::name);
        in.ifGiven(DESCRIPTION, calendar::description);
        in.ifGiven(SLUG, calendar::slug);
        in.ifGiven(GROUP, calendar::groupId);
        in.ifGiven(EVENT_TITLE, calendar::eventTitle);
        in.ifGiven(EVENT_COLOR, calendar::eventColor);
        in.ifGiven(DURATION, calendar::slotDuration);
        in.ifGiven(DURATION_UNIT, calendar::slotDurationUnit);
        in.ifGiven(INTERVAL, calendar::slotInterval);
        in.ifGiven(INTERVAL_UNIT, calendar::slotIntervalUnit);
        in.ifGiven(PER_SLOT, calendar::appointmentsPerSlot);
        in.ifGiven(PER_DAY, calendar::appointmentsPerDay);
        in.ifGiven(OPEN, calendar::openHours);
        in.ifGiven(DAYS, calendar::availabilities);
        in.ifGiven(
                TEAM,
                users -> calendar.teamMembers(users.stream().map(TeamMember::of).toList()));
        in.ifGiven(AUTO_CONFIRM, calendar::autoConfirm);
        in.ifGiven(RESCHEDULE, calendar::allowReschedule);
        in.ifGiven(CANCEL, calendar::allowCancellation);
        in.ifGiven(ACTIVE, calendar::isActive);
        return calendar;
    }

    private static <B extends BlockSlotFields<B>> B fill(ActionCall in, B slot) {
        in.ifGiven(CALENDAR, slot::calendarId);
        in.ifGiven(USER, slot::assignedUserId);
        in.ifGiven(TITLE, slot::title);
        in.ifGiven(START, slot::startTime);
        in.ifGiven(END, slot::endTime);
        return slot;
    }

    private static JsonNode freeSlots(ActionCall in) {
        FreeSlots slots = FreeSlots.between(in.get(FROM), in.get(UNTIL));
        slots = in.find(ZONE)
                .map(zone -> Forms.zone("timezone", zone))
                .map(slots::inZone)
                .orElse(slots);
        slots = in.find(USER).map(slots::ofUser).orElse(slots);
        ObjectNode days = JsonNodeFactory.instance.objectNode();
        calendars(in)
                .freeSlots(in.get(CALENDAR), slots)
                .forEach((day, times) -> days.set(
                        day.toString(),
                        Results.texts(times.stream().map(Object::toString).toList())));
        return days;
    }

    private static Optional<JsonNode> earlier(ActionCall in) {
        Instant start = in.get(START).truncatedTo(ChronoUnit.MILLIS);
        Instant from = start.minus(Duration.ofMinutes(1));
        Instant until = start.plus(Duration.ofMinutes(1));
        EventWindow around = in.find(CALENDAR)
                .map(calendar -> EventWindow.ofCalendar(calendar, from, until))
                .orElseGet(() -> EventWindow.ofUser(in.find(USER).orElse(""), from, until));
        return Results.made(appointments(in).blockedSlots(around).stream()
                .filter(slot -> start.equals(slot.startTime()) && !slot.deleted()));
    }
}
