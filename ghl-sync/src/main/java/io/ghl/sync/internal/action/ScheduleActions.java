package io.ghl.sync.internal.action;

import static io.ghl.sync.internal.action.Ids.CALENDAR;
import static io.ghl.sync.internal.action.Ids.LIMIT;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.calendars.schedules.CalendarScheduleUpdate;
import io.ghl.client.calendars.schedules.NewSchedule;
import io.ghl.client.calendars.schedules.ScheduleFields;
import io.ghl.client.calendars.schedules.ScheduleRule;
import io.ghl.client.calendars.schedules.ScheduleUpdate;
import io.ghl.client.calendars.schedules.Schedules;
import io.ghl.client.error.NotFoundException;
import io.ghl.sync.trigger.action.Action;
import io.ghl.sync.trigger.action.ActionCall;
import io.ghl.sync.trigger.action.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When users and calendars are available. */
final class ScheduleActions {
    private static final String READ = "calendars.readonly";
    private static final String WRITE = "calendars.write";

    private static final Parameter<String> SCHEDULE = Parameter.text("schedule", "id of the schedule");
    private static final Parameter<String> NAME = Parameter.text("name", "name");
    private static final Parameter<String> USER = Parameter.text("user", "id of the user whose time it is");
    private static final Parameter<String> ZONE = Parameter.text("timezone", "time zone, such as America/Chicago");
    private static final Parameter<List<ScheduleRule>> RULES =
            Parameter.list("rules", "when there is time, each with day or date, open and close", Forms::scheduleRule);
    private static final Parameter<List<String>> CALENDARS = Parameter.texts("calendars", "ids of its calendars");

    private ScheduleActions() {}

    static List<Action> all() {
        return Stream.of(ofUsers(), ofCalendars()).flatMap(List::stream).toList();
    }

    private static List<Action> ofUsers() {
        return List.of(
                Action.named("create-schedule", "Create a schedule of a user")
                        .operation("createSchedule", WRITE, READ)
                        .needs(NAME, USER, ZONE)
                        .takes(RULES, CALENDARS)
                        .looksFirst(
                                "a schedule of the user with this name",
                                in -> Results.made(schedules(in).listOfUser(in.get(USER)).stream()
                                        .filter(schedule -> in.get(NAME).equals(schedule.name()))))
                        .does(in -> {
                            NewSchedule.Builder schedule = fill(in, NewSchedule.builder());
                            schedule.name(in.get(NAME)).userId(in.get(USER));
                            in.ifGiven(CALENDARS, schedule::calendarIds);
                            return schedules(in).create(schedule.build()).json();
                        }),
                Action.named("update-schedule", "Change a schedule of a user")
                        .operation("updateSchedule", WRITE)
                        .needs(SCHEDULE)
                        .takesSome(NAME, ZONE, RULES)
                        .harmlessTwice()
                        .does(in -> {
                            ScheduleUpdate.Builder update = fill(in, ScheduleUpdate.builder());
                            in.ifGiven(NAME, update::name);
                            return Results.one(schedules(in).update(in.get(SCHEDULE), update.build()));
                        }),
                Action.named("get-schedule", "Read a schedule of a user")
                        .operation("getScheduleById", READ)
                        .needs(SCHEDULE)
                        .harmlessTwice()
                        .does(in -> schedules(in).get(in.get(SCHEDULE)).json()),
                Action.named("list-schedules", "Read the schedules of a user")
                        .operation("getAllSchedules", READ)
                        .needs(USER)
                        .takes(CALENDAR, LIMIT)
                        .harmlessTwice()
                        .does(in -> Results.first(
                                in.find(CALENDAR)
                                        .map(calendar -> schedules(in).listOfUser(in.get(USER), calendar))
                                        .orElseGet(() -> schedules(in).listOfUser(in.get(USER))),
                                Ids.limit(in))),
                Action.named("delete-schedule", "Delete a schedule of a user")
                        .operation("deleteSchedule", WRITE)
                        .needs(SCHEDULE)
                        .harmlessTwice()
                        .does(in -> Results.done(in.get(SCHEDULE), schedules(in)::delete)),
                Action.named("add-calendar-to-schedule", "Let a schedule hold for a calendar")
                        .operation("add-calendar-to-schedule", WRITE)
                        .needs(SCHEDULE, CALENDAR)
                        .harmlessTwice()
                        .does(in -> {
                            schedules(in).addCalendar(in.get(SCHEDULE), in.get(CALENDAR));
                            return Results.nothing();
                        }),
                Action.named("remove-calendar-from-schedule", "Let a schedule no longer hold for a calendar")
                        .operation("remove-calendar-from-schedule", WRITE)
                        .needs(SCHEDULE, CALENDAR)
                        .harmlessTwice()
                        .does(in -> {
                            schedules(in).removeCalendar(in.get(SCHEDULE), in.get(CALENDAR));
                            return Results.nothing();
                        }));
    }

    private static List<Action> ofCalendars() {
        return List.of(
                Action.named("create-calendar-schedule", "Create the schedule of an event calendar")
                        .operation("createCalendarSchedule", WRITE, READ)
                        .needs(CALENDAR, ZONE, RULES)
                        .looksFirst("a schedule of the calendar", ScheduleActions::ofCalendar)
                        .does(in -> schedules(in)
                                .createOfCalendar(in.get(CALENDAR), Forms.zone("timezone", in.get(ZONE)), in.get(RULES))
                                .json()),
                Action.named("update-calendar-schedule", "Change the schedule of an event calendar")
                        .operation("updateCalendarSchedule", WRITE)
                        .needs(CALENDAR)
                        .takesSome(ZONE, RULES)
                        .harmlessTwice()
                        .does(in -> Results.one(schedules(in)
                                .updateOfCalendar(
                                        in.get(CALENDAR),
                                        fill(in, CalendarScheduleUpdate.builder())
                                                .build()))),
                Action.named("get-calendar-schedule", "Read the schedule of an event calendar")
                        .operation("getCalendarSchedule", READ)
                        .needs(CALENDAR)
                        .harmlessTwice()
                        .does(in ->
                                schedules(in).getOfCalendar(in.get(CALENDAR)).json()));
    }

    private static Schedules schedules(ActionCall in) {
        return in.location().schedules();
    }

    private static Optional<JsonNode> ofCalendar(ActionCall in) {
        try {
            return Optional.of(schedules(in).getOfCalendar(in.get(CALENDAR)).json());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private static <B extends ScheduleFields<B>> B fill(ActionCall in, B schedule) {
        in.ifGiven(ZONE, zone -> schedule.timezone(Forms.zone("timezone", zone)));
        in.ifGiven(RULES, schedule::rules);
        return schedule;
    }
}
