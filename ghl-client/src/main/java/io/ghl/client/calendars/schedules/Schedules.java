package io.ghl.client.calendars.schedules;

import io.ghl.client.Pages;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;

/**
 * When the users of one location are available, and in v3 its calendars. Thread-safe; not meant to be implemented outside
 * tests, since methods are added.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface Schedules {

    /**
     * The schedules of a user ({@code getAllSchedules}). Nothing is sent before the first one is asked for.
     *
     * @param userId the user
     * @return the schedules, page by page
     */
    Pages<Schedule> listOfUser(String userId);

    /**
     * The schedules of a user that count in a calendar ({@code getAllSchedules}). Nothing is sent before the first one is
     * asked for.
     *
     * @param userId the user
     * @param calendarId the calendar
     * @return the schedules, page by page
     */
    Pages<Schedule> listOfUser(String userId, String calendarId);

    /**
     * Reads a schedule ({@code getScheduleById}).
     *
     * @param scheduleId the id
     * @return the schedule
     */
    Schedule get(String scheduleId);

    /**
     * Creates a schedule ({@code createSchedule}). It is not repeated once the request may have reached HighLevel.
     *
     * @param schedule the fields
     * @return the schedule as HighLevel stored it
     */
    Schedule create(NewSchedule schedule);

    /**
     * Changes a schedule ({@code updateSchedule}). An empty update makes no call.
     *
     * @param scheduleId the id
     * @param update the touched fields
     * @return the schedule as HighLevel stored it, or empty if the update was empty
     */
    Optional<Schedule> update(String scheduleId, ScheduleUpdate update);

    /**
     * Deletes a schedule with its rules ({@code deleteSchedule}).
     *
     * @param scheduleId the id
     */
    void delete(String scheduleId);

    /**
     * Lets a schedule count in a calendar ({@code add-calendar-to-schedule}).
     *
     * @param scheduleId the schedule
     * @param calendarId the calendar
     */
    void addCalendar(String scheduleId, String calendarId);

    /**
     * Lets a schedule count in a calendar no more ({@code remove-calendar-from-schedule}).
     *
     * @param scheduleId the schedule
     * @param calendarId the calendar
     */
    void removeCalendar(String scheduleId, String calendarId);

    /**
     * Reads the schedule of a calendar ({@code getCalendarSchedule}); v3 only.
     *
     * @param calendarId the calendar
     * @return the schedule
     */
    CalendarSchedule getOfCalendar(String calendarId);

    /**
     * Gives a calendar a schedule ({@code createCalendarSchedule}); v3 only. It is not repeated once the request may have
     * reached HighLevel.
     *
     * @param calendarId the calendar
     * @param timezone zone of its hours: a region, such as {@code America/New_York}
     * @param rules when it is open
     * @return the schedule as HighLevel stored it
     */
    CalendarSchedule createOfCalendar(String calendarId, ZoneId timezone, Collection<ScheduleRule> rules);

    /**
     * Changes the schedule of a calendar ({@code updateCalendarSchedule}); v3 only. An empty update makes no call.
     *
     * @param calendarId the calendar
     * @param update the touched fields
     * @return the schedule as HighLevel stored it, or empty if the update was empty
     */
    Optional<CalendarSchedule> updateOfCalendar(String calendarId, CalendarScheduleUpdate update);
}
