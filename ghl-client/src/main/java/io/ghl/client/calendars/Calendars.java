package io.ghl.client.calendars;

import io.ghl.client.internal.json.Check;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calendars of one location. Thread-safe; not meant to be implemented outside tests, since methods are added. What is
 * booked in them is under {@link io.ghl.client.appointments.Appointments}.
 *
 * <p>{@link #cached} and {@link #byId} answer from what is kept for the client's reference data
 * lifetime (10 minutes unless set), shared by all views on the location. Changes made here are seen at once; those made
 * elsewhere after the lifetime or {@link #refresh}.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface Calendars {

    /**
     * Reads all calendars anew, drafts included ({@code get-calendars}), and keeps them.
     *
     * @return the calendars
     */
    List<Calendar> list();

    /**
     * All calendars as they are kept, drafts included, read if need be ({@code get-calendars}).
     *
     * @return the calendars
     */
    List<Calendar> cached();

    /**
     * Finds a calendar by id among those kept.
     *
     * @param id the id
     * @return the calendar, or empty
     */
    default Optional<Calendar> byId(String id) {
        String wanted = Check.id("id", id);
        return cached().stream()
                .filter(calendar -> calendar.id().equals(wanted))
                .findFirst();
    }

    /** Forgets what is kept, so that the next look-up asks HighLevel. */
    void refresh();

    /**
     * Reads some of the calendars ({@code get-calendars}).
     *
     * @param query which ones
     * @return the calendars
     */
    List<Calendar> list(CalendarQuery query);

    /**
     * Reads a calendar anew ({@code get-calendar}).
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
