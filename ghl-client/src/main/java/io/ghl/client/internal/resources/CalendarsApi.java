package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.ApiVersion;
import io.ghl.client.calendars.Calendar;
import io.ghl.client.calendars.CalendarQuery;
import io.ghl.client.calendars.CalendarUpdate;
import io.ghl.client.calendars.Calendars;
import io.ghl.client.calendars.FreeSlots;
import io.ghl.client.calendars.NewCalendar;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.operations.CalendarOperations;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.pipeline.Answer;
import io.ghl.client.internal.pipeline.LocationCaller;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Calendars over the pipeline, kept for a while. */
public record CalendarsApi(LocationCaller caller, ReferenceData references) implements Calendars {

    @Override
    public List<Calendar> list() {
        return references.calendars.load(caller.locationId(), "", () -> list(CalendarQuery.all()));
    }

    @Override
    public List<Calendar> cached() {
        return references.calendars.get(caller.locationId(), "", () -> list(CalendarQuery.all()));
    }

    @Override
    public void refresh() {
        references.calendars.forget(caller.locationId());
    }

    @Override
    public List<Calendar> list(CalendarQuery query) {
        LocationCaller.Request request =
                caller.call(CalendarOperations.LIST_CALENDARS).query("locationId", caller.locationId());
        query.parameters().forEach(request::query);
        return request.send(answer -> answer.list("calendars", Calendar::of));
    }

    @Override
    public Calendar get(String calendarId) {
        return of(CalendarOperations.GET_CALENDAR, calendarId).send(CalendarsApi::calendar);
    }

    @Override
    public Calendar create(NewCalendar calendar) {
        ObjectNode body = Json.object().put("locationId", caller.locationId());
        body.setAll((ObjectNode) writable(calendar.json()));
        return references.calendars.changing(
                caller.locationId(),
                () -> caller.call(CalendarOperations.CREATE_CALENDAR).body(body).send(CalendarsApi::calendar));
    }

    @Override
    public Optional<Calendar> update(String calendarId, CalendarUpdate update) {
        LocationCaller.Request request =
                of(CalendarOperations.UPDATE_CALENDAR, calendarId).body(writable(update.json()));
        return update.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        references.calendars.changing(caller.locationId(), () -> request.send(CalendarsApi::calendar)));
    }

    private JsonNode writable(JsonNode fields) {
        if (fields.path("allowBookingAfterUnit").asText().equals("mins") && caller.version() != ApiVersion.V3) {
            throw new IllegalArgumentException("allowBookingAfterUnit can be mins in API version v3 only.");
        }
        return fields;
    }

    @Override
    public void delete(String calendarId) {
        references.calendars.changing(
                caller.locationId(),
                () -> of(CalendarOperations.DELETE_CALENDAR, calendarId).send());
    }

    @Override
    public Map<LocalDate, List<OffsetDateTime>> freeSlots(String calendarId, FreeSlots slots) {
        LocationCaller.Request request = of(CalendarOperations.FREE_SLOTS, calendarId);
        slots.parameters().forEach(request::query);
        return request.send(CalendarsApi::byDate);
    }

    /** Keys that are no dates, such as {@code traceId}, stand beside the dates. */
    private static Map<LocalDate, List<OffsetDateTime>> byDate(Answer answer) {
        Map<LocalDate, List<OffsetDateTime>> slots = new TreeMap<>();
        answer.json().properties().forEach(day -> {
            if (day.getValue().path("slots").isArray()) {
                slots.put(date(day.getKey()), times(day.getKey(), day.getValue().path("slots")));
            }
        });
        return Collections.unmodifiableMap(slots);
    }

    private static LocalDate date(String key) {
        try {
            return LocalDate.parse(key);
        } catch (DateTimeException e) {
            throw Answer.missing(key);
        }
    }

    private static List<OffsetDateTime> times(String key, JsonNode slots) {
        List<OffsetDateTime> times = new ArrayList<>(slots.size());
        for (JsonNode slot : slots) {
            try {
                times.add(OffsetDateTime.parse(slot.asText()));
            } catch (DateTimeException e) {
                throw Answer.missing(key + ".slots[" + times.size() + "]");
            }
        }
        return Collections.unmodifiableList(times);
    }

    private LocationCaller.Request of(Operation operation, String calendarId) {
        return caller.call(operation).path("calendarId", calendarId);
    }

    private static Calendar calendar(Answer answer) {
        return answer.object("calendar", Calendar::of);
    }
}
