package io.ghl.client;

import io.ghl.client.appointments.Appointments;
import io.ghl.client.businesses.Businesses;
import io.ghl.client.calendars.Calendars;
import io.ghl.client.calendars.groups.CalendarGroups;
import io.ghl.client.calendars.notifications.CalendarNotifications;
import io.ghl.client.calendars.resources.CalendarResources;
import io.ghl.client.calendars.schedules.Schedules;
import io.ghl.client.contacts.Contacts;
import io.ghl.client.customfields.CustomFields;
import io.ghl.client.customfields.objects.ObjectFields;
import io.ghl.client.internal.pipeline.LocationCaller;
import io.ghl.client.internal.pipeline.Pipeline;
import io.ghl.client.internal.resources.AppointmentsApi;
import io.ghl.client.internal.resources.BusinessesApi;
import io.ghl.client.internal.resources.CalendarGroupsApi;
import io.ghl.client.internal.resources.CalendarNotificationsApi;
import io.ghl.client.internal.resources.CalendarResourcesApi;
import io.ghl.client.internal.resources.CalendarsApi;
import io.ghl.client.internal.resources.ContactsApi;
import io.ghl.client.internal.resources.CustomFieldsApi;
import io.ghl.client.internal.resources.CustomValuesApi;
import io.ghl.client.internal.resources.LocationDetailsApi;
import io.ghl.client.internal.resources.LocationTagsApi;
import io.ghl.client.internal.resources.LocationUsersApi;
import io.ghl.client.internal.resources.NotesApi;
import io.ghl.client.internal.resources.ObjectFieldsApi;
import io.ghl.client.internal.resources.RecurringTasksApi;
import io.ghl.client.internal.resources.ReferenceData;
import io.ghl.client.internal.resources.SchedulesApi;
import io.ghl.client.internal.resources.ServicesApi;
import io.ghl.client.internal.resources.TasksApi;
import io.ghl.client.internal.resources.TemplatesApi;
import io.ghl.client.limit.Priority;
import io.ghl.client.locations.CustomValues;
import io.ghl.client.locations.LocationDetails;
import io.ghl.client.locations.LocationTags;
import io.ghl.client.locations.templates.Templates;
import io.ghl.client.notes.Notes;
import io.ghl.client.observe.GhlObserver;
import io.ghl.client.services.Services;
import io.ghl.client.tasks.RecurringTasks;
import io.ghl.client.tasks.Tasks;
import io.ghl.client.users.LocationUsers;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A client as one location (sub-account) sees it. Making one costs nothing and sends nothing. Immutable and
 * thread-safe.
 *
 * {@snippet file="io/ghl/client/SnippetsTest.java" region="client"}
 */
public final class GhlLocation {
    private final LocationCaller caller;
    private final ReferenceData references;

    GhlLocation(LocationCaller caller, ReferenceData references) {
        this.caller = caller;
        this.references = references;
    }

    /**
     * The location.
     *
     * @return its id
     */
    public String id() {
        return caller.locationId();
    }

    /**
     * Contacts with their tags.
     *
     * @return the contacts of this location
     */
    public Contacts contacts() {
        return new ContactsApi(caller, customFields());
    }

    /**
     * Tasks of contacts.
     *
     * @return the tasks of this location
     */
    public Tasks tasks() {
        return new TasksApi(caller);
    }

    /**
     * Notes of contacts.
     *
     * @return the notes of this location
     */
    public Notes notes() {
        return new NotesApi(caller);
    }

    /**
     * Businesses, also called companies.
     *
     * @return the businesses of this location
     */
    public Businesses businesses() {
        return new BusinessesApi(caller);
    }

    /**
     * Tags that the location knows.
     *
     * @return the tags of this location
     */
    public LocationTags tags() {
        return new LocationTagsApi(caller, references);
    }

    /**
     * Texts that templates refer to.
     *
     * @return the custom values of this location
     */
    public CustomValues customValues() {
        return new CustomValuesApi(caller);
    }

    /**
     * Tasks that recur.
     *
     * @return the recurring tasks of this location
     */
    public RecurringTasks recurringTasks() {
        return new RecurringTasksApi(caller);
    }

    /**
     * People who work in this location.
     *
     * @return the users of this location
     */
    public LocationUsers users() {
        return new LocationUsersApi(caller, references);
    }

    /**
     * Appointments and blocked slots.
     *
     * @return the appointments of this location
     */
    public Appointments appointments() {
        return new AppointmentsApi(caller);
    }

    /**
     * Calendars and their free slots.
     *
     * @return the calendars of this location
     */
    public Calendars calendars() {
        return new CalendarsApi(caller, references);
    }

    /**
     * Groups of calendars.
     *
     * @return the groups of this location
     */
    public CalendarGroups calendarGroups() {
        return new CalendarGroupsApi(caller);
    }

    /**
     * Notifications of the events of calendars.
     *
     * @return the notifications of this location
     */
    public CalendarNotifications calendarNotifications() {
        return new CalendarNotificationsApi(caller);
    }

    /**
     * Equipment and rooms; HighLevel deprecates them in v3.
     *
     * @return the resources of this location
     */
    public CalendarResources calendarResources() {
        return new CalendarResourcesApi(caller);
    }

    /**
     * When users, and in v3 calendars, are available.
     *
     * @return the schedules of this location
     */
    public Schedules schedules() {
        return new SchedulesApi(caller);
    }

    /**
     * Services that contacts book, in API version v3.
     *
     * @return the services of this location
     */
    public Services services() {
        return new ServicesApi(caller);
    }

    /**
     * Definitions of custom fields.
     *
     * @return the custom fields of this location
     */
    public CustomFields customFields() {
        return new CustomFieldsApi(caller, references);
    }

    /**
     * Definitions of fields of businesses and of custom objects.
     *
     * @return the fields of objects of this location
     */
    public ObjectFields objectFields() {
        return new ObjectFieldsApi(caller);
    }

    /**
     * The location itself: its name, settings and providers.
     *
     * @return what can be read about this location
     */
    public LocationDetails details() {
        return new LocationDetailsApi(caller);
    }

    /**
     * Templates of e-mails and messages.
     *
     * @return the templates of this location
     */
    public Templates templates() {
        return new TemplatesApi(caller);
    }

    /**
     * The same location with calls in another class of the rate limit.
     *
     * @param priority the class; {@link Priority#INTERACTIVE} unless set
     * @return another view, this one stays as it is
     */
    public GhlLocation withPriority(Priority priority) {
        Objects.requireNonNull(priority, "priority");
        return withPriority(() -> priority);
    }

    /**
     * The same location, whose calls say one by one which class of the rate limit they are in. For one view that serves
     * work of several kinds.
     *
     * @param priority asked at each call, on the thread that makes it; must be quick, thread-safe and not answer null
     * @return another view, this one stays as it is
     */
    public GhlLocation withPriority(Supplier<Priority> priority) {
        Objects.requireNonNull(priority, "priority");
        return new GhlLocation(new LocationCaller(caller.pipeline(), id(), priority), references);
    }

    /**
     * This location, whose calls one more observer is told of, after those that the client was built with.
     *
     * @param observer the observer
     * @return a view of this location; this one stays as it is
     */
    public GhlLocation withObserver(GhlObserver observer) {
        Pipeline watched = caller.pipeline().observedBy(Objects.requireNonNull(observer, "observer"));
        return new GhlLocation(new LocationCaller(watched, id(), caller.priority()), references);
    }

    @Override
    public String toString() {
        return "GhlLocation[" + id() + "]";
    }
}
