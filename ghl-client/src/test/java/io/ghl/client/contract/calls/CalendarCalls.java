package io.ghl.client.contract.calls;

import io.ghl.client.appointments.AppointmentFields;
import io.ghl.client.appointments.AppointmentStatus;
import io.ghl.client.appointments.AppointmentUpdate;
import io.ghl.client.appointments.BlockSlotUpdate;
import io.ghl.client.appointments.EventWindow;
import io.ghl.client.appointments.MeetingLocationType;
import io.ghl.client.appointments.NewAppointment;
import io.ghl.client.appointments.NewBlockSlot;
import io.ghl.client.calendars.Availability;
import io.ghl.client.calendars.AvailabilityType;
import io.ghl.client.calendars.BookingUnit;
import io.ghl.client.calendars.CalendarFields;
import io.ghl.client.calendars.CalendarRecurrence;
import io.ghl.client.calendars.CalendarUpdate;
import io.ghl.client.calendars.FreeSlots;
import io.ghl.client.calendars.LocationConfiguration;
import io.ghl.client.calendars.LookBusy;
import io.ghl.client.calendars.NewCalendar;
import io.ghl.client.calendars.NotificationSetting;
import io.ghl.client.calendars.OpenHours;
import io.ghl.client.calendars.SlotUnit;
import io.ghl.client.calendars.TeamMember;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Calls on calendars, appointments and blocked slots. */
final class CalendarCalls {
    private static final Instant START = Instant.parse("2026-12-01T15:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(1));

    private static final List<LocationConfiguration> WAYS =
            List.of(LocationConfiguration.at(LocationConfiguration.Kind.CUSTOM, "Zoom"));

    private CalendarCalls() {}

    private static String calendar(Scene scene) {
        return scene.id("create-calendar");
    }

    private static String event(Scene scene) {
        return scene.id("create-appointment");
    }

    private static EventWindow window(Scene scene) {
        return EventWindow.ofCalendar(calendar(scene), START.minus(Duration.ofDays(1)), START.plus(Duration.ofDays(1)));
    }

    static void all(Calls calls) {
        calls.add(
                "create-calendar",
                s -> s.location()
                        .calendars()
                        .create(everything(NewCalendar.builder())
                                .calendarType("round_robin")
                                .slotBufferUnit(SlotUnit.MINS)
                                .build()));
        calls.add("get-calendars", s -> s.location().calendars().list());
        calls.add("get-calendar", s -> s.location().calendars().get(calendar(s)));
        calls.add(
                "update-calendar",
                s -> s.location()
                        .calendars()
                        .update(
                                calendar(s),
                                everything(CalendarUpdate.builder()).build()));
        calls.add(
                "get-slots",
                s -> s.location()
                        .calendars()
                        .freeSlots(
                                calendar(s),
                                FreeSlots.between(START, START.plus(Duration.ofDays(7)))
                                        .inZone(ZoneId.of("America/Chicago"))
                                        .ofUsers(List.of("user1", "user2"))));

        calls.add(
                "create-appointment",
                s -> s.location()
                        .appointments()
                        .create(everything(NewAppointment.builder(), s)
                                .contactId(s.id("create-contact"))
                                .build()));
        calls.add("get-appointment", s -> s.location().appointments().get(event(s)));
        calls.add(
                "edit-appointment",
                s -> s.location()
                        .appointments()
                        .update(
                                event(s),
                                everything(AppointmentUpdate.builder(), s).build()));
        calls.add("get-calendar-events", s -> s.location().appointments().events(window(s)));
        calls.add("get-appointments-for-contact", s -> s.location().contacts().appointments(s.id("create-contact")));
        calls.add("create-appointment-note", s -> s.location().appointments().createNote(event(s), "came", "user1"));
        calls.add("get-appointment-notes", s -> s.location().appointments().notes(event(s)));
        calls.add(
                "update-appointment-note",
                s -> s.location()
                        .appointments()
                        .updateNote(event(s), s.id("create-appointment-note"), "came late", "user1"));
        calls.run(
                "delete-appointment-note",
                s -> s.location().appointments().deleteNote(event(s), s.id("create-appointment-note")));
        calls.run("delete-event", s -> s.location().appointments().delete(event(s)));

        calls.add(
                "create-block-slot",
                s -> s.location()
                        .appointments()
                        .createBlockSlot(NewBlockSlot.builder()
                                .calendarId(calendar(s))
                                .title("Lunch")
                                .startTime(START)
                                .endTime(END)
                                .build()));
        calls.add(
                "edit-block-slot",
                s -> s.location()
                        .appointments()
                        .updateBlockSlot(
                                s.id("create-block-slot"),
                                BlockSlotUpdate.builder()
                                        .calendarId(calendar(s))
                                        .title("Late lunch")
                                        .startTime(START)
                                        .endTime(END)
                                        .build()));
        calls.add("get-blocked-slots", s -> s.location().appointments().blockedSlots(window(s)));
        CalendarSettingCalls.all(calls);
        calls.run("delete-calendar", s -> s.location().calendars().delete(calendar(s)));
    }

    private static <B extends AppointmentFields<B>> B everything(B builder, Scene scene) {
        return builder.calendarId(calendar(scene))
                .startTime(START)
                .endTime(END)
                .title("Demo")
                .status(scene.isV3() ? AppointmentStatus.ACTIVE : AppointmentStatus.CONFIRMED)
                .assignedUserId("user1")
                .description("The engine")
                .address("Zoom")
                .meetingLocationType(MeetingLocationType.ZOOM)
                .meetingLocationId("zoom_0")
                .overrideLocationConfig(true)
                .ignoreDateRange(true)
                .toNotify(false)
                .ignoreFreeSlotValidation(true)
                .rrule("RRULE:FREQ=DAILY;COUNT=2");
    }

    private static <B extends CalendarFields<B>> B everything(B builder) {
        return builder.name("Demos")
                .description("Demos of the engine")
                .groupId("group1")
                .slug("demos")
                .widgetSlug("demos-widget")
                .widgetType("classic")
                .eventType("RoundRobin_OptimizeForAvailability")
                .eventTitle("{{contact.name}}")
                .eventColor("#039be5")
                .meetingLocation("Zoom")
                .slotDuration(30)
                .slotDurationUnit(SlotUnit.MINS)
                .slotInterval(30)
                .slotIntervalUnit(SlotUnit.MINS)
                .slotBuffer(0)
                .preBuffer(5)
                .preBufferUnit(SlotUnit.MINS)
                .appointmentsPerSlot(1)
                .appointmentsPerDay(8)
                .allowBookingAfter(1)
                .allowBookingAfterUnit(BookingUnit.DAYS)
                .allowBookingFor(2)
                .allowBookingForUnit(BookingUnit.MONTHS)
                .openHours(List.of(OpenHours.of(LocalTime.of(9, 0), LocalTime.of(17, 0), DayOfWeek.TUESDAY)))
                .teamMembers(List.of(new TeamMember("user1", new BigDecimal("0.5"), "custom", "Zoom", true, List.of())))
                .locationConfigurations(WAYS)
                .notifications(List.of(NotificationSetting.byEmail(true, false, true, List.of("ada@example.com"))))
                .availabilityType(AvailabilityType.CUSTOM)
                .availabilities(List.of(Availability.on(
                        LocalDate.of(2026, 12, 24), new OpenHours.Span(LocalTime.of(9, 0), LocalTime.of(12, 0)))))
                .lookBusy(LookBusy.hiding(20))
                .enableRecurring(true)
                .recurring(CalendarRecurrence.of(CalendarRecurrence.Frequency.WEEKLY, 3)
                        .ifTaken(CalendarRecurrence.IfTaken.BOOK_NEXT)
                        .overlapsConfirmed(true))
                .formId("form1")
                .stickyContact(true)
                .isLivePaymentMode(false)
                .autoConfirm(true)
                .shouldSendAlertEmailsToAssignedMember(true)
                .alertEmail("alerts@example.com")
                .googleInvitationEmails(false)
                .allowReschedule(true)
                .allowCancellation(true)
                .shouldAssignContactToTeamMember(true)
                .shouldSkipAssigningContactForExisting(true)
                .notes("n")
                .pixelId("pixel1")
                .formSubmitType("ThankYouMessage")
                .formSubmitRedirectUrl("https://example.com/thanks")
                .formSubmitThanksMessage("Thank you")
                .guestType("count_only")
                .consentLabel("I agree")
                .calendarCoverImage("https://example.com/cover.png")
                .isActive(true);
    }
}
