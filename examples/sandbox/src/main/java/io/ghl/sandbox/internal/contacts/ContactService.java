package io.ghl.sandbox.internal.contacts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.state.Change;
import io.ghl.sandbox.internal.state.Contact;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to contacts, whoever asks for it: duplicates, tag lists and the events of each change. */
public final class ContactService {
    /** The contact after an upsert. */
    record Upserted(Contact contact, boolean isNew) {}

    private final World world;
    private final Settings settings;
    private final ContactWriter writer;

    /** Creates the service of all locations. */
    public ContactService(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
        this.writer = new ContactWriter(settings);
    }

    /** The contact, or the refusal that HighLevel has for a missing one. */
    public Contact find(LocationData data, String id) {
        Contact contact = data.contact(id);
        if (contact == null) {
            throw world.hasContactElsewhere(data.id(), id) ? ApiError.wrongLocation() : ApiError.contactNotFound(id);
        }
        return contact;
    }

    @Nullable
    Contact duplicate(LocationData data, @Nullable String email, @Nullable String phone) {
        for (String field : settings.duplicatePriority()) {
            Contact match = field.equals("email") ? data.byEmail(email, null) : data.byPhone(phone, null);
            if (match != null) {
                return match;
            }
        }
        return null;
    }

    /** Creates a contact, unless it exists already. */
    public Contact create(Change change, ObjectNode fields) {
        return create(change, fields, allowsDuplicates(change.data()));
    }

    private Contact create(Change change, ObjectNode fields, boolean unchecked) {
        Contact contact = writer.create(change.ids().firestore(), fields, change.data(), change.now());
        if (!unchecked) {
            refuseDuplicate(change.data(), contact);
        }
        store(change, contact);
        change.emit("ContactCreate", ContactView.webhook(contact));
        if (settings.on(Quirk.CREATE_SENDS_UPDATE)) {
            change.emit("ContactUpdate", ContactView.webhook(contact));
        }
        if (settings.on(Quirk.CREATE_SENDS_TAG_UPDATE) && !contact.tags().isEmpty()) {
            change.emit("ContactTagUpdate", ContactView.webhook(contact));
        }
        return contact;
    }

    /** Changes the listed fields. */
    public Contact update(Change change, String id, ObjectNode fields) {
        Contact before = find(change.data(), id);
        Contact after = writer.update(before, fields, change.data(), change.now());
        if (after == before) {
            return before;
        }
        if (!allowsDuplicates(change.data())) {
            refuseDuplicate(change.data(), after);
        }
        store(change, after);
        change.emit("ContactUpdate", ContactView.webhook(after));
        if (!after.tags().equals(before.tags())) {
            change.emit("ContactTagUpdate", ContactView.webhook(after));
        }
        boolean dndChanged = !after.get("dnd").equals(before.get("dnd"))
                || !after.get("dndSettings").equals(before.get("dndSettings"));
        if (dndChanged) {
            ObjectNode event = ContactView.webhook(after);
            if (!after.get("dndSettings").isMissingNode()) {
                event.set("dndSettings", after.get("dndSettings"));
            }
            change.emit("ContactDndUpdate", event);
        }
        return after;
    }

    Contact tag(Change change, String id, List<String> added, List<String> removed) {
        Contact before = find(change.data(), id);
        List<String> tags = Tags.plus(Tags.minus(before.tags(), removed), added, settings);
        Contact after = writer.withTags(before, tags, change.now());
        if (after != before) {
            store(change, after);
            change.emit("ContactTagUpdate", ContactView.webhook(after));
        }
        return after;
    }

    /** Puts ids into a list of the contact and takes others out; no event tells of it, and no date moves. */
    Contact link(Change change, String id, String list, List<String> added, List<String> removed) {
        Contact before = find(change.data(), id);
        Set<String> ids = new LinkedHashSet<>(Json.list(before.get(list)));
        removed.forEach(ids::remove);
        ids.addAll(added);
        Contact after = Contact.of(before.doc().deepCopy().set(list, Json.strings(ids)));
        change.put(Kind.CONTACT, id, after.doc());
        return after;
    }

    /** Removes a contact with its tasks and notes, for which no events are sent. */
    public void delete(Change change, String id) {
        Contact contact = find(change.data(), id);
        LocationData data = change.data();
        data.tasks()
                .of(id)
                .forEach(task -> change.remove(Kind.TASK, task.path("id").asText()));
        data.notes()
                .of(id)
                .forEach(note -> change.remove(Kind.NOTE, note.path("id").asText()));
        change.remove(Kind.CONTACT, id);
        change.emit("ContactDelete", ContactView.webhook(contact));
    }

    /**
     * Creates or changes. If e-mail and phone belong to two contacts, the first of the configured sequence wins and the
     * other field is silently dropped; so is {@code gender} of a contact that exists.
     */
    Upserted upsert(Change change, ObjectNode body) {
        ObjectNode fields = body.deepCopy();
        fields.remove("createNewIfDuplicateAllowed");
        boolean allowed = allowsDuplicates(change.data());
        boolean always = allowed && body.path("createNewIfDuplicateAllowed").asBoolean();
        String email = stored(fields, "email");
        String phone = stored(fields, "phone");
        Contact match = always ? null : duplicate(change.data(), email, phone);
        if (match == null) {
            return new Upserted(create(change, fields, true), true);
        }
        fields.remove("gender");
        if (!allowed) {
            if (change.data().byEmail(email, match.id()) != null) {
                fields.remove("email");
            }
            if (change.data().byPhone(phone, match.id()) != null) {
                fields.remove("phone");
            }
        }
        return new Upserted(update(change, match.id(), fields), false);
    }

    private @Nullable String stored(ObjectNode fields, String field) {
        String text = Json.text(fields, field);
        if (text == null || text.isBlank()) {
            return null;
        }
        return field.equals("email") ? writer.email(text) : writer.phone(text);
    }

    /** As the location's own settings say; one that no call has changed is as the sandbox was set up. */
    private boolean allowsDuplicates(LocationData data) {
        ObjectNode location = world.record(World.LOCATIONS, Kind.LOCATION, data.id());
        return location == null
                ? settings.allowDuplicates()
                : location.at("/settings/allowDuplicateContact").asBoolean(settings.allowDuplicates());
    }

    private void refuseDuplicate(LocationData data, Contact contact) {
        for (String field : settings.duplicatePriority()) {
            Contact other = field.equals("email")
                    ? data.byEmail(contact.text("email"), contact.id())
                    : data.byPhone(contact.text("phone"), contact.id());
            if (other != null) {
                String name = other.fullName();
                throw ApiError.duplicate(other.id(), field, name == null ? "" : name);
            }
        }
    }

    /** A tag that a contact gets for the first time becomes one of the location's. */
    private static void store(Change change, Contact contact) {
        change.put(Kind.CONTACT, contact.id(), contact.doc());
        if (contact.tags().isEmpty()) {
            return;
        }
        Set<String> known = new HashSet<>();
        change.data()
                .tags()
                .values()
                .forEach(tag -> known.add(Tags.key(tag.path("name").asText())));
        for (String tag : contact.tags()) {
            if (known.add(Tags.key(tag))) {
                String id = change.ids().firestore();
                change.put(Kind.TAG, id, LocationApi.tag(id, tag, change.data().id()));
            }
        }
    }
}
