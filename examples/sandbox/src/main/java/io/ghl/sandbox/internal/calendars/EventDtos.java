package io.ghl.sandbox.internal.calendars;

import static io.ghl.sandbox.internal.validation.Checks.BOOLEAN;
import static io.ghl.sandbox.internal.validation.Checks.DATE_TIME;
import static io.ghl.sandbox.internal.validation.Checks.NOT_BLANK;
import static io.ghl.sandbox.internal.validation.Checks.STRING;
import static io.ghl.sandbox.internal.validation.Checks.oneOf;
import static io.ghl.sandbox.internal.validation.Checks.upTo;

import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.validation.Check;
import io.ghl.sandbox.internal.validation.Dto;

/** The request bodies of appointments. */
final class EventDtos {
    private static final Check STATUS_V2 = oneOf("new", "confirmed", "cancelled", "showed", "noshow", "invalid");
    private static final Check STATUS_V3 =
            oneOf("new", "confirmed", "cancelled", "showed", "noshow", "invalid", "completed", "active");
    private static final Dto COMMON = Dto.empty()
            .optional(oneOf("custom", "zoom", "gmeet", "phone", "address", "ms_teams", "google"), "meetingLocationType")
            .optional(STRING, "title", "meetingLocationId", "assignedUserId", "description", "address", "rrule")
            .optional(BOOLEAN, "overrideLocationConfig", "ignoreDateRange", "toNotify", "ignoreFreeSlotValidation");

    static final Dto NOTHING = Dto.empty();
    static final Dto BLOCK = Dto.empty()
            .required(NOT_BLANK, "locationId")
            .optional(NOT_BLANK, "calendarId", "assignedUserId")
            .optional(STRING, "title")
            .optional(DATE_TIME, "startTime", "endTime");
    static final Dto NOTE =
            Dto.empty().required(NOT_BLANK.and(upTo(5000)), "body").optional(STRING, "userId");

    private EventDtos() {}

    static Dto create(ApiVersion version) {
        return status(version)
                .required(NOT_BLANK, "calendarId", "locationId", "contactId")
                .required(DATE_TIME, "startTime")
                .optional(DATE_TIME, "endTime");
    }

    /** Neither contact nor location can be changed. */
    static Dto update(ApiVersion version) {
        return status(version).optional(NOT_BLANK, "calendarId").optional(DATE_TIME, "startTime", "endTime");
    }

    private static Dto status(ApiVersion version) {
        return COMMON.optional(version == ApiVersion.V3 ? STATUS_V3 : STATUS_V2, "appointmentStatus");
    }
}
