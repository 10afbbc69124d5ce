package io.ghl.client.calendars;

import io.ghl.client.internal.json.Check;
import java.util.Collection;
import java.util.Set;

/**
 * The fields that creating and updating a calendar have in common. A field that was not touched is not sent;
 * one that HighLevel lets be null also has a method that clears it. Mutable and not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class CalendarFields<B extends CalendarFields<B>> extends BookingFields<B>
        permits NewCalendar.Builder, CalendarUpdate.Builder {
    private static final Set<String> EVENT_TYPES =
            Set.of("RoundRobin_OptimizeForAvailability", "RoundRobin_OptimizeForEqualDistribution");

    CalendarFields() {}

    /**
     * Name.
     *
     * @param name the value
     * @return this builder
     */
    public B name(String name) {
        touched.filled("name", name);
        return self();
    }

    /**
     * Description.
     *
     * @param description the value
     * @return this builder
     */
    public B description(String description) {
        touched.text("description", description);
        return self();
    }

    /**
     * Group that it belongs to.
     *
     * @param groupId the value
     * @return this builder
     */
    public B groupId(String groupId) {
        touched.text("groupId", groupId);
        return self();
    }

    /**
     * Name in its address.
     *
     * @param slug the value
     * @return this builder
     */
    public B slug(String slug) {
        touched.filled("slug", slug);
        return self();
    }

    /**
     * Name in the address of its widget.
     *
     * @param widgetSlug the value
     * @return this builder
     */
    public B widgetSlug(String widgetSlug) {
        touched.filled("widgetSlug", widgetSlug);
        return self();
    }

    /**
     * {@code default} or {@code classic}.
     *
     * @param widgetType the value
     * @return this builder
     */
    public B widgetType(String widgetType) {
        touched.oneOf("widgetType", widgetType, Set.of("default", "classic"));
        return self();
    }

    /**
     * How users take turns: {@code RoundRobin_OptimizeForAvailability} or
     * {@code RoundRobin_OptimizeForEqualDistribution}.
     *
     * @param eventType the value
     * @return this builder
     */
    public B eventType(String eventType) {
        touched.oneOf("eventType", eventType, EVENT_TYPES);
        return self();
    }

    /**
     * Title of events.
     *
     * @param eventTitle the value
     * @return this builder
     */
    public B eventTitle(String eventTitle) {
        touched.text("eventTitle", eventTitle);
        return self();
    }

    /**
     * Colour of events, such as {@code #039be5}.
     *
     * @param eventColor the value
     * @return this builder
     */
    public B eventColor(String eventColor) {
        touched.filled("eventColor", eventColor);
        return self();
    }

    /**
     * The ways in which the events of a calendar without users can take place.
     *
     * @param locationConfigurations the value
     * @return this builder
     */
    public B locationConfigurations(Collection<LocationConfiguration> locationConfigurations) {
        touched.list("locationConfigurations", locationConfigurations, LocationConfiguration::json);
        return self();
    }

    /**
     * Who is told of events. HighLevel advises to use {@link io.ghl.client.calendars.notifications.CalendarNotifications} in its place.
     *
     * @param notifications the value
     * @return this builder
     */
    public B notifications(Collection<NotificationSetting> notifications) {
        touched.list("notifications", notifications, NotificationSetting::json);
        return self();
    }

    /**
     * Where events take place. HighLevel advises to use {@link #locationConfigurations} or those of the users in its place.
     *
     * @param meetingLocation the value
     * @return this builder
     */
    public B meetingLocation(String meetingLocation) {
        touched.text("meetingLocation", meetingLocation);
        return self();
    }

    /**
     * Users who take events.
     *
     * @param teamMembers the value
     * @return this builder
     */
    public B teamMembers(Collection<TeamMember> teamMembers) {
        touched.list("teamMembers", teamMembers, TeamMember::json);
        return self();
    }

    /**
     * Form to be filled in.
     *
     * @param formId the value
     * @return this builder
     */
    public B formId(String formId) {
        touched.id("formId", formId);
        return self();
    }

    /**
     * Whether the form remembers the contact.
     *
     * @param stickyContact the value
     * @return this builder
     */
    public B stickyContact(boolean stickyContact) {
        touched.bool("stickyContact", stickyContact);
        return self();
    }

    /**
     * Whether payments are real.
     *
     * @param isLivePaymentMode the value
     * @return this builder
     */
    public B isLivePaymentMode(boolean isLivePaymentMode) {
        touched.bool("isLivePaymentMode", isLivePaymentMode);
        return self();
    }

    /**
     * Whether events are confirmed at once.
     *
     * @param autoConfirm the value
     * @return this builder
     */
    public B autoConfirm(boolean autoConfirm) {
        touched.bool("autoConfirm", autoConfirm);
        return self();
    }

    /**
     * Whether the user in charge is told by e-mail.
     *
     * @param shouldSendAlertEmailsToAssignedMember the value
     * @return this builder
     */
    public B shouldSendAlertEmailsToAssignedMember(boolean shouldSendAlertEmailsToAssignedMember) {
        touched.bool("shouldSendAlertEmailsToAssignedMember", shouldSendAlertEmailsToAssignedMember);
        return self();
    }

    /**
     * E-mail that is told.
     *
     * @param alertEmail one address, or an empty text for none
     * @return this builder
     * @throws IllegalArgumentException if it is neither empty nor an e-mail address
     */
    public B alertEmail(String alertEmail) {
        touched.text("alertEmail", Check.emailOrNone("alertEmail", alertEmail));
        return self();
    }

    /**
     * Whether Google invites.
     *
     * @param googleInvitationEmails the value
     * @return this builder
     */
    public B googleInvitationEmails(boolean googleInvitationEmails) {
        touched.bool("googleInvitationEmails", googleInvitationEmails);
        return self();
    }

    /**
     * Whether contacts may move an event.
     *
     * @param allowReschedule the value
     * @return this builder
     */
    public B allowReschedule(boolean allowReschedule) {
        touched.bool("allowReschedule", allowReschedule);
        return self();
    }

    /**
     * Whether contacts may cancel an event.
     *
     * @param allowCancellation the value
     * @return this builder
     */
    public B allowCancellation(boolean allowCancellation) {
        touched.bool("allowCancellation", allowCancellation);
        return self();
    }

    /**
     * Whether the contact is assigned to the user.
     *
     * @param shouldAssignContactToTeamMember the value
     * @return this builder
     */
    public B shouldAssignContactToTeamMember(boolean shouldAssignContactToTeamMember) {
        touched.bool("shouldAssignContactToTeamMember", shouldAssignContactToTeamMember);
        return self();
    }

    /**
     * Whether contacts who have a user keep it.
     *
     * @param shouldSkipAssigningContactForExisting the value
     * @return this builder
     */
    public B shouldSkipAssigningContactForExisting(boolean shouldSkipAssigningContactForExisting) {
        touched.bool("shouldSkipAssigningContactForExisting", shouldSkipAssigningContactForExisting);
        return self();
    }

    /**
     * Notes of events.
     *
     * @param notes the value
     * @return this builder
     */
    public B notes(String notes) {
        touched.text("notes", notes);
        return self();
    }

    /**
     * Facebook pixel.
     *
     * @param pixelId the value
     * @return this builder
     */
    public B pixelId(String pixelId) {
        touched.text("pixelId", pixelId);
        return self();
    }

    /**
     * {@code RedirectURL} or {@code ThankYouMessage}.
     *
     * @param formSubmitType the value
     * @return this builder
     */
    public B formSubmitType(String formSubmitType) {
        touched.oneOf("formSubmitType", formSubmitType, Set.of("RedirectURL", "ThankYouMessage"));
        return self();
    }

    /**
     * Where contacts go after booking.
     *
     * @param formSubmitRedirectUrl the value
     * @return this builder
     */
    public B formSubmitRedirectUrl(String formSubmitRedirectUrl) {
        touched.text("formSubmitRedirectURL", formSubmitRedirectUrl);
        return self();
    }

    /**
     * What contacts read after booking.
     *
     * @param formSubmitThanksMessage the value
     * @return this builder
     */
    public B formSubmitThanksMessage(String formSubmitThanksMessage) {
        touched.text("formSubmitThanksMessage", formSubmitThanksMessage);
        return self();
    }

    /**
     * {@code count_only} or {@code collect_detail}.
     *
     * @param guestType the value
     * @return this builder
     */
    public B guestType(String guestType) {
        touched.oneOf("guestType", guestType, Set.of("count_only", "collect_detail"));
        return self();
    }

    /**
     * Text of the consent.
     *
     * @param consentLabel the value
     * @return this builder
     */
    public B consentLabel(String consentLabel) {
        touched.text("consentLabel", consentLabel);
        return self();
    }

    /**
     * URL of an image.
     *
     * @param calendarCoverImage the value
     * @return this builder
     */
    public B calendarCoverImage(String calendarCoverImage) {
        touched.text("calendarCoverImage", calendarCoverImage);
        return self();
    }

    /**
     * Whether it is active; a draft is not.
     *
     * @param isActive the value
     * @return this builder
     */
    public B isActive(boolean isActive) {
        touched.bool("isActive", isActive);
        return self();
    }
}
