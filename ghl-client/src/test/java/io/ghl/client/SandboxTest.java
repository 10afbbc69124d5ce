package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.Contacts;
import io.ghl.client.contacts.CustomFieldValue;
import io.ghl.client.contacts.DndChannel;
import io.ghl.client.contacts.DndSetting;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.contacts.UpsertResult;
import io.ghl.client.customfields.CustomField;
import io.ghl.client.customfields.CustomFieldModel;
import io.ghl.client.error.NotFoundException;
import io.ghl.client.internal.json.Json;
import io.ghl.client.notes.NewNote;
import io.ghl.client.notes.Note;
import io.ghl.client.notes.NoteUpdate;
import io.ghl.client.tasks.NewTask;
import io.ghl.client.tasks.Task;
import io.ghl.client.tasks.TaskSearch;
import io.ghl.client.tasks.TaskUpdate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation but the contact search, carried out by a server that was written without knowledge of the client. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class SandboxTest extends OnSandbox {
    private static final Instant DUE = Instant.parse("2026-12-01T09:30:00Z");

    SandboxTest(ApiVersion version) {
        super(version);
    }

    @BeforeEach
    void open() {
        start();
    }

    private Contacts contacts() {
        return location.contacts();
    }

    private Contact fullContact() {
        return contacts()
                .create(NewContact.builder()
                        .firstName("Ada")
                        .lastName("Lovelace")
                        .email("Ada@Example.com")
                        .phone("+1 888-888-8888")
                        .address1("1 Main St")
                        .city("Austin")
                        .state("TX")
                        .postalCode("78701")
                        .country("US")
                        .website("https://example.com")
                        .timezone("America/Chicago")
                        .source("fair")
                        .assignedTo("user1")
                        .companyName("Analytical Engines")
                        .gender("female")
                        .dateOfBirth(LocalDate.of(1815, 12, 10))
                        .dndSetting(DndChannel.SMS, DndSetting.ACTIVE)
                        .dndSetting(DndChannel.EMAIL, new DndSetting("permanent", "bounced", "101"))
                        .inboundDnd(true)
                        .tags(List.of("VIP", "lead"))
                        .build());
    }

    @Test
    void aContactIsCreatedAndReadWithAllItsFields() {
        Contact created = fullContact();
        Contact read = contacts().get(created.id());
        for (Contact contact : List.of(created, read)) {
            assertThat(contact.locationId()).isEqualTo(sandbox.locationId());
            assertThat(contact.firstName()).isEqualTo("Ada");
            assertThat(contact.lastName()).isEqualTo("Lovelace");
            assertThat(contact.email()).isEqualTo("ada@example.com");
            assertThat(contact.phone()).isEqualTo("+18888888888");
            assertThat(contact.address1()).isEqualTo("1 Main St");
            assertThat(contact.city()).isEqualTo("Austin");
            assertThat(contact.state()).isEqualTo("TX");
            assertThat(contact.postalCode()).isEqualTo("78701");
            assertThat(contact.country()).isEqualTo("US");
            assertThat(contact.website()).isEqualTo("https://example.com");
            assertThat(contact.source()).isEqualTo("fair");
            assertThat(contact.assignedTo()).isEqualTo("user1");
            assertThat(contact.companyName()).isEqualTo("Analytical Engines");
            // A time in the answer to a create, a date in a read.
            assertThat(contact.dateOfBirth()).isEqualTo("1815-12-10");
            assertThat(contact.tags()).containsExactly("vip", "lead");
            assertThat(contact.dndSettings())
                    .containsOnly(
                            Map.entry(DndChannel.SMS, DndSetting.ACTIVE),
                            Map.entry(DndChannel.EMAIL, new DndSetting("permanent", "bounced", "101")));
            assertThat(contact.isDoNotDisturb("SMS")).isTrue();
            assertThat(contact.isDoNotDisturb("Call")).isFalse();
            assertThat(contact.deleted()).isFalse();
            assertThat(contact.dateAdded()).isNotNull();
        }
        assertThat(read.timezone()).isEqualTo("America/Chicago");
        assertThat(read.name()).isEqualTo("Ada Lovelace");
        assertThat(read.additional()).containsKeys("emailLowerCase", "fullNameLowerCase");
        assertThat(sandbox.contact(created.id()).orElseThrow().path("gender").asText())
                .isEqualTo("female");
    }

    @Test
    void anUpdateChangesTouchedFieldsOnlyAndDoesWhatWithPredicts() {
        Contact before = contacts().get(fullContact().id());
        ContactUpdate update = ContactUpdate.builder()
                .lastName("King")
                .email("ada.king@example.com")
                .clearWebsite()
                .clearDateOfBirth()
                .dndSetting(DndChannel.SMS, DndSetting.INACTIVE)
                .dnd(true)
                .build();
        Contact answered = contacts().update(before.id(), update).orElseThrow();
        Contact after = contacts().get(before.id());
        assertThat(answered.diff(after).isEmpty()).isTrue();
        assertThat(after.lastName()).isEqualTo("King");
        assertThat(after.website()).isNull();
        assertThat(after.dateOfBirth()).isNull();
        assertThat(after.city()).isEqualTo("Austin");
        assertThat(after.companyName()).isEqualTo("Analytical Engines");
        assertThat(after.dnd()).isTrue();
        assertThat(after.dndSettings().get(DndChannel.EMAIL).blocks()).isTrue();
        // HighLevel composes the full name; everything else was known beforehand.
        assertThat(before.with(update).diff(after).fields()).isSubsetOf("name");
        assertThat(contacts().update(before.id(), ContactUpdate.builder().build()))
                .isEmpty();
        assertThat(sandbox.journal().count("update-contact")).isEqualTo(1);
    }

    @Test
    void everyNullableFieldIsCleared() {
        String id = fullContact().id();
        contacts()
                .update(
                        id,
                        ContactUpdate.builder()
                                .clearFirstName()
                                .clearLastName()
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
                                .postalCode("")
                                .country("")
                                .tags(List.of())
                                .build());
        Contact bare = contacts().get(id);
        assertThat(bare.email()).isNull();
        assertThat(bare)
                .extracting(
                        Contact::firstName,
                        Contact::lastName,
                        Contact::name,
                        Contact::phone,
                        Contact::address1,
                        Contact::city,
                        Contact::state,
                        Contact::website,
                        Contact::timezone,
                        Contact::dateOfBirth,
                        Contact::source,
                        Contact::assignedTo,
                        Contact::postalCode,
                        Contact::country)
                .containsOnlyNulls();
        assertThat(bare.tags()).isEmpty();
    }

    @Test
    void aDiffBringsOneContactIntoTheStateOfAnother() {
        Contact wanted = contacts().get(fullContact().id());
        contacts().delete(wanted.id());
        Contact start = contacts().create(named("blank"));
        contacts().update(start.id(), start.diff(wanted));
        assertThat(contacts().get(start.id()).diff(wanted).isEmpty()).isTrue();
    }

    @Test
    void aDeletedContactIsNotFoundWithAllThatBelongedToIt() {
        String id = contacts().create(named("gone")).id();
        contacts().delete(id);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> contacts().get(id));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> contacts().delete(id));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> contacts().addTags(id, "x"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> location.tasks().list(id));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> location.notes().create(id, note("x")));
    }

    @Test
    void anUpsertCreatesOnceAndChangesAfterwards() {
        UpsertResult first = contacts().upsert(named("grace"));
        UpsertResult second = contacts()
                .upsert(NewContact.builder()
                        .email("GRACE@example.com")
                        .lastName("Hopper")
                        .build());
        assertThat(first.isNew()).isTrue();
        assertThat(second.isNew()).isFalse();
        assertThat(second.contact().id()).isEqualTo(first.contact().id());
        assertThat(second.contact().name()).isEqualTo("grace Hopper");
    }

    @Test
    void anUpsertThatMatchesTwoContactsChangesTheOneByEmail() {
        Contact byEmail = contacts().create(named("first"));
        Contact byPhone =
                contacts().create(NewContact.builder().phone("+15005550006").build());
        UpsertResult result = contacts()
                .upsert(NewContact.builder()
                        .email("first@example.com")
                        .phone("+15005550006")
                        .build());
        assertThat(result.contact().id()).isEqualTo(byEmail.id());
        assertThat(result.contact().phone()).isNull();
        assertThat(contacts().get(byPhone.id()).phone()).isEqualTo("+15005550006");
    }

    @Test
    void aSecondContactIsMadeOnlyWhereTheLocationAllowsIt() {
        String first =
                contacts().upsertAllowingDuplicate(named("twin")).contact().id();
        assertThat(contacts().upsertAllowingDuplicate(named("twin")).contact().id())
                .isEqualTo(first);
        stop();
        start(options -> options.allowDuplicates(true));
        contacts().upsertAllowingDuplicate(named("twin"));
        assertThat(contacts().upsertAllowingDuplicate(named("twin")).isNew()).isTrue();
        assertThat(sandbox.contactCount()).isEqualTo(2);
    }

    @Test
    void aDuplicateIsFoundByEmailAndByPhone() {
        Contact ada = fullContact();
        assertThat(contacts().findDuplicate("ADA@example.com", null))
                .map(Contact::id)
                .contains(ada.id());
        // The plus must arrive as a plus, and so must the one of an e-mail.
        assertThat(contacts().findDuplicate(null, "+18888888888"))
                .map(Contact::id)
                .contains(ada.id());
        Contact plus =
                contacts().create(NewContact.builder().email("a+b@example.com").build());
        assertThat(contacts().findDuplicate("a+b@example.com", "+19999999999"))
                .map(Contact::id)
                .contains(plus.id());
        assertThat(contacts().findDuplicate("nobody@example.com", "+19999999999"))
                .isEmpty();
    }

    @Test
    void tagsAreAddedAndRemovedWithoutTouchingOthers() {
        String id = contacts().create(named("tagged")).id();
        assertThat(contacts().addTags(id, "Red", "blue")).containsExactly("red", "blue");
        sandbox.updateContact(id, Map.of("tags", List.of("red", "blue", "from the other side")));
        assertThat(contacts().addTags(id, "red")).containsExactly("red", "blue", "from the other side");
        assertThat(contacts().removeTags(id, "BLUE", "never there")).containsExactly("red", "from the other side");
        assertThat(contacts().get(id).tags()).containsExactly("red", "from the other side");
    }

    @Test
    void customFieldsAreWrittenByIdAndByKeyAndKeepEveryDigit() {
        CustomField text = customField("Pin Code", "TEXT");
        CustomField number = customField("Price", "MONETORY");
        CustomField options = customField("Colours", "MULTIPLE_OPTIONS", "red", "green");
        CustomField date = customField("Since", "DATE");
        assertThat(location.customFields().list(CustomFieldModel.CONTACT)).hasSize(4);
        assertThat(location.customFields().byKey("pin_code")).contains(text);
        assertThat(location.customFields().byKey("contact.pin_code")).contains(text);
        assertThat(location.customFields().byId(options.id()).orElseThrow().picklistOptions())
                .containsExactly("red", "green");

        Contact contact = contacts()
                .create(NewContact.builder()
                        .email("fields@example.com")
                        .customField(CustomFieldValue.of("pin_code", "00123").byKey("pin_code"))
                        .customField(CustomFieldValue.of(number.id(), new BigDecimal("12345678901234567.10")))
                        .customField(CustomFieldValue.of(options.id(), List.of("red", "green")))
                        .customField(date.id(), "2026-11-21")
                        .build());
        Contact read = contacts().get(contact.id());
        assertThat(read.customField(text.id()).text()).isEqualTo("00123");
        assertThat(read.customField(number.id()).number()).isEqualByComparingTo("12345678901234567.10");
        assertThat(read.customField(options.id()).texts()).containsExactly("red", "green");
        assertThat(read.customField(date.id()).text()).isEqualTo("2026-11-21");

        contacts()
                .update(
                        contact.id(),
                        ContactUpdate.builder()
                                .customField(CustomFieldValue.empty(text.id()))
                                .customField(CustomFieldValue.of(number.id(), 7))
                                .build());
        Contact changed = contacts().get(contact.id());
        assertThat(changed.customField(text.id())).isNull();
        assertThat(changed.customField(number.id()).number()).isEqualByComparingTo("7");
        assertThat(changed.customField(options.id()).texts()).hasSize(2);
    }

    @Test
    void definitionsOfCustomFieldsAreKeptUntilRefreshed() {
        assertThat(location.customFields().list(CustomFieldModel.CONTACT)).isEmpty();
        customField("Late", "TEXT");
        assertThat(location.customFields().byKey("late")).isEmpty();
        location.customFields().refresh();
        assertThat(location.customFields().byKey("late")).isPresent();
        assertThat(sandbox.journal().count("get-custom-fields")).isEqualTo(2);
    }

    private static NewTask.Builder task(String title) {
        return NewTask.builder().title(title).dueDate(DUE);
    }

    @Test
    void aTaskLives() {
        String id = contacts().create(named("busy")).id();
        Task made = location.tasks()
                .create(
                        id,
                        task("Call")
                                .body("about the engine")
                                .assignedTo("user1")
                                .build());
        assertThat(location.tasks().get(id, made.id())).isEqualTo(made);
        assertThat(location.tasks().list(id)).containsExactly(made);
        assertThat(made.dueDate()).isEqualTo(DUE);
        assertThat(made.contactId()).isEqualTo(id);
        assertThat(made.completed()).isFalse();
        assertThat(made.dateUpdated()).isNull();

        Task later = location.tasks()
                .update(
                        id,
                        made.id(),
                        TaskUpdate.builder()
                                .title("Write")
                                .dueDate(DUE.plusSeconds(60))
                                .build())
                .orElseThrow();
        assertThat(later.title()).isEqualTo("Write");
        assertThat(later.body()).isEqualTo("about the engine");
        assertThat(later.dueDate()).isEqualTo(DUE.plusSeconds(60));
        assertThat(location.tasks().setCompleted(id, made.id(), true).completed())
                .isTrue();
        assertThat(location.tasks().setCompleted(id, made.id(), false).completed())
                .isFalse();
        assertThat(location.tasks().update(id, made.id(), TaskUpdate.builder().build()))
                .isEmpty();
        location.tasks().delete(id, made.id());
        assertThat(location.tasks().list(id)).isEmpty();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> location.tasks().get(id, made.id()));
    }

    @Test
    void theTasksOfTheWholeLocationAreSearchedPageByPage() {
        String first = contacts().create(named("one")).id();
        String second = contacts().create(named("two")).id();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            ids.add(location.tasks()
                    .create(
                            i % 2 == 0 ? first : second,
                            task("Task " + i)
                                    .assignedTo("user" + i % 3)
                                    .completed(i % 5 == 0)
                                    .build())
                    .id());
        }
        assertThat(location.tasks().search(TaskSearch.all().pageLimit(4)).stream()
                        .map(Task::id))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(sandbox.journal().count("task-search")).isEqualTo(6);
        Task row = location.tasks()
                .search(TaskSearch.all().query("task 22"))
                .iterator()
                .next();
        assertThat(row.id()).isEqualTo(ids.get(22));
        assertThat(row.dateUpdated()).isNotNull();
        assertThat(row.status()).isEqualTo("to_do");
        assertThat(row.contactId()).isEqualTo(first);
        assertThat(location.tasks().search(TaskSearch.all().ofContacts(second)).stream())
                .hasSize(11);
        assertThat(location.tasks().search(TaskSearch.all().assignedTo("user0", "user1")).stream())
                .hasSize(16);
        assertThat(location.tasks().search(TaskSearch.all().completed(true).pageLimit(2)).stream())
                .hasSize(5)
                .allMatch(Task::completed);

        Page<Task> page = location.tasks()
                .search(TaskSearch.all().pageLimit(10))
                .pages()
                .iterator()
                .next();
        assertThat(location.tasks().search(TaskSearch.all().pageLimit(10)).resumeFrom(page.nextCursor()).stream())
                .hasSize(13)
                .doesNotContainAnyElementsOf(page.items());
    }

    private static NewNote note(String body) {
        return NewNote.builder().body(body).build();
    }

    @Test
    void aNoteLives() {
        String id = contacts().create(named("noted")).id();
        Note made = location.notes()
                .create(
                        id,
                        NewNote.builder()
                                .body("<p>Met at the fair</p>")
                                .title("Fair")
                                .userId("user1")
                                .color("#FF0000")
                                .pinned(true)
                                .build());
        Note plain = location.notes().create(id, note("plain"));
        assertThat(location.notes().get(id, made.id())).isEqualTo(made);
        assertThat(location.notes().list(id)).containsExactlyInAnyOrder(made, plain);
        assertThat(made.body()).isEqualTo("<p>Met at the fair</p>");
        assertThat(made.title()).isEqualTo("Fair");
        assertThat(made.userId()).isEqualTo("user1");
        assertThat(made.color()).isEqualTo("#FF0000");
        assertThat(made.pinned()).isTrue();
        assertThat(made.dateAdded()).isNotNull();

        Note changed = location.notes()
                .update(
                        id,
                        made.id(),
                        NoteUpdate.builder().body("Met twice").pinned(false).build())
                .orElseThrow();
        assertThat(changed.body()).isEqualTo("Met twice");
        assertThat(changed.title()).isEqualTo("Fair");
        assertThat(changed.pinned()).isFalse();
        location.notes().delete(id, made.id());
        assertThat(location.notes().list(id)).containsExactly(plain);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> location.notes().get(id, made.id()));
    }

    @Test
    void whatTheSdkHasNoMethodForGoesThroughRawCalls() {
        JsonNode tag = Json.object().put("name", "from raw");
        String path = "/locations/" + sandbox.locationId() + "/tags";
        assertThat(ghl.raw("POST", path).body(tag).send().json().at("/tag/name").asText())
                .isEqualTo("from raw");
        assertThat(ghl.raw("GET", path).send().json().path("tags")).hasSize(1);
    }
}
