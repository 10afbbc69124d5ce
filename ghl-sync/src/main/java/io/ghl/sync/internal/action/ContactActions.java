package io.ghl.sync.internal.action;

import static io.ghl.sync.internal.action.ContactValues.CLEAR;
import static io.ghl.sync.internal.action.ContactValues.COMMON;
import static io.ghl.sync.internal.action.ContactValues.COMPANY;
import static io.ghl.sync.internal.action.ContactValues.CUSTOM;
import static io.ghl.sync.internal.action.ContactValues.EMAIL;
import static io.ghl.sync.internal.action.ContactValues.NAME;
import static io.ghl.sync.internal.action.ContactValues.PHONE;
import static io.ghl.sync.internal.action.ContactValues.set;
import static io.ghl.sync.internal.action.Ids.CONTACT;
import static io.ghl.sync.internal.action.Ids.LIMIT;
import static io.ghl.sync.internal.action.Ids.USER;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.contacts.ContactField;
import io.ghl.client.contacts.ContactFilter;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.Contacts;
import io.ghl.client.contacts.DndSetting;
import io.ghl.client.contacts.NewContact;
import io.ghl.sync.trigger.action.Action;
import io.ghl.sync.trigger.action.ActionCall;
import io.ghl.sync.trigger.action.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Contacts themselves. */
final class ContactActions {
    private static final String READ = "contacts.readonly";
    private static final String WRITE = "contacts.write";
    /** Only where custom fields are given. */
    private static final String FIELDS = "locations/customFields.readonly";

    private static final Parameter<String> QUERY = Parameter.text("query", "text to look for");
    private static final Parameter<String> TAG = Parameter.text("tag", "a tag that they have");
    private static final Parameter<List<String>> TAGS = Parameter.texts("tags", "the tags");
    private static final Parameter<String> CHANNEL =
            Parameter.text("channel", "such as call, email, sms, whatsApp, gmb or fb");
    private static final Parameter<DndSetting> SETTING = Parameter.word(
            "setting",
            "whether not to disturb on it",
            Words.of(List.of(DndSetting.ACTIVE, DndSetting.INACTIVE), DndSetting::status));

    private ContactActions() {}

    static List<Action> all() {
        return List.of(
                Action.named("create-contact", "Create a contact")
                        .operation("create-contact", WRITE, READ, FIELDS)
                        .takesSome(COMMON)
                        .takes(COMPANY)
                        .looksFirst("a contact with this e-mail or phone", ContactActions::duplicate)
                        .does(in -> contacts(in).create(newContact(in)).json()),
                Action.named("upsert-contact", "Create a contact, or change the one with this e-mail or phone")
                        .operation("upsert-contact", WRITE, FIELDS)
                        .takesSome(COMMON)
                        .takes(COMPANY)
                        .harmlessTwice()
                        .does(in ->
                                contacts(in).upsert(newContact(in)).contact().json()),
                Action.named("update-contact", "Change fields of a contact")
                        .operation("update-contact", WRITE, FIELDS)
                        .needs(CONTACT)
                        .takesSome(COMMON)
                        .takes(CLEAR)
                        .harmlessTwice()
                        .does(in -> {
                            ContactUpdate.Builder update = set(in, ContactUpdate.builder());
                            in.ifGiven(CLEAR, fields -> ContactValues.clear(update, fields));
                            return update(in, update);
                        }),
                Action.named("set-custom-fields", "Set custom fields of a contact")
                        .operation("update-contact", WRITE, FIELDS)
                        .needs(CONTACT, CUSTOM)
                        .harmlessTwice()
                        .does(in -> {
                            ContactUpdate.Builder update = ContactUpdate.builder();
                            ContactValues.custom(in, in.get(CUSTOM)).forEach(update::customField);
                            return update(in, update);
                        }),
                Action.named("assign-contact", "Put a user in charge of a contact")
                        .operation("update-contact", WRITE)
                        .needs(CONTACT, USER)
                        .harmlessTwice()
                        .does(in -> update(in, ContactUpdate.builder().assignedTo(in.get(USER)))),
                Action.named("unassign-contact", "Put nobody in charge of a contact")
                        .operation("update-contact", WRITE)
                        .needs(CONTACT)
                        .harmlessTwice()
                        .does(in -> update(in, ContactUpdate.builder().clearAssignedTo())),
                Action.named("set-do-not-disturb", "Say whether to disturb a contact on a channel")
                        .operation("update-contact", WRITE)
                        .needs(CONTACT, CHANNEL, SETTING)
                        .harmlessTwice()
                        .does(in -> update(in, ContactUpdate.builder().dndSetting(in.get(CHANNEL), in.get(SETTING)))),
                Action.named("get-contact", "Read a contact")
                        .operation("get-contact", READ)
                        .needs(CONTACT)
                        .harmlessTwice()
                        .does(in -> contacts(in).get(in.get(CONTACT)).json()),
                Action.named("find-contact", "Find the contact with an e-mail or phone")
                        .operation("get-duplicate-contact", READ)
                        .takesSome(EMAIL, PHONE)
                        .harmlessTwice()
                        .does(in -> Results.one(contacts(in)
                                .findDuplicate(
                                        in.find(EMAIL).orElse(null),
                                        in.find(PHONE).orElse(null)))),
                Action.named("search-contacts", "Search contacts")
                        .operation("search-contacts-advanced", READ)
                        .takes(QUERY, EMAIL, PHONE, NAME, TAG, USER, LIMIT)
                        .harmlessTwice()
                        .does(in -> Results.first(contacts(in).search(search(in)), Ids.limit(in))),
                Action.named("delete-contact", "Delete a contact")
                        .operation("delete-contact", WRITE)
                        .needs(CONTACT)
                        .harmlessTwice()
                        .does(in -> Results.done(in.get(CONTACT), contacts(in)::delete)),
                Action.named("add-tags", "Add tags to a contact")
                        .operation("add-tags", WRITE)
                        .needs(CONTACT, TAGS)
                        .harmlessTwice()
                        .does(in -> Results.texts(contacts(in).addTags(in.get(CONTACT), in.get(TAGS)))),
                Action.named("remove-tags", "Remove tags from a contact")
                        .operation("remove-tags", WRITE)
                        .needs(CONTACT, TAGS)
                        .harmlessTwice()
                        .does(in -> Results.texts(contacts(in).removeTags(in.get(CONTACT), in.get(TAGS)))));
    }

    private static Contacts contacts(ActionCall in) {
        return in.location().contacts();
    }

    private static NewContact newContact(ActionCall in) {
        NewContact.Builder contact = set(in, NewContact.builder());
        in.ifGiven(COMPANY, contact::companyName);
        return contact.build();
    }

    private static Optional<JsonNode> duplicate(ActionCall in) {
        Optional<String> email = in.find(EMAIL);
        Optional<String> phone = in.find(PHONE);
        return email.isEmpty() && phone.isEmpty()
                ? Optional.empty()
                : contacts(in)
                        .findDuplicate(email.orElse(null), phone.orElse(null))
                        .map(ReadModel::json);
    }

    private static JsonNode update(ActionCall in, ContactUpdate.Builder update) {
        return Results.one(contacts(in).update(in.get(CONTACT), update.build()));
    }

    private static ContactSearch search(ActionCall in) {
        List<ContactFilter> filters = new ArrayList<>();
        in.ifGiven(EMAIL, email -> filters.add(ContactField.EMAIL.eq(email)));
        in.ifGiven(PHONE, phone -> filters.add(ContactField.PHONE.eq(phone)));
        in.ifGiven(NAME, name -> filters.add(ContactField.CONTACT_NAME.eq(name)));
        in.ifGiven(TAG, tag -> filters.add(ContactField.TAGS.eq(tag)));
        in.ifGiven(USER, user -> filters.add(ContactField.ASSIGNED_TO.eq(user)));
        ContactSearch search =
                filters.isEmpty() ? ContactSearch.all() : ContactSearch.where(filters.toArray(ContactFilter[]::new));
        search = search.pageLimit(Math.min(Ids.limit(in), Ids.ROWS));
        return in.find(QUERY).map(search::query).orElse(search);
    }
}
