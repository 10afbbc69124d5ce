package io.ghl.client.calendars;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calendars of one location. Thread-safe; not meant to be implemented outside tests, since methods are added. What is
 * booked in them is under {@link io.ghl.client.appointments.Appointments}.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface Calendars {

    /**
     * All calendars, drafts included ({@code get-calendars}).
     *
     * @return the calendars
     */
    List<Calendar> list();

    /**
     * Some of the calendars ({@code get-calendars}).
     *
     * @param query which ones
     * @return the calendars
     */
    List<Calendar> list(CalendarQuery query);

    /**
     * Reads a calendar ({@code get-calendar}).
     *
     * @param calendarId the id
     * @return the calendar
     */
    Calendar get(String calendarId);

    /**
     * Creates a calendar ({@code create-calendar}). It is not repeated once the request may have reached HighLevel.
     *
     * @param calendar the fields
     * @return the calendar as HighLevel stored it
     */
    Calendar create(NewCalendar calendar);

    /**
     * Changes a calendar ({@code update-calendar}). An empty update makes no call.
     *
     * @param calendarId the id
     * @param update the touched fields
     * @return the calendar as HighLevel stored it, or empty if the update was empty
     */
    Optional<Calendar> update(String calendarId, CalendarUpdate update);

    /**
     * Deletes a calendar ({@code delete-calendar}).
     *
     * @param calendarId the id
     */
    void delete(String calendarId);

    /**
     * The free slots of a calendar ({@code get-slots}).
     *
     * @param calendarId the calendar
     * @param slots which ones
     * @return the starts of the free slots by date; days without one may be missing
     */
    Map<LocalDate, List<OffsetDateTime>> freeSlots(String calendarId, FreeSlots slots);
}
