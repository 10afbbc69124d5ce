package io.ghl.client.calendars;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as HighLevel returned it. Make one with
 * {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param id the id
 * @param locationId the location
 * @param calendarType kind, such as {@code round_robin}
 * @param slotBufferUnit unit of the time after
 * @param name name
 * @param description description
 * @param groupId group that it belongs to
 * @param slug name in its address
 * @param widgetSlug name in the address of its widget
 * @param widgetType {@code default} or {@code classic}
 * @param eventType how users take turns, such as {@code RoundRobin_OptimizeForAvailability}
 * @param eventTitle title of events
 * @param eventColor colour of events, such as {@code #039be5}
 * @param meetingLocation where events take place
 * @param slotDuration how long a slot is
 * @param slotDurationUnit unit of the duration
 * @param slotInterval time from the start of a slot to that of the next
 * @param slotIntervalUnit unit of the interval
 * @param slotBuffer time kept free after an event
 * @param preBuffer time kept free before an event
 * @param preBufferUnit unit of the time before
 * @param appointmentsPerSlot how many appointments one slot takes
 * @param appointmentsPerDay how many appointments one day takes
 * @param allowBookingAfter how long before its start an event must be booked
 * @param allowBookingAfterUnit unit of the notice
 * @param allowBookingFor how far ahead events can be booked
 * @param allowBookingForUnit unit of the range: {@code DAYS}, {@code WEEKS} or {@code MONTHS}
 * @param openHours when it is open
 * @param teamMembers users who take events
 * @param autoConfirm whether events are confirmed at once
 * @param notes notes of events
 * @param isActive whether it is active
 * @param notifications who is told of events, as HighLevel kept it before notifications were records
 * @param locationConfigurations the ways in which events can take place
 * @param availabilityType which hours count: 0 only the open hours, 1 only the dates with hours of their own, null both
 * @param availabilities dates with hours of their own
 * @param enableRecurring whether events can recur
 * @param recurring how events recur
 * @param lookBusy whether some of the free slots are hidden
 * @param formId form to be filled in
 * @param stickyContact whether the form remembers the contact
 * @param isLivePaymentMode whether payments are real
 * @param shouldSendAlertEmailsToAssignedMember whether the user in charge is told by e-mail
 * @param alertEmail e-mail that is told
 * @param googleInvitationEmails whether Google invites
 * @param allowReschedule whether contacts may move an event
 * @param allowCancellation whether contacts may cancel an event
 * @param shouldAssignContactToTeamMember whether the contact is assigned to the user
 * @param shouldSkipAssigningContactForExisting whether contacts who have a user keep it
 * @param pixelId Facebook pixel
 * @param formSubmitType {@code RedirectURL} or {@code ThankYouMessage}
 * @param formSubmitRedirectUrl where contacts go after booking
 * @param formSubmitThanksMessage what contacts read after booking
 * @param guestType {@code count_only} or {@code collect_detail}
 * @param consentLabel text of the consent
 * @param calendarCoverImage URL of an image
 * @param received all of it as HighLevel sent it
 */
public record Calendar(
        String id,
        @Nullable String locationId,
        @Nullable String calendarType,
        @Nullable String slotBufferUnit,
        @Nullable String name,
        @Nullable String description,
        @Nullable String groupId,
        @Nullable String slug,
        @Nullable String widgetSlug,
        @Nullable String widgetType,
        @Nullable String eventType,
        @Nullable String eventTitle,
        @Nullable String eventColor,
        @Nullable String meetingLocation,
        @Nullable Integer slotDuration,
        @Nullable String slotDurationUnit,
        @Nullable Integer slotInterval,
        @Nullable String slotIntervalUnit,
        @Nullable Integer slotBuffer,
        @Nullable Integer preBuffer,
        @Nullable String preBufferUnit,
        @Nullable Integer appointmentsPerSlot,
        @Nullable Integer appointmentsPerDay,
        @Nullable Integer allowBookingAfter,
        @Nullable String allowBookingAfterUnit,
        @Nullable Integer allowBookingFor,
        @Nullable String allowBookingForUnit,
        List<OpenHours> openHours,
        List<TeamMember> teamMembers,
        @Nullable Boolean autoConfirm,
        @Nullable String notes,
        @Nullable Boolean isActive,
        List<NotificationSetting> notifications,
        List<LocationConfiguration> locationConfigurations,
        @Nullable Integer availabilityType,
        List<Availability> availabilities,
        @Nullable Boolean enableRecurring,
        @Nullable CalendarRecurrence recurring,
        @Nullable LookBusy lookBusy,
        @Nullable String formId,
        @Nullable Boolean stickyContact,
        @Nullable Boolean isLivePaymentMode,
        @Nullable Boolean shouldSendAlertEmailsToAssignedMember,
        @Nullable String alertEmail,
        @Nullable Boolean googleInvitationEmails,
        @Nullable Boolean allowReschedule,
        @Nullable Boolean allowCancellation,
        @Nullable Boolean shouldAssignContactToTeamMember,
        @Nullable Boolean shouldSkipAssigningContactForExisting,
        @Nullable String pixelId,
        @Nullable String formSubmitType,
        @Nullable String formSubmitRedirectUrl,
        @Nullable String formSubmitThanksMessage,
        @Nullable String guestType,
        @Nullable String consentLabel,
        @Nullable String calendarCoverImage,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static Calendar of(String json) {
        return of(Json.parse(json));
    }

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    @JsonCreator
    public static Calendar of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new Calendar(
                fields.id("id"),
                fields.text("locationId"),
                fields.text("calendarType"),
                fields.text("slotBufferUnit"),
                fields.text("name"),
                fields.text("description"),
                fields.text("groupId"),
                fields.text("slug"),
                fields.text("widgetSlug"),
                fields.text("widgetType"),
                fields.text("eventType"),
                fields.text("eventTitle"),
                fields.text("eventColor"),
                fields.text("meetingLocation"),
                fields.integer("slotDuration"),
                fields.text("slotDurationUnit"),
                fields.integer("slotInterval"),
                fields.text("slotIntervalUnit"),
                fields.integer("slotBuffer"),
                fields.integer("preBuffer"),
                fields.text("preBufferUnit"),
                fields.integer("appoinmentPerSlot"),
                fields.integer("appoinmentPerDay"),
                fields.integer("allowBookingAfter"),
                fields.text("allowBookingAfterUnit"),
                fields.integer("allowBookingFor"),
                fields.text("allowBookingForUnit"),
                fields.list("openHours", OpenHours::read),
                fields.list("teamMembers", TeamMember::read),
                fields.bool("autoConfirm"),
                fields.text("notes"),
                fields.bool("isActive"),
                fields.list("notifications", NotificationSetting::read),
                fields.list("locationConfigurations", LocationConfiguration::read),
                fields.integer("availabilityType"),
                fields.list("availabilities", Availability::read),
                fields.bool("enableRecurring"),
                fields.nested("recurring", CalendarRecurrence::read),
                fields.nested("lookBusyConfig", LookBusy::read),
                fields.text("formId"),
                fields.bool("stickyContact"),
                fields.bool("isLivePaymentMode"),
                fields.bool("shouldSendAlertEmailsToAssignedMember"),
                fields.text("alertEmail"),
                fields.bool("googleInvitationEmails"),
                fields.bool("allowReschedule"),
                fields.bool("allowCancellation"),
                fields.bool("shouldAssignContactToTeamMember"),
                fields.bool("shouldSkipAssigningContactForExisting"),
                fields.text("pixelId"),
                fields.text("formSubmitType"),
                fields.text("formSubmitRedirectURL"),
                fields.text("formSubmitThanksMessage"),
                fields.text("guestType"),
                fields.text("consentLabel"),
                fields.text("calendarCoverImage"),
                fields.received());
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("Calendar", id, received);
    }
}
