package io.ghl.client.contract.calls;

import static io.ghl.client.contacts.ContactField.DATE_UPDATED;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.GhlLocation;
import io.ghl.client.Secret;
import io.ghl.client.appointments.BlockSlotUpdate;
import io.ghl.client.appointments.EventWindow;
import io.ghl.client.appointments.NewAppointment;
import io.ghl.client.appointments.NewBlockSlot;
import io.ghl.client.businesses.BusinessUpdate;
import io.ghl.client.businesses.NewBusiness;
import io.ghl.client.calendars.CalendarQuery;
import io.ghl.client.calendars.CalendarUpdate;
import io.ghl.client.calendars.FreeSlots;
import io.ghl.client.calendars.NewCalendar;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactFilter;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.CustomFieldValue;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.contacts.OpportunityField;
import io.ghl.client.customfields.CustomFieldType;
import io.ghl.client.customfields.NewCustomField;
import io.ghl.client.error.GhlException;
import io.ghl.client.notes.NewNote;
import io.ghl.client.oauth.InstalledLocationQuery;
import io.ghl.client.oauth.UserType;
import io.ghl.client.tasks.NewTask;
import io.ghl.client.tasks.TaskSearch;
import io.ghl.client.users.UserSearch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The smallest bodies, nulls, other choices, further pages; and calls that are refused. */
public final class MoreCalls {
    private static final Instant START = Instant.parse("2026-12-02T15:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(1));

    private MoreCalls() {}

    public static void run(Scene scene) {
        GhlLocation location = scene.location();
        Contact contact = location.contacts()
                .create(NewContact.builder().firstName("Grace").build());
        contacts(scene, contact.id());
        appointments(location, contact.id());
        if (scene.isV3()) {
            ServiceCalls.withoutNotice(scene, contact.id());
        }
        location.contacts().delete(contact.id());
        location.calendars().list(CalendarQuery.all().ofGroup("group1").withoutDrafts());
        users(scene);
        scene.installed().oauth().exchange(scene.code());
        scene.installed().oauth().clientCredentials(UserType.COMPANY);
        scene.installed()
                .oauth()
                .installedLocations(InstalledLocationQuery.ofCompany(scene.companyId()))
                .forEach(installed -> {});
        scene.installed().oauth().uninstallLocation(scene.locationId(), "No longer needed");
    }

    private static void contacts(Scene scene, String id) {
        GhlLocation location = scene.location();
        values(location);
        location.contacts()
                .update(
                        id,
                        ContactUpdate.builder()
                                .clearFirstName()
                                .clearLastName()
                                .clearName()
                                .clearEmail()
                                .clearPhone()
                                .clearAddress1()
                                .clearCity()
                                .clearState()
                                .clearWebsite()
                                .clearTimezone()
                                .clearDateOfBirth()
                                .clearSource()
                                .clearAssignedTo()
                                .build());
        location.contacts()
                .upsert(NewContact.builder().email("grace@example.com").build());
        location.contacts().removeTagsInBulk(List.of(id), List.of("vip"));
        location.contacts().removeAllTagsInBulk(List.of(id));
        String business = location.businesses()
                .create(NewBusiness.builder().name("Compilers").build())
                .id();
        location.businesses()
                .update(business, BusinessUpdate.builder().city("Arlington").build());
        // More than the smallest page, so that the list goes on.
        location.contacts()
                .attachToBusiness(
                        business,
                        location.contacts().search(ContactSearch.all()).stream()
                                .limit(30)
                                .map(Contact::id)
                                .toList());
        location.contacts().ofBusiness(business).forEach(row -> {});
        location.contacts().detachFromBusiness(List.of(id));
        location.businesses().delete(business);
        location.contacts().addToWorkflow(id, "workflow1");
        location.contacts().removeFromWorkflow(id, "workflow1");
        for (int i = 0; i < 3; i++) {
            String name = "page" + i;
            location.contacts().create(NewContact.builder().firstName(name).build());
            location.tasks()
                    .create(id, NewTask.builder().title(name).dueDate(START).build());
        }
        location.contacts().search(ContactSearch.all().pageLimit(2)).stream()
                .limit(5)
                .forEach(row -> {});
        location.contacts().search(ContactSearch.where(DATE_UPDATED.exists()).pageLimit(1)).stream()
                .limit(3)
                .forEach(row -> {});
        location.contacts()
                .search(ContactSearch.where(ContactFilter.opportunities(
                        OpportunityField.STATUS.eq("won"), OpportunityField.PIPELINE_ID.exists())))
                .forEach(row -> {});
        if (!scene.isV3()) {
            allListed(location);
        }
        location.tasks().search(TaskSearch.all().pageLimit(1)).forEach(row -> {});
        location.notes().create(id, NewNote.builder().body("n").build());
    }

    /** More than a page of them. */
    @SuppressWarnings("deprecation")
    private static void allListed(GhlLocation location) {
        location.contacts().list().forEach(row -> {});
    }

    /** Custom fields whose values are no texts. */
    private static void values(GhlLocation location) {
        CustomFieldValue number =
                CustomFieldValue.of(field(location, "Height", CustomFieldType.NUMERICAL), new BigDecimal("1.85"));
        CustomFieldValue choices = CustomFieldValue.of(
                field(location, "Colours", CustomFieldType.MULTIPLE_OPTIONS, "red", "blue"), List.of("red"));
        NewContact tall = NewContact.builder()
                .email("tall@example.com")
                .customField(number)
                .customField(choices)
                .customField(CustomFieldValue.ofKey("height", new BigDecimal("1.85")))
                .build();
        String id = location.contacts().create(tall).id();
        location.contacts().upsert(tall);
        location.contacts()
                .update(
                        id,
                        ContactUpdate.builder()
                                .customField(number)
                                .customField(choices)
                                .customField(CustomFieldValue.ofKey("height", new BigDecimal("1.85")))
                                .build());
        location.contacts().get(id);
        location.contacts().findDuplicate("nobody@example.com", null);
    }

    private static String field(GhlLocation location, String name, CustomFieldType type, String... options) {
        NewCustomField.Builder field = NewCustomField.builder().name(name).dataType(type);
        return location.customFields()
                .create((options.length > 0 ? field.options(List.of(options)) : field).build())
                .id();
    }

    private static void appointments(GhlLocation location, String contact) {
        String calendar = location.calendars()
                .create(NewCalendar.builder()
                        .name("Calls")
                        .clearAvailabilityType()
                        .build())
                .id();
        location.calendars()
                .update(
                        calendar,
                        CalendarUpdate.builder().clearAvailabilityType().build());
        location.calendars().get(calendar);
        location.calendars().freeSlots(calendar, FreeSlots.between(START, END).ofUser("user1"));
        location.appointments()
                .create(NewAppointment.builder()
                        .calendarId(calendar)
                        .contactId(contact)
                        .startTime(START)
                        .build());
        String slot = location.appointments()
                .createBlockSlot(NewBlockSlot.builder()
                        .assignedUserId("user2")
                        .startTime(START)
                        .endTime(END)
                        .build())
                .id();
        location.appointments()
                .updateBlockSlot(
                        slot,
                        BlockSlotUpdate.builder()
                                .assignedUserId("user2")
                                .startTime(START)
                                .endTime(END)
                                .build());
        Instant from = START.minus(Duration.ofDays(1));
        location.appointments().blockedSlots(EventWindow.ofUser("user2", from, END));
        location.appointments().blockedSlots(EventWindow.ofGroup("group1", from, END));
        location.appointments().events(EventWindow.ofUser("user1", from, END));
        location.appointments().events(EventWindow.ofGroup("group1", from, END));
    }

    private static void users(Scene scene) {
        scene.ghl().company(scene.companyId()).users().search(UserSearch.all()).forEach(user -> {});
        scene.ghl()
                .company(scene.companyId())
                .users()
                .filterDeletedByEmail(List.of("nobody@example.com"))
                .forEach(user -> {});
    }

    /** Requests as the specification wants them, which are refused all the same. */
    public static void refused(Scene scene) {
        GhlLocation location = scene.location();
        NewContact ada =
                NewContact.builder().firstName("Ada").email("twin@example.com").build();
        String twin = location.contacts().create(ada).id();
        refused(() -> location.contacts().create(ada));
        String other = location.contacts()
                .create(NewContact.builder().firstName("Other").build())
                .id();
        refused(() -> location.contacts()
                .update(other, ContactUpdate.builder().email("twin@example.com").build()));
        refused(() -> location.contacts().get("none"));
        refused(() -> location.contacts()
                .create(NewContact.builder().email("ada@nowhere").build()));
        refused(() -> location.tasks().get(twin, "none"));
        refused(() -> location.schedules().addCalendar("none", "none"));
        refused(() -> scene.installed().oauth().exchange(Secret.of("no-code")));
    }

    public static void refused(Runnable call) {
        assertThatExceptionOfType(GhlException.class).isThrownBy(call::run);
    }
}
