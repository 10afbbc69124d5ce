package io.ghl.sandbox.internal.calendars;

import static io.ghl.sandbox.internal.validation.Checks.NOT_BLANK;
import static io.ghl.sandbox.internal.validation.Checks.STRING;
import static io.ghl.sandbox.internal.validation.Checks.STRINGS;
import static io.ghl.sandbox.internal.validation.Checks.eachNested;
import static io.ghl.sandbox.internal.validation.Checks.is;
import static io.ghl.sandbox.internal.validation.Checks.matches;
import static io.ghl.sandbox.internal.validation.Checks.oneOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.internal.validation.Check;
import io.ghl.sandbox.internal.validation.Dto;
import java.time.ZoneId;
import java.util.List;

/** The request bodies of schedules. */
final class ScheduleDtos {
    private static final Check ZONE = matches("[A-Za-z_]+/[A-Za-z_]+")
            .and(is(zone -> ZoneId.getAvailableZoneIds().contains(zone.textValue()), "must be a valid IANA time zone"));
    private static final Dto INTERVAL = Dto.empty().required(matches("([01]?[0-9]|2[0-3]):[0-5][0-9]"), "from", "to");
    private static final Dto RULE = Dto.empty()
            .required(oneOf("wday", "date"), "type")
            .required(eachNested(INTERVAL), "intervals")
            .optional(matches("\\d{4}-\\d{2}-\\d{2}"), "date")
            .optional(oneOf("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"), "day");
    private static final Check RULES = eachNested(RULE).and(ScheduleDtos::eachSaysWhen);

    static final Dto UPDATE =
            Dto.empty().optional(NOT_BLANK, "name").optional(RULES, "rules").optional(ZONE, "timezone");
    static final Dto CREATE = UPDATE.required(NOT_BLANK, "locationId", "name", "userId")
            .required(ZONE, "timezone")
            .optional(STRINGS, "calendarIds");
    static final Dto UPDATE_OF_CALENDAR = UPDATE.without("name");
    static final Dto CREATE_OF_CALENDAR = UPDATE_OF_CALENDAR.require("rules", "timezone");

    private ScheduleDtos() {}

    /** A rule has the date or the day that its type names. */
    private static void eachSaysWhen(String path, JsonNode rules, List<String> errors) {
        for (int i = 0; i < rules.size(); i++) {
            String field = rules.get(i).path("type").asText().equals("date") ? "date" : "day";
            STRING.check(path + "." + i + "." + field, rules.get(i).path(field), errors);
        }
    }
}
