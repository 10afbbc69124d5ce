package io.ghl.client.properties;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.Secret;
import io.ghl.client.calendars.Availability;
import io.ghl.client.calendars.BookingUnit;
import io.ghl.client.calendars.CalendarRecurrence;
import io.ghl.client.calendars.LocationConfiguration;
import io.ghl.client.calendars.LookBusy;
import io.ghl.client.calendars.NotificationSetting;
import io.ghl.client.calendars.OpenHours;
import io.ghl.client.calendars.TeamMember;
import io.ghl.client.calendars.notifications.CalendarNotification;
import io.ghl.client.calendars.schedules.ScheduleRule;
import io.ghl.client.contacts.CustomFieldValue;
import io.ghl.client.contacts.DndSetting;
import io.ghl.client.customfields.CustomFieldModel;
import io.ghl.client.customfields.TextBoxOption;
import io.ghl.client.customfields.objects.ObjectField;
import io.ghl.client.internal.json.Json;
import io.ghl.client.services.ServicePayment;
import io.ghl.client.services.ServiceSelection;
import io.ghl.client.services.ServiceVariation;
import io.ghl.client.tasks.IntervalType;
import io.ghl.client.tasks.Recurrence;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Random arguments that a method accepts. */
final class Arguments {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2030-01-01T00:00:00Z");

    /** Values of parameters that take a few words only. */
    private static final Map<String, List<String>> WORDS = Map.of(
            "acceptedFormats", List.of(".pdf", "all"),
            "calendarType", List.of("event", "personal"),
            "eventType", List.of("RoundRobin_OptimizeForAvailability", "RoundRobin_OptimizeForEqualDistribution"),
            "formSubmitType", List.of("RedirectURL", "ThankYouMessage"),
            "guestType", List.of("count_only", "collect_detail"),
            "widgetType", List.of("default", "classic"),
            "platformLanguage", List.of("en_US", "no"),
            "scopes", List.of("contacts.readonly", "calendars/events.write"),
            "scopesAssignedToOnly", List.of("contacts.readonly", "workflows.readonly"));

    private Arguments() {}

    static List<Object> of(Seeds random, Method method) {
        List<Object> arguments = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            arguments.add(of(random, parameter.getParameterizedType(), parameter.getName()));
        }
        return arguments;
    }

    static Object of(Seeds random, Type type, String name) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Collection.class) {
            List<Object> items = new ArrayList<>();
            for (int i = 1 + random.below(3); i > 0; i--) {
                items.add(of(random, generic.getActualTypeArguments()[0], name));
            }
            return items;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            return Map.of(random.word(), random.cleanText());
        }
        Class<?> wanted = (Class<?>) type;
        if (wanted == String.class && name.equals("country")) {
            return random.pick("US", "DE");
        }
        if (wanted == String.class && (name.equals("email") || name.equals("alertEmail"))) {
            return Seeds.PLANTED + "." + random.word() + "@example.com";
        }
        if (wanted == String.class && name.equals("timezone")) {
            return random.pick("America/New_York", "US/Central", "EST", "UTC");
        }
        if (wanted == String.class && WORDS.containsKey(name)) {
            return random.pick(WORDS.get(name));
        }
        if (wanted == String.class && name.equals("color")) {
            return random.pick("#FFAA00", "#ffaa01", "#fa0");
        }
        if (wanted == String.class) {
            // Keys that come again, so that one value replaces another.
            return List.of("fieldId", "key", "channel").contains(name)
                    ? random.pick("k1", "k2", "sms")
                    : random.cleanText();
        }
        if (wanted == boolean.class) {
            return random.chance(50);
        }
        if (wanted == int.class) {
            return 1 + random.below(12);
        }
        if (wanted == Instant.class) {
            return (name.startsWith("end") ? END : START).plusNanos(random.below(Integer.MAX_VALUE) * 1_000_000L + 7);
        }
        if (wanted == LocalDate.class) {
            return LocalDate.ofEpochDay(random.below(30_000));
        }
        if (wanted == BigDecimal.class) {
            return new BigDecimal(random.pick("10.50", "1e-7", "12345678901234567890.12345"));
        }
        if (wanted == CustomFieldModel.class) {
            return random.pick(CustomFieldModel.CONTACT, CustomFieldModel.OPPORTUNITY);
        }
        if (wanted == JsonNode.class) {
            return Json.object().put("currency", "default").put("value", random.below(100));
        }
        if (wanted == BookingUnit.class && name.equals("allowBookingForUnit")) {
            return random.pick(List.of(BookingUnit.DAYS, BookingUnit.WEEKS, BookingUnit.MONTHS));
        }
        if (wanted.isEnum()) {
            return random.pick(Arrays.asList(wanted.getEnumConstants()));
        }
        if (wanted == Secret.class) {
            return Secret.of(Seeds.PLANTED + random.word());
        }
        if (wanted == DndSetting.class) {
            return new DndSetting(random.pick("active", "inactive"), random.cleanText(), null);
        }
        if (wanted == CustomFieldValue.class) {
            return CustomFieldValue.of(random.pick("k1", "k2"), random.cleanText());
        }
        if (wanted == TeamMember.class) {
            return new TeamMember(random.word(), null, null, random.cleanText(), null, List.of(location(random)));
        }
        if (wanted == LocationConfiguration.class) {
            return location(random);
        }
        if (wanted == NotificationSetting.class) {
            return NotificationSetting.byEmail(random.chance(50), true, false, List.of(random.word()));
        }
        if (wanted == Availability.class) {
            return Availability.on(LocalDate.ofEpochDay(random.below(30_000)), span(random));
        }
        if (wanted == CalendarRecurrence.class) {
            return CalendarRecurrence.of(CalendarRecurrence.Frequency.WEEKLY, 1 + random.below(24));
        }
        if (wanted == LookBusy.class) {
            return LookBusy.hiding(random.below(100));
        }
        if (wanted == CalendarNotification.Offset.class) {
            return new CalendarNotification.Offset(random.below(100), random.word());
        }
        if (wanted == ScheduleRule.class) {
            return ScheduleRule.weekly(random.pick(List.of(DayOfWeek.values())), span(random));
        }
        if (wanted == ObjectField.Option.class) {
            return new ObjectField.Option(random.word(), random.cleanText());
        }
        if (wanted == ZoneId.class) {
            return ZoneId.of(random.pick("America/New_York", "Europe/Paris"));
        }
        if (wanted == ServiceSelection.class) {
            return ServiceSelection.of(random.word(), random.word());
        }
        if (wanted == ServiceVariation.class) {
            return ServiceVariation.builder()
                    .name(random.cleanText())
                    .preBuffer(random.below(9))
                    .build();
        }
        if (wanted == ServicePayment.class) {
            return ServicePayment.of(new BigDecimal(random.pick("0.25", "10.50", "1e-7")));
        }
        if (wanted == TextBoxOption.class) {
            return new TextBoxOption(random.cleanText(), null);
        }
        if (wanted == OpenHours.class) {
            return new OpenHours(List.of(DayOfWeek.MONDAY), List.of(span(random)));
        }
        if (wanted == Recurrence.class) {
            return Recurrence.builder()
                    .every(1 + random.below(5), IntervalType.values()[0])
                    .startDate(START)
                    .dueAfterSeconds(random.below(100))
                    .build();
        }
        throw new AssertionError("No random value is known for " + type + " " + name + "; tell this test one.");
    }

    private static LocationConfiguration location(Seeds random) {
        return LocationConfiguration.at(LocationConfiguration.Kind.CUSTOM, random.word());
    }

    private static OpenHours.Span span(Seeds random) {
        return new OpenHours.Span(LocalTime.of(random.below(12), 0), LocalTime.of(12 + random.below(12), 30));
    }
}
