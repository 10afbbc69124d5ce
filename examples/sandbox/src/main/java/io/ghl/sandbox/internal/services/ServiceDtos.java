package io.ghl.sandbox.internal.services;

import static io.ghl.sandbox.internal.validation.Checks.ARRAY;
import static io.ghl.sandbox.internal.validation.Checks.BOOLEAN;
import static io.ghl.sandbox.internal.validation.Checks.DATE_TIME;
import static io.ghl.sandbox.internal.validation.Checks.NOT_BLANK;
import static io.ghl.sandbox.internal.validation.Checks.STRING;
import static io.ghl.sandbox.internal.validation.Checks.between;
import static io.ghl.sandbox.internal.validation.Checks.eachNested;
import static io.ghl.sandbox.internal.validation.Checks.is;
import static io.ghl.sandbox.internal.validation.Checks.nested;
import static io.ghl.sandbox.internal.validation.Checks.oneOf;

import io.ghl.sandbox.internal.validation.Check;
import io.ghl.sandbox.internal.validation.Dto;

/** The request bodies of services. */
final class ServiceDtos {
    private static final Check NOT_NEGATIVE = between(0, Integer.MAX_VALUE);
    private static final Check SOME = ARRAY.and(is(value -> !value.isEmpty(), "should not be empty"));

    private static final Dto ADD_ON = Dto.empty()
            .required(NOT_BLANK, "id")
            .optional(between(1, Integer.MAX_VALUE), "quantity")
            .optional(NOT_NEGATIVE, "duration");
    private static final Dto BOOKED = Dto.empty()
            .required(NOT_BLANK, "id")
            .optional(NOT_BLANK, "staffId")
            .optional(NOT_NEGATIVE, "position")
            .optional(eachNested(ADD_ON), "addOns");
    private static final Check SERVICES = SOME.and(eachNested(BOOKED));

    static final Dto NEW_BOOKING = Dto.empty()
            .required(NOT_BLANK, "locationId", "contactId", "timezone")
            .required(DATE_TIME, "startTime", "endTime")
            .required(SERVICES, "services")
            .optional(NOT_BLANK, "serviceLocationId")
            .optional(STRING, "meetingLocation", "title")
            .optional(oneOf("confirmed", "new"), "status");
    static final Dto BOOKING = Dto.empty()
            .optional(NOT_BLANK, "serviceLocationId", "timezone")
            .optional(DATE_TIME, "startTime", "endTime")
            .optional(SERVICES, "services")
            .optional(STRING, "meetingLocation", "title")
            .optional(oneOf("confirmed", "cancelled", "invalid", "new", "showed", "no_show"), "status");

    private static final Dto PAYMENT = Dto.empty()
            .optional(NOT_NEGATIVE, "amount", "deposit")
            .optional(oneOf("percentage", "amount"), "depositType");
    private static final Dto TIMES = Dto.empty()
            .optional(between(1, Integer.MAX_VALUE), "serviceDuration")
            .optional(NOT_NEGATIVE, "preBuffer", "postBuffer")
            .optional(oneOf("mins", "hours"), "serviceDurationUnit", "preBufferUnit", "postBufferUnit")
            .optional(nested(PAYMENT), "payment");
    private static final Dto NEW_VARIATION = TIMES.required(NOT_BLANK, "name");
    private static final Dto VARIATION = TIMES.optional(NOT_BLANK, "id", "name");
    private static final Check STAFF = SOME.and(eachNested(Dto.empty().required(NOT_BLANK, "id")));

    static final Dto SERVICE = TIMES.optional(NOT_BLANK, "name", "slug", "serviceCategoryId", "formId")
            .optional(STRING, "description", "eventColor", "coverImage")
            .optional(BOOLEAN, "isPrivate")
            .optional(STAFF, "staff")
            .optional(eachNested(VARIATION), "variations");
    static final Dto NEW_SERVICE = SERVICE.required(NOT_BLANK, "locationId", "name", "slug")
            .required(STAFF, "staff")
            .optional(eachNested(NEW_VARIATION), "variations");

    static final Dto LOCATION = Dto.empty()
            .optional(NOT_BLANK, "name", "slug")
            .optional(STRING, "phone", "address", "coverImage")
            .optional(oneOf("offline", "ask_booker"), "locationType");
    static final Dto NEW_LOCATION = LOCATION.required(NOT_BLANK, "locationId", "name", "slug");

    private ServiceDtos() {}
}
