package io.ghl.client.internal.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.Secret;
import io.ghl.client.appointments.AppointmentFields;
import io.ghl.client.appointments.AppointmentStatus;
import io.ghl.client.appointments.AppointmentUpdate;
import io.ghl.client.appointments.MeetingLocationType;
import io.ghl.client.appointments.NewAppointment;
import io.ghl.client.appointments.NewBlockSlot;
import io.ghl.client.businesses.BusinessFields;
import io.ghl.client.businesses.BusinessUpdate;
import io.ghl.client.businesses.NewBusiness;
import io.ghl.client.calendars.Availability;
import io.ghl.client.calendars.AvailabilityType;
import io.ghl.client.calendars.BookingUnit;
import io.ghl.client.calendars.CalendarFields;
import io.ghl.client.calendars.CalendarRecurrence;
import io.ghl.client.calendars.CalendarUpdate;
import io.ghl.client.calendars.LocationConfiguration;
import io.ghl.client.calendars.LookBusy;
import io.ghl.client.calendars.NewCalendar;
import io.ghl.client.calendars.NotificationSetting;
import io.ghl.client.calendars.OpenHours;
import io.ghl.client.calendars.SlotUnit;
import io.ghl.client.calendars.TeamMember;
import io.ghl.client.contacts.ContactFields;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.CustomFieldValue;
import io.ghl.client.contacts.DndChannel;
import io.ghl.client.contacts.DndSetting;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.customfields.CustomFieldFields;
import io.ghl.client.customfields.CustomFieldModel;
import io.ghl.client.customfields.CustomFieldUpdate;
import io.ghl.client.customfields.NewCustomField;
import io.ghl.client.customfields.TextBoxOption;
import io.ghl.client.internal.json.Json;
import io.ghl.client.notes.NewNote;
import io.ghl.client.notes.NoteUpdate;
import io.ghl.client.tasks.IntervalType;
import io.ghl.client.tasks.NewRecurringTask;
import io.ghl.client.tasks.NewTask;
import io.ghl.client.tasks.Recurrence;
import io.ghl.client.tasks.RecurringTaskFields;
import io.ghl.client.tasks.RecurringTaskUpdate;
import io.ghl.client.tasks.TaskUpdate;
import io.ghl.client.users.NewUser;
import io.ghl.client.users.UserFields;
import io.ghl.client.users.UserRole;
import io.ghl.client.users.UserType;
import io.ghl.client.users.UserUpdate;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The largest body and all query parameters that each operation can send. */
final class Sendable {
    static final List<String> FILES =
            List.of("contacts", "locations", "businesses", "objects", "users", "calendars", "custom-fields");

    private static final OpenHours.Span SPAN = new OpenHours.Span(LocalTime.of(9, 0), LocalTime.of(17, 0));
    private static final LocationConfiguration LOCATION =
            new LocationConfiguration(LocationConfiguration.Kind.CUSTOM.wire(), "x", "x");

    private Sendable() {}

    static Map<String, JsonNode> bodies() {
        Map<String, JsonNode> all = new HashMap<>(contacts());
        all.putAll(contactLinks());
        all.putAll(businesses());
        all.putAll(locations());
        all.putAll(users());
        all.putAll(LocationBodies.all());
        all.putAll(appointments());
        all.putAll(SendableCalendarSettings.bodies());
        all.putAll(SendableServices.bodies());
        all.put(
                "create-calendar",
                located(everything(NewCalendar.builder())
                        .calendarType("x")
                        .slotBufferUnit(SlotUnit.HOURS)
                        .build()
                        .json()));
        all.put(
                "update-calendar",
                everything(CalendarUpdate.builder())
                        .availabilities(List.of(new Availability(LocalDate.EPOCH, List.of(SPAN), true, "x")))
                        .build()
                        .json());
        return all;
    }

    static Map<String, Set<String>> queries() {
        Map<String, Set<String>> all = new HashMap<>(SendableCalendarSettings.queries());
        all.putAll(SendableServices.queries());
        all.putAll(ownQueries());
        return all;
    }

    private static Map<String, Set<String>> ownQueries() {
        return Map.ofEntries(
                Map.entry("get-duplicate-contact", Set.of("locationId", "email", "number")),
                Map.entry("get-custom-fields", Set.of("model")),
                Map.entry("get-contacts", Set.of("locationId", "limit", "startAfter", "startAfterId", "query")),
                Map.entry(
                        "search-users",
                        Set.of(
                                "companyId",
                                "query",
                                "skip",
                                "limit",
                                "locationId",
                                "type",
                                "role",
                                "ids",
                                "sort",
                                "sortDirection")),
                Map.entry("search-locations", Set.of("companyId", "skip", "limit", "order", "email")),
                Map.entry("delete-location", Set.of("deleteTwilioAccount")),
                Map.entry("GET-all-or-email-sms-templates", Set.of("originId", "type", "deleted", "skip", "limit")),
                Map.entry("get-custom-fields-by-object-key", Set.of("locationId")),
                Map.entry("delete-custom-field-folder", Set.of("locationId")),
                Map.entry("get-calendar-events", Set.of("locationId", "calendarId", "startTime", "endTime")),
                Map.entry("get-calendars", Set.of("locationId", "groupId", "showDrafted")),
                Map.entry("get-slots", Set.of("startDate", "endDate", "timezone", "userId", "userIds")),
                Map.entry("get-blocked-slots", Set.of("locationId", "userId", "startTime", "endTime")),
                Map.entry("get-appointment-notes", Set.of("limit", "offset")),
                Map.entry("get-user-by-location", Set.of("locationId")),
                Map.entry("get-businesses-by-location", Set.of("locationId", "limit", "skip")),
                Map.entry("update-object-record", Set.of("locationId")),
                Map.entry("get-contacts-by-businessId", Set.of("locationId", "limit", "skip", "query")));
    }

    private static Map<String, JsonNode> locations() {
        NewCustomField field = everything(NewCustomField.builder())
                .dataType("TEXT")
                .options(List.of("x"))
                .parentId("x")
                .fieldKey("x")
                .description("x")
                .build();
        return Map.of(
                "create-tag", Json.parse("{\"name\":\"x\"}"),
                "update-tag", Json.parse("{\"name\":\"x\"}"),
                "create-custom-value", Json.parse("{\"name\":\"x\",\"value\":\"x\"}"),
                "update-custom-value", Json.parse("{\"name\":\"x\",\"value\":\"x\"}"),
                "create-custom-field", field.json(),
                "update-custom-field",
                        everything(CustomFieldUpdate.builder()).build().json(),
                "create-recurring-task",
                        everything(NewRecurringTask.builder()).build().json(),
                "update-recurring-task",
                        everything(RecurringTaskUpdate.builder()).build().json());
    }

    private static <B extends CustomFieldFields<B>> B everything(B builder) {
        return builder.name("x")
                .placeholder("x")
                .acceptedFormat(List.of("x"))
                .isMultipleFile(true)
                .maxNumberOfFiles(1)
                .textBoxListOptions(List.of(new TextBoxOption("x", "x")))
                .position(1)
                .model(CustomFieldModel.OPPORTUNITY);
    }

    private static <B extends RecurringTaskFields<B>> B everything(B builder) {
        return builder.title("x")
                .description("x")
                .contactIds(List.of("x"))
                .owners(List.of("x"))
                .ignoreTaskCreation(true)
                .rule(Recurrence.builder()
                        .every(1, IntervalType.WEEKLY)
                        .startDate(Instant.EPOCH)
                        .endDate(Instant.EPOCH.plusSeconds(1))
                        .dayOfMonth(1)
                        .dayOfWeek(DayOfWeek.MONDAY)
                        .monthOfYear(1)
                        .count(1)
                        .createTaskIfOverDue(true)
                        .dueAfterSeconds(1)
                        .build());
    }

    private static Map<String, JsonNode> users() {
        ObjectNode created =
                (ObjectNode) everything(NewUser.builder()).email("x@y").build().json();
        return Map.of(
                "create-user", created.put("companyId", "x"),
                "update-user", everything(UserUpdate.builder()).build().json(),
                "filter-users-by-email",
                        Json.parse("{\"companyId\":\"x\",\"emails\":\"x\",\"deleted\":true,\"projection\":\"all\","
                                + "\"limit\":\"1\",\"skip\":\"1\"}"));
    }

    private static <B extends UserFields<B>> B everything(B builder) {
        return builder.firstName("x")
                .lastName("x")
                .phone("x")
                .password(Secret.of("x"))
                .type(UserType.ACCOUNT)
                .role(UserRole.USER)
                .locationIds(List.of("x"))
                .permission("contactsEnabled", true)
                .scopes(List.of("x"))
                .scopesAssignedToOnly(List.of("x"))
                .profilePhoto("x")
                .platformLanguage("x");
    }

    private static Map<String, JsonNode> appointments() {
        JsonNode slot = located(NewBlockSlot.builder()
                .calendarId("x")
                .title("x")
                .startTime(Instant.EPOCH)
                .endTime(Instant.EPOCH.plusSeconds(1))
                .build()
                .json());
        JsonNode note = Json.parse("{\"body\":\"x\",\"userId\":\"x\"}");
        return Map.of(
                "create-appointment",
                        located(everything(NewAppointment.builder())
                                .contactId("x")
                                .build()
                                .json()),
                "edit-appointment",
                        everything(AppointmentUpdate.builder()).build().json(),
                "create-block-slot", slot,
                "edit-block-slot", slot,
                "delete-event", Json.object(),
                "create-appointment-note", note,
                "update-appointment-note", note);
    }

    private static <B extends AppointmentFields<B>> B everything(B builder) {
        return builder.calendarId("x")
                .startTime(Instant.EPOCH)
                .endTime(Instant.EPOCH.plusSeconds(1))
                .title("x")
                .status(AppointmentStatus.NEW)
                .assignedUserId("x")
                .description("x")
                .address("x")
                .meetingLocationType(MeetingLocationType.MS_TEAMS)
                .meetingLocationId("x")
                .overrideLocationConfig(true)
                .ignoreDateRange(true)
                .toNotify(true)
                .ignoreFreeSlotValidation(true)
                .rrule("x");
    }

    private static <B extends CalendarFields<B>> B everything(B builder) {
        return builder.name("x")
                .description("x")
                .groupId("x")
                .slug("x")
                .widgetSlug("x")
                .widgetType("x")
                .eventType("x")
                .eventTitle("x")
                .eventColor("x")
                .meetingLocation("x")
                .slotDuration(1)
                .slotDurationUnit(SlotUnit.MINS)
                .slotInterval(1)
                .slotIntervalUnit(SlotUnit.MINS)
                .slotBuffer(1)
                .preBuffer(1)
                .preBufferUnit(SlotUnit.MINS)
                .appointmentsPerSlot(1)
                .appointmentsPerDay(1)
                .allowBookingAfter(1)
                .allowBookingAfterUnit(BookingUnit.DAYS)
                .allowBookingFor(1)
                .allowBookingForUnit(BookingUnit.DAYS)
                .openHours(List.of(OpenHours.of(LocalTime.of(9, 0), LocalTime.of(17, 0), DayOfWeek.SUNDAY)))
                .teamMembers(List.of(new TeamMember("x", BigDecimal.ONE, "x", "x", true, List.of(LOCATION))))
                .locationConfigurations(List.of(LOCATION))
                .notifications(List.of(NotificationSetting.byEmail(true, true, true, List.of("x"))))
                .availabilities(List.of(Availability.on(LocalDate.EPOCH, SPAN)))
                .availabilityType(AvailabilityType.CUSTOM)
                .lookBusy(LookBusy.hiding(1))
                .enableRecurring(true)
                .recurring(CalendarRecurrence.of(CalendarRecurrence.Frequency.DAILY, 1)
                        .ifTaken(CalendarRecurrence.IfTaken.SKIP)
                        .overlapsConfirmed(true))
                .formId("x")
                .stickyContact(true)
                .isLivePaymentMode(true)
                .autoConfirm(true)
                .shouldSendAlertEmailsToAssignedMember(true)
                .alertEmail("x")
                .googleInvitationEmails(true)
                .allowReschedule(true)
                .allowCancellation(true)
                .shouldAssignContactToTeamMember(true)
                .shouldSkipAssigningContactForExisting(true)
                .notes("x")
                .pixelId("x")
                .formSubmitType("x")
                .formSubmitRedirectUrl("x")
                .formSubmitThanksMessage("x")
                .guestType("x")
                .consentLabel("x")
                .calendarCoverImage("x")
                .isActive(true);
    }

    private static Map<String, JsonNode> businesses() {
        return Map.of(
                "create-business",
                        located(everything(NewBusiness.builder()).build().json()),
                "update-business", everything(BusinessUpdate.builder()).build().json());
    }

    private static <B extends BusinessFields<B>> B everything(B builder) {
        return builder.name("x")
                .phone("x")
                .email("x")
                .website("x")
                .address("x")
                .city("x")
                .state("x")
                .postalCode("x")
                .country("x")
                .description("x");
    }

    /** What only v3 has. */
    static Map<String, Set<String>> queriesOfV3() {
        return Map.of("get-contacts-by-businessId", Set.of("startAfter"));
    }

    private static Map<String, JsonNode> contactLinks() {
        return Map.of(
                "add-followers-contact", Json.parse("{\"followers\":[\"x\"]}"),
                "remove-followers-contact", Json.parse("{\"followers\":[\"x\"]}"),
                "create-association",
                        located(Json.parse("{\"contacts\":[\"x\"],\"tags\":[\"x\"],\"removeAllTags\":true}")),
                "add-remove-contact-from-business", located(Json.parse("{\"ids\":[\"x\"],\"businessId\":\"x\"}")),
                "add-contact-to-workflow", Json.parse("{\"eventStartTime\":\"x\"}"),
                "delete-contact-from-workflow", Json.parse("{\"eventStartTime\":\"x\"}"));
    }

    private static Map<String, JsonNode> contacts() {
        JsonNode contact =
                everything(NewContact.builder().companyName("x").gender("x")).json();
        return Map.ofEntries(
                Map.entry("create-contact", located(contact)),
                Map.entry("upsert-contact", ((ObjectNode) located(contact)).put("createNewIfDuplicateAllowed", true)),
                Map.entry(
                        "update-contact",
                        everything(ContactUpdate.builder()).build().json()),
                Map.entry("add-tags", Json.parse("{\"tags\":[\"x\"]}")),
                Map.entry("remove-tags", Json.parse("{\"tags\":[\"x\"]}")),
                Map.entry(
                        "create-task",
                        NewTask.builder()
                                .title("x")
                                .body("x")
                                .dueDate(Instant.EPOCH)
                                .assignedTo("x")
                                .build()
                                .json()),
                Map.entry(
                        "update-task",
                        TaskUpdate.builder()
                                .title("x")
                                .body("x")
                                .dueDate(Instant.EPOCH)
                                .completed(true)
                                .assignedTo("x")
                                .build()
                                .json()),
                Map.entry("update-task-completed", Json.parse("{\"completed\":true}")),
                Map.entry("task-search", Json.object().put("skip", 0).set("searchAfter", Json.object())),
                Map.entry(
                        "create-note",
                        NewNote.builder()
                                .body("x")
                                .userId("x")
                                .title("x")
                                .color("#FFAA00")
                                .pinned(true)
                                .build()
                                .json()),
                Map.entry(
                        "update-note",
                        NoteUpdate.builder()
                                .body("x")
                                .userId("x")
                                .title("x")
                                .color("#FFAA00")
                                .pinned(true)
                                .build()
                                .json()));
    }

    private static NewContact everything(NewContact.Builder builder) {
        return common(builder).build();
    }

    private static ContactUpdate.Builder everything(ContactUpdate.Builder builder) {
        return common(builder);
    }

    private static <B extends ContactFields<B>> B common(B builder) {
        return builder.firstName("x")
                .lastName("x")
                .name("x")
                .email("x@y")
                .phone("x")
                .address1("x")
                .city("x")
                .state("x")
                .postalCode("x")
                .country("US")
                .website("x")
                .timezone("UTC")
                .source("x")
                .assignedTo("x")
                .dateOfBirth(LocalDate.EPOCH)
                .dnd(true)
                .dndSetting(DndChannel.CALL, DndSetting.ACTIVE)
                .dndSetting(DndChannel.EMAIL, DndSetting.ACTIVE)
                .dndSetting(DndChannel.SMS, DndSetting.ACTIVE)
                .dndSetting(DndChannel.WHATS_APP, DndSetting.ACTIVE)
                .dndSetting(DndChannel.GMB, DndSetting.ACTIVE)
                .dndSetting(DndChannel.FB, new DndSetting("permanent", "x", "x"))
                .inboundDnd(true)
                .tags(List.of("x"))
                .customField("f", "x")
                .customField(CustomFieldValue.ofKey("k", "x"));
    }

    private static JsonNode located(JsonNode body) {
        return ((ObjectNode) body.deepCopy()).put("locationId", "L");
    }
}
