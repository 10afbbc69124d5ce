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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Contacts, their tags and custom fields, carried out by a server that was written without knowledge of the client. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class SandboxTest extends OnSandbox {
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
                .isThrownBy(() ->
                        location.notes().create(id, NewNote.builder().body("x").build()));
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
                        .customField(CustomFieldValue.ofKey("pin_code", "00123"))
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

    @Test
    void whatTheSdkHasNoMethodForGoesThroughRawCalls() {
        JsonNode tag = Json.object().put("name", "from raw");
        String path = "/locations/" + sandbox.locationId() + "/tags";
        assertThat(ghl.raw("POST", path).body(tag).send().json().at("/tag/name").asText())
                .isEqualTo("from raw");
        assertThat(ghl.raw("GET", path).send().json().path("tags")).hasSize(1);
    }
}
