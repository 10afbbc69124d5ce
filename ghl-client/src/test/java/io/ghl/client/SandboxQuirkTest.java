package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ghl.client.appointments.AppointmentUpdate;
import io.ghl.client.appointments.EventWindow;
import io.ghl.client.appointments.NewAppointment;
import io.ghl.client.appointments.NewBlockSlot;
import io.ghl.client.businesses.NewBusiness;
import io.ghl.client.calendars.NewCalendar;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactField;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.CustomFieldValue;
import io.ghl.client.contacts.DndChannel;
import io.ghl.client.contacts.DndSetting;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.NotFoundException;
import io.ghl.client.error.UnprocessableException;
import io.ghl.client.notes.NewNote;
import io.ghl.client.tasks.NewTask;
import io.ghl.client.tasks.Task;
import io.ghl.client.tasks.TaskSearch;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sandbox.Quirk;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nobody knows for sure how HighLevel behaves, the client gets along with either. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class SandboxQuirkTest extends OnSandbox {

    SandboxQuirkTest(ApiVersion version) {
        super(version);
    }

    private void startWith(Quirk quirk, boolean on) {
        start(options -> options.quirk(quirk, on));
    }

    /** The other tests have each switch in its default position, this one has each in the other position. */
    @ParameterizedTest
    @EnumSource
    void anOrdinaryDayGoesWellWithEachSwitchFlipped(Quirk quirk) {
        startWith(quirk, !quirk.byDefault());
        String field = customField("Plan", "TEXT").id();
        String id = location.contacts()
                .create(NewContact.builder()
                        .firstName("Ada")
                        .email("Ada@Example.com")
                        .phone("+15005550001")
                        .tags(List.of("VIP"))
                        .customField(field, "gold")
                        .dndSetting(DndChannel.SMS, DndSetting.ACTIVE)
                        .build())
                .id();
        location.contacts()
                .update(
                        id,
                        ContactUpdate.builder().city("Austin").clearWebsite().build());
        location.contacts().addTags(id, "Lead");
        Contact read = location.contacts().get(id);
        assertThat(read.email()).isEqualToIgnoringCase("ada@example.com");
        assertThat(read.phone()).isEqualTo("+15005550001");
        assertThat(read.tags())
                .usingElementComparator(String.CASE_INSENSITIVE_ORDER)
                .containsExactly("vip", "lead");
        assertThat(read.customField(field).text()).isEqualTo("gold");
        assertThat(read.isDoNotDisturb(DndChannel.SMS)).isTrue();
        assertThat(location.contacts().findDuplicate("ada@example.com", null)).isPresent();
        assertThat(location.contacts().upsert(named("ada")).isNew()).isFalse();
        for (int i = 0; i < 4; i++) {
            location.contacts().create(named("c" + i));
        }
        assertThat(location.contacts().search(ContactSearch.all().pageLimit(2)).stream()
                        .map(Contact::id))
                .hasSize(5)
                .doesNotHaveDuplicates();
        assertThat(location.contacts().search(ContactSearch.where(ContactField.TAGS.eq("vip"))))
                .hasSize(1);

        Task task = location.tasks()
                .create(
                        id,
                        NewTask.builder().title("Call").dueDate(Instant.now()).build());
        assertThat(location.tasks().search(TaskSearch.all()).stream().map(Task::id))
                .containsExactly(task.id());
        location.tasks().setCompleted(id, task.id(), true);
        location.tasks().delete(id, task.id());
        assertThat(catchThrowableOfType(
                        NotFoundException.class, () -> location.tasks().get(id, task.id())))
                .isNotNull();
        location.notes().create(id, NewNote.builder().body("x").build());
        assertThat(catchThrowableOfType(
                        NotFoundException.class, () -> location.notes().get(id, "missing")))
                .isNotNull();
        location.contacts().delete(id);
        assertThat(sandbox.contactCount()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"NULL_CLEARS,true", "NULL_CLEARS,false"})
    void whetherNullClearsIsSeenInTheAnswer(Quirk quirk, boolean on) {
        startWith(quirk, on);
        String id = location.contacts()
                .create(NewContact.builder()
                        .email("ada@example.com")
                        .city("Austin")
                        .build())
                .id();
        Contact answer = location.contacts()
                .update(id, ContactUpdate.builder().clearCity().build())
                .orElseThrow();
        assertThat(answer.city()).isEqualTo(on ? null : "Austin");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whetherAnEmptyTextClearsIsSeenInTheAnswer(boolean on) {
        startWith(Quirk.EMPTY_STRING_CLEARS, on);
        String id = location.contacts()
                .create(NewContact.builder()
                        .email("ada@example.com")
                        .postalCode("78701")
                        .build())
                .id();
        Contact answer = location.contacts()
                .update(id, ContactUpdate.builder().postalCode("").build())
                .orElseThrow();
        assertThat(answer.postalCode()).isEqualTo(on ? null : "78701");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPhoneThatCannotBeOneIsKeptOrRefused(boolean refused) {
        startWith(Quirk.IMPOSSIBLE_PHONE_IS_REFUSED, refused);
        NewContact odd =
                NewContact.builder().email("ada@example.com").phone("+12").build();
        if (refused) {
            UnprocessableException error = catchThrowableOfType(
                    UnprocessableException.class, () -> location.contacts().create(odd));
            assertThat(error.messages()).hasSize(1);
        } else {
            assertThat(location.contacts().create(odd).phone()).isEqualTo("+12");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anUnknownCustomFieldIsIgnoredOrRefused(boolean refused) {
        startWith(Quirk.UNKNOWN_CUSTOM_FIELD_IS_REFUSED, refused);
        NewContact odd = NewContact.builder()
                .email("ada@example.com")
                .customField(CustomFieldValue.of("noSuchField", 1))
                .build();
        if (refused) {
            assertThat(catchThrowableOfType(
                            UnprocessableException.class,
                            () -> location.contacts().create(odd)))
                    .isNotNull();
        } else {
            assertThat(location.contacts().create(odd).customFields()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rowsOfASearchMayHaveLowerCaseNamesOnly(boolean lowerOnly) {
        startWith(Quirk.SEARCH_ROWS_HAVE_LOWER_CASE_NAMES_ONLY, lowerOnly);
        location.contacts().create(named("Ada"));
        Contact row = location.contacts().search(ContactSearch.all()).iterator().next();
        // Never a made-up spelling: the name as written, or none.
        assertThat(row.firstName()).isEqualTo(lowerOnly ? null : "Ada");
        assertThat(row.additional().get("firstNameLowerCase").asText()).isEqualTo("ada");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDeletedBusinessTakesItsIdFromItsContactsOrNot(boolean detached) {
        startWith(Quirk.DELETED_BUSINESS_DETACHES_CONTACTS, detached);
        String id = location.contacts().create(named("ada")).id();
        String business = location.businesses()
                .create(NewBusiness.builder().name("Acme").build())
                .id();
        location.contacts().attachToBusiness(business, List.of(id));
        assertThat(location.contacts().get(id).businessId()).isEqualTo(business);
        location.businesses().delete(business);
        assertThat(location.contacts().get(id).businessId()).isEqualTo(detached ? null : business);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEventOfACalendarThatDoesNotExistIsRefusedOrNot(boolean refused) {
        startWith(Quirk.UNKNOWN_CALENDAR_IS_REFUSED, refused);
        String contact = location.contacts().create(named("ada")).id();
        Instant start = Instant.parse("2026-12-01T10:00:00Z");
        Instant end = start.plusSeconds(3600);
        NewAppointment appointment = NewAppointment.builder()
                .calendarId("none")
                .contactId(contact)
                .startTime(start)
                .build();
        NewBlockSlot slot = NewBlockSlot.builder()
                .calendarId("none")
                .startTime(start)
                .endTime(end)
                .build();
        EventWindow window = EventWindow.ofCalendar("none", start, end);
        if (refused) {
            String own = location.calendars()
                    .create(NewCalendar.builder().name("n").build())
                    .id();
            String booked = location.appointments()
                    .create(NewAppointment.builder()
                            .calendarId(own)
                            .contactId(contact)
                            .startTime(start)
                            .build())
                    .id();
            for (Runnable call : List.<Runnable>of(
                    () -> location.appointments().create(appointment),
                    () -> location.appointments()
                            .update(
                                    booked,
                                    AppointmentUpdate.builder()
                                            .calendarId("none")
                                            .build()),
                    () -> location.appointments().createBlockSlot(slot),
                    () -> location.appointments().events(window),
                    () -> location.appointments().blockedSlots(window))) {
                assertThat(catchThrowableOfType(NotFoundException.class, call::run))
                        .isNotNull();
            }
        } else {
            location.appointments().create(appointment);
            location.appointments().createBlockSlot(slot);
            assertThat(location.appointments().events(window)).hasSize(1);
            assertThat(location.appointments().blockedSlots(window)).hasSize(1);
        }
    }

    @Test
    void allSwitchesFlippedAtOnceUnderFaultsLoseAndDoubleNothing() {
        start(options -> {
            for (Quirk quirk : Quirk.values()) {
                options.quirk(quirk, !quirk.byDefault());
            }
            return options.quirk(Quirk.RETRY_AFTER_ON_429, false);
        });
        FaultRule often = FaultRule.withProbability(0.15);
        sandbox.faults().set(Fault.ERROR_AFTER_EFFECT, often);
        sandbox.faults().set(Fault.RESET_BEFORE_EFFECT, often);
        sandbox.faults().set(Fault.RESET_AFTER_EFFECT, often);
        sandbox.faults().set(Fault.RATE_LIMIT, often);
        int certain = 0;
        for (int i = 0; i < 60; i++) {
            String email = "c" + i + "@example.com";
            try {
                location.contacts().create(named("c" + i));
                certain++;
            } catch (GhlException e) {
                assertThat(e.mayHaveTakenEffect()
                                || sandbox.snapshot().findValuesAsText("email").stream()
                                        .noneMatch(email::equals))
                        .isTrue();
            }
        }
        assertThat(sandbox.faults().count(Fault.RESET_AFTER_EFFECT)).isPositive();
        assertThat(sandbox.contactCount()).isBetween(certain, 60);
        sandbox.faults().clear();
        assertThat(location.contacts().search(ContactSearch.all().pageLimit(7))).hasSize(sandbox.contactCount());
    }
}
