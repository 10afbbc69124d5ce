package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.Pages;
import io.ghl.client.calendars.schedules.CalendarSchedule;
import io.ghl.client.calendars.schedules.CalendarScheduleUpdate;
import io.ghl.client.calendars.schedules.NewSchedule;
import io.ghl.client.calendars.schedules.Schedule;
import io.ghl.client.calendars.schedules.ScheduleRule;
import io.ghl.client.calendars.schedules.ScheduleUpdate;
import io.ghl.client.calendars.schedules.Schedules;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.operations.ScheduleOperations;
import io.ghl.client.internal.pipeline.Answer;
import io.ghl.client.internal.pipeline.LocationCaller;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Schedules over the pipeline. */
public record SchedulesApi(LocationCaller caller) implements Schedules {

    @Override
    public Pages<Schedule> listOfUser(String userId) {
        return list(userId, null);
    }

    @Override
    public Pages<Schedule> listOfUser(String userId, String calendarId) {
        return list(userId, Check.id("calendarId", calendarId));
    }

    private Pages<Schedule> list(String userId, @Nullable String calendarId) {
        Check.id("userId", userId);
        return SkipPages.of(
                ScheduleOperations.LIST,
                Schedule::id,
                skip -> caller.call(ScheduleOperations.LIST)
                        .query("locationId", caller.locationId())
                        .query("userId", userId)
                        .query("calendarId", calendarId)
                        .query("skip", String.valueOf(skip))
                        .query("limit", String.valueOf(SkipPages.LIMIT))
                        .send(answer -> answer.list("schedules", Schedule::of)));
    }

    @Override
    public Schedule get(String scheduleId) {
        return of(ScheduleOperations.GET, scheduleId).send(SchedulesApi::schedule);
    }

    @Override
    public Schedule create(NewSchedule schedule) {
        ObjectNode body = Json.object().put("locationId", caller.locationId());
        return caller.call(ScheduleOperations.CREATE_ONE)
                .body(body.setAll((ObjectNode) schedule.json()))
                .send(SchedulesApi::schedule);
    }

    @Override
    public Optional<Schedule> update(String scheduleId, ScheduleUpdate update) {
        return of(ScheduleOperations.UPDATE, scheduleId)
                .body(update.json())
                .sendUnless(update.isEmpty(), SchedulesApi::schedule);
    }

    @Override
    public void delete(String scheduleId) {
        of(ScheduleOperations.DELETE, scheduleId).send();
    }

    @Override
    public void addCalendar(String scheduleId, String calendarId) {
        of(ScheduleOperations.ADD_CALENDAR, scheduleId)
                .path("calendarId", calendarId)
                .send();
    }

    @Override
    public void removeCalendar(String scheduleId, String calendarId) {
        of(ScheduleOperations.REMOVE_CALENDAR, scheduleId)
                .path("calendarId", calendarId)
                .send();
    }

    @Override
    public CalendarSchedule getOfCalendar(String calendarId) {
        return ofCalendar(ScheduleOperations.GET_OF_CALENDAR, calendarId).send(SchedulesApi::scheduleOfCalendar);
    }

    @Override
    public CalendarSchedule createOfCalendar(String calendarId, ZoneId timezone, Collection<ScheduleRule> rules) {
        CalendarScheduleUpdate fields =
                CalendarScheduleUpdate.builder().timezone(timezone).rules(rules).build();
        return ofCalendar(ScheduleOperations.CREATE_OF_CALENDAR, calendarId)
                .body(fields.json())
                .send(SchedulesApi::scheduleOfCalendar);
    }

    @Override
    public Optional<CalendarSchedule> updateOfCalendar(String calendarId, CalendarScheduleUpdate update) {
        return ofCalendar(ScheduleOperations.UPDATE_OF_CALENDAR, calendarId)
                .body(update.json())
                .sendUnless(update.isEmpty(), SchedulesApi::scheduleOfCalendar);
    }

    private LocationCaller.Request of(Operation operation, String scheduleId) {
        return caller.call(operation).path("id", "scheduleId", scheduleId);
    }

    private LocationCaller.Request ofCalendar(Operation operation, String calendarId) {
        return caller.call(operation).path("calendarId", calendarId);
    }

    private static Schedule schedule(Answer answer) {
        return answer.object("schedule", Schedule::of);
    }

    private static CalendarSchedule scheduleOfCalendar(Answer answer) {
        return answer.object("schedule", CalendarSchedule::of);
    }
}
