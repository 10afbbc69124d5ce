package io.ghl.client.calendars.resources;

import io.ghl.client.Pages;
import java.util.Optional;

/**
 * Equipment and rooms of one location, which calendars of services need. HighLevel deprecates them in v3, where services
 * have a catalogue of their own. Thread-safe; not meant to be implemented outside tests, since methods are added.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface CalendarResources {

    /**
     * All resources of a kind ({@code fetch-calendar-resources}). Nothing is sent before the first one is asked for.
     *
     * @param type the kind
     * @return the resources, page by page
     */
    Pages<CalendarResource> list(CalendarResource.Type type);

    /**
     * Reads a resource ({@code get-calendar-resource}).
     *
     * @param type its kind
     * @param resourceId the id
     * @return the resource
     */
    CalendarResource get(CalendarResource.Type type, String resourceId);

    /**
     * Creates a resource ({@code create-calendar-resource}). It is not repeated once the request may have reached
     * HighLevel.
     *
     * @param type its kind
     * @param resource the fields
     * @return the resource as HighLevel stored it
     */
    CalendarResource create(CalendarResource.Type type, NewCalendarResource resource);

    /**
     * Changes a resource ({@code update-calendar-resource}). An empty update makes no call.
     *
     * @param type its kind
     * @param resourceId the id
     * @param update the touched fields
     * @return the resource as HighLevel stored it, without its calendars, or empty if the update was empty
     */
    Optional<CalendarResource> update(CalendarResource.Type type, String resourceId, CalendarResourceUpdate update);

    /**
     * Deletes a resource ({@code delete-calendar-resource}).
     *
     * @param type its kind
     * @param resourceId the id
     */
    void delete(CalendarResource.Type type, String resourceId);
}
