package io.ghl.sandbox.internal.calendars;

import static io.ghl.sandbox.internal.validation.Checks.ARRAY;
import static io.ghl.sandbox.internal.validation.Checks.BOOLEAN;
import static io.ghl.sandbox.internal.validation.Checks.DATE_TIME;
import static io.ghl.sandbox.internal.validation.Checks.NOT_BLANK;
import static io.ghl.sandbox.internal.validation.Checks.NUMBER;
import static io.ghl.sandbox.internal.validation.Checks.STRING;
import static io.ghl.sandbox.internal.validation.Checks.between;
import static io.ghl.sandbox.internal.validation.Checks.eachNested;
import static io.ghl.sandbox.internal.validation.Checks.nested;
import static io.ghl.sandbox.internal.validation.Checks.oneOf;

import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.validation.Dto;

/** The request bodies of calendars. */
final class CalendarDtos {
    private static final Dto HOURS = Dto.empty()
            .required(between(0, 23), "openHour", "closeHour")
            .required(between(0, 60), "openMinute", "closeMinute");
    private static final Dto OPEN_HOURS =
            Dto.empty().required(ARRAY, "daysOfTheWeek").required(eachNested(HOURS), "hours");
    private static final Dto LOCATION = Dto.empty()
            .required(
                    oneOf(
                            "custom",
                            "zoom_conference",
                            "google_conference",
                            "inbound_call",
                            "outbound_call",
                            "physical",
                            "booker",
                            "ms_teams_conference"),
                    "kind")
            .optional(STRING, "location");
    private static final Dto MEMBER = Dto.empty()
            .required(NOT_BLANK, "userId")
            .optional(oneOf(0, 0.5, 1), "priority")
            .optional(oneOf("custom", "zoom", "gmeet", "phone", "address", "teams", "booker"), "meetingLocationType")
            .optional(STRING, "meetingLocation")
            .optional(BOOLEAN, "isPrimary")
            .optional(eachNested(LOCATION), "locationConfigurations");
    private static final Dto NOTIFICATION = Dto.empty()
            .optional(oneOf("email"), "type")
            .required(
                    BOOLEAN,
                    "shouldSendToContact",
                    "shouldSendToGuest",
                    "shouldSendToUser",
                    "shouldSendToSelectedUsers")
            .required(STRING, "selectedUsers");
    private static final Dto RECURRING = Dto.empty()
            .optional(oneOf("DAILY", "WEEKLY", "MONTHLY"), "freq")
            .optional(between(1, 24), "count")
            .optional(oneOf("skip", "continue", "book_next"), "bookingOption")
            .optional(oneOf("confirmed", "new"), "bookingOverlapDefaultStatus");
    private static final Dto AVAILABILITY = Dto.empty()
            .required(DATE_TIME, "date")
            .required(eachNested(HOURS), "hours")
            .optional(BOOLEAN, "deleted");
    private static final Dto LOOK_BUSY =
            Dto.empty().required(BOOLEAN, "enabled").required(NUMBER, "LookBusyPercentage");
    private static final Dto COMMON = Dto.empty()
            .optional(NOT_BLANK, "name")
            .optional(
                    STRING,
                    "description",
                    "groupId",
                    "slug",
                    "widgetSlug",
                    "eventTitle",
                    "eventColor",
                    "meetingLocation",
                    "formId",
                    "alertEmail",
                    "notes",
                    "pixelId",
                    "formSubmitRedirectURL",
                    "formSubmitThanksMessage",
                    "consentLabel",
                    "calendarCoverImage")
            .optional(
                    oneOf("RoundRobin_OptimizeForAvailability", "RoundRobin_OptimizeForEqualDistribution"), "eventType")
            .optional(oneOf("default", "classic"), "widgetType")
            .optional(oneOf("RedirectURL", "ThankYouMessage"), "formSubmitType")
            .optional(oneOf("count_only", "collect_detail"), "guestType")
            .optional(oneOf("mins", "hours"), "slotDurationUnit", "slotIntervalUnit", "preBufferUnit")
            .optional(oneOf("days", "weeks", "months"), "allowBookingForUnit")
            .optional(
                    NUMBER,
                    "slotDuration",
                    "slotInterval",
                    "slotBuffer",
                    "preBuffer",
                    "appoinmentPerSlot",
                    "appoinmentPerDay",
                    "allowBookingAfter",
                    "allowBookingFor")
            // Null stands for both.
            .nullable(oneOf(0, 1), "availabilityType")
            .optional(
                    BOOLEAN,
                    "enableRecurring",
                    "stickyContact",
                    "isLivePaymentMode",
                    "autoConfirm",
                    "shouldSendAlertEmailsToAssignedMember",
                    "googleInvitationEmails",
                    "allowReschedule",
                    "allowCancellation",
                    "shouldAssignContactToTeamMember",
                    "shouldSkipAssigningContactForExisting",
                    "isActive")
            .optional(eachNested(NOTIFICATION), "notifications")
            .optional(eachNested(LOCATION), "locationConfigurations")
            .optional(eachNested(AVAILABILITY.optional(STRING, "id")), "availabilities")
            .optional(nested(RECURRING), "recurring")
            .optional(nested(LOOK_BUSY), "lookBusyConfig")
            .optional(eachNested(OPEN_HOURS), "openHours")
            .optional(eachNested(MEMBER), "teamMembers");

    private CalendarDtos() {}

    static Dto create(ApiVersion version) {
        return update(version)
                .required(NOT_BLANK, "name", "locationId")
                .optional(eachNested(AVAILABILITY), "availabilities")
                .optional(
                        oneOf("round_robin", "event", "class_booking", "collective", "service_booking", "personal"),
                        "calendarType")
                .optional(oneOf("mins", "hours"), "slotBufferUnit");
    }

    /** Neither the kind nor the unit of the buffer can be changed. */
    static Dto update(ApiVersion version) {
        return COMMON.optional(
                version == ApiVersion.V3
                        ? oneOf("hours", "days", "weeks", "months", "mins")
                        : oneOf("hours", "days", "weeks", "months"),
                "allowBookingAfterUnit");
    }
}
