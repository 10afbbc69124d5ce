package io.ghl.client.contract.calls;

import static io.ghl.client.contacts.ContactField.DATE_UPDATED;
import static io.ghl.client.contacts.ContactField.DND;
import static io.ghl.client.contacts.ContactField.FIRST_NAME_LOWER_CASE;

import io.ghl.client.contacts.ContactFields;
import io.ghl.client.contacts.ContactFilter;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.CustomFieldValue;
import io.ghl.client.contacts.DndChannel;
import io.ghl.client.contacts.DndSetting;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.notes.NewNote;
import io.ghl.client.notes.NoteUpdate;
import io.ghl.client.tasks.NewTask;
import io.ghl.client.tasks.TaskSearch;
import io.ghl.client.tasks.TaskUpdate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/** Calls on contacts and what hangs on them. */
final class ContactCalls {
    private static final Instant DUE = Instant.parse("2026-12-01T09:00:00Z");
    private static final String EMAIL = "ada@example.com";
    private static final String PHONE = "+15125550100";

    private ContactCalls() {}

    private static String contact(Scene scene) {
        return scene.id("create-contact");
    }

    static void first(Calls calls) {
        calls.add(
                "create-contact",
                s -> s.location()
                        .contacts()
                        .create(everything(
                                        NewContact.builder()
                                                .companyName("Engines")
                                                .gender("female"),
                                        s)
                                .build()));
        calls.add("get-contact", s -> s.location().contacts().get(contact(s)));
        calls.add(
                "update-contact",
                s -> s.location()
                        .contacts()
                        .update(
                                contact(s),
                                everything(ContactUpdate.builder(), s).build()));
        calls.add(
                "upsert-contact",
                s -> s.location()
                        .contacts()
                        .upsertAllowingDuplicate(everything(
                                        NewContact.builder()
                                                .companyName("Engines")
                                                .gender("female"),
                                        s)
                                .build()));
        calls.add(
                "search-contacts-advanced",
                s -> s.location()
                        .contacts()
                        .search(ContactSearch.where(
                                        DATE_UPDATED.atLeast(Instant.EPOCH),
                                        ContactFilter.anyOf(FIRST_NAME_LOWER_CASE.contains("ada"), DND.eq(false)))
                                .query("ada")
                                .sortedBy(DATE_UPDATED.ascending(), FIRST_NAME_LOWER_CASE.descending())));
        calls.add("get-contacts", s -> listed(s));
        calls.add("get-duplicate-contact", s -> s.location().contacts().findDuplicate(EMAIL, PHONE));
        calls.add("add-tags", s -> s.location().contacts().addTags(contact(s), "vip", "gold"));
        calls.add("remove-tags", s -> s.location().contacts().removeTags(contact(s), "gold"));
    }

    @SuppressWarnings("deprecation")
    private static Object listed(Scene scene) {
        return scene.location().contacts().list("ada");
    }

    static void links(Calls calls) {
        calls.add("add-followers-contact", s -> s.location().contacts().addFollowers(contact(s), List.of("user1")));
        calls.add(
                "remove-followers-contact", s -> s.location().contacts().removeFollowers(contact(s), List.of("user1")));
        calls.add(
                "create-association",
                s -> s.location().contacts().addTagsInBulk(List.of(contact(s), "none"), List.of("vip")));
        calls.add(
                "add-remove-contact-from-business",
                s -> s.location().contacts().attachToBusiness(s.id("create-business"), List.of(contact(s))));
        calls.add(
                "get-contacts-by-businessId", s -> s.location().contacts().ofBusiness(s.id("create-business"), "ada"));
        calls.run("add-contact-to-campaign", s -> s.location().contacts().addToCampaign(contact(s), "campaign1"));
        calls.run(
                "remove-contact-from-campaign",
                s -> s.location().contacts().removeFromCampaign(contact(s), "campaign1"));
        calls.run(
                "remove-contact-from-every-campaign",
                s -> s.location().contacts().removeFromAllCampaigns(contact(s)));
        OffsetDateTime start = OffsetDateTime.parse("2026-12-01T09:00:00+01:00");
        calls.run(
                "add-contact-to-workflow", s -> s.location().contacts().addToWorkflow(contact(s), "workflow1", start));
        calls.run(
                "delete-contact-from-workflow",
                s -> s.location().contacts().removeFromWorkflow(contact(s), "workflow1", start));
    }

    static void tasksAndNotes(Calls calls) {
        calls.add(
                "create-task",
                s -> s.location()
                        .tasks()
                        .create(
                                contact(s),
                                NewTask.builder()
                                        .title("Call")
                                        .body("about the engine")
                                        .dueDate(DUE)
                                        .assignedTo("user1")
                                        .build()));
        calls.add("get-all-tasks", s -> s.location().tasks().list(contact(s)));
        calls.add("get-task", s -> s.location().tasks().get(contact(s), s.id("create-task")));
        calls.add(
                "update-task",
                s -> s.location()
                        .tasks()
                        .update(
                                contact(s),
                                s.id("create-task"),
                                TaskUpdate.builder()
                                        .title("Write")
                                        .body("b")
                                        .dueDate(DUE)
                                        .completed(false)
                                        .assignedTo("user1")
                                        .build()));
        calls.add(
                "update-task-completed", s -> s.location().tasks().setCompleted(contact(s), s.id("create-task"), true));
        calls.add(
                "task-search",
                s -> s.location()
                        .tasks()
                        .search(TaskSearch.all()
                                .ofContacts(contact(s))
                                .assignedTo("user1")
                                .completed(true)
                                .query("Write")));
        calls.run("delete-task", s -> s.location().tasks().delete(contact(s), s.id("create-task")));

        calls.add(
                "create-note",
                s -> s.location()
                        .notes()
                        .create(
                                contact(s),
                                NewNote.builder()
                                        .body("called")
                                        .userId("user1")
                                        .title("Call")
                                        .color("#FFAA00")
                                        .pinned(true)
                                        .build()));
        calls.add("get-all-notes", s -> s.location().notes().list(contact(s)));
        calls.add("get-note", s -> s.location().notes().get(contact(s), s.id("create-note")));
        calls.add(
                "update-note",
                s -> s.location()
                        .notes()
                        .update(
                                contact(s),
                                s.id("create-note"),
                                NoteUpdate.builder()
                                        .body("called again")
                                        .userId("user1")
                                        .title("Calls")
                                        .color("#FFAA01")
                                        .pinned(false)
                                        .build()));
        calls.run("delete-note", s -> s.location().notes().delete(contact(s), s.id("create-note")));
    }

    static void last(Calls calls) {
        calls.run("delete-contact", s -> s.location().contacts().delete(contact(s)));
        calls.run("delete-Business", s -> s.location().businesses().delete(s.id("create-business")));
    }

    private static <B extends ContactFields<B>> B everything(B builder, Scene scene) {
        return builder.firstName("Ada")
                .lastName("Lovelace")
                .name("Ada Lovelace")
                .email(EMAIL)
                .phone(PHONE)
                .address1("1 Main St")
                .city("Austin")
                .state("TX")
                .postalCode("78701")
                .country("US")
                .website("https://example.com")
                .timezone("America/Chicago")
                .source("public api")
                .assignedTo("user1")
                .dateOfBirth(LocalDate.of(1990, 9, 25))
                .dnd(false)
                .dndSetting(DndChannel.CALL, DndSetting.INACTIVE)
                .dndSetting(DndChannel.EMAIL, DndSetting.INACTIVE)
                .dndSetting(DndChannel.SMS, DndSetting.ACTIVE)
                .dndSetting(DndChannel.WHATS_APP, DndSetting.INACTIVE)
                .dndSetting(DndChannel.GMB, DndSetting.INACTIVE)
                .dndSetting(DndChannel.FB, new DndSetting("permanent", "please", "103"))
                .inboundDnd(true)
                .tags(List.of("vip"))
                .customField(CustomFieldValue.of(scene.id("create-custom-field"), "5"));
    }
}
