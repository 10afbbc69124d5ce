package io.ghl.sandbox.internal.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The records of one location. Changed only by {@link World}, under its lock. */
public final class LocationData {
    private final String id;
    private final Map<String, Contact> contacts = new LinkedHashMap<>();
    private final Lookup byEmail = new Lookup();
    private final Lookup byPhone = new Lookup();
    private final SharedValues shared = new SharedValues();
    private final Children tasks = new Children();
    private final Children notes = new Children();
    private final Map<String, ObjectNode> tags = new LinkedHashMap<>();
    private final Map<String, ObjectNode> customFields = new LinkedHashMap<>();
    private final Map<Kind, Map<String, ObjectNode>> records = new EnumMap<>(Kind.class);
    private final LaggingIndex<Contact> contactIndex;
    private final LaggingIndex<ObjectNode> taskIndex;

    LocationData(String id, long lagMillis) {
        this.id = id;
        this.contactIndex = new LaggingIndex<>(lagMillis);
        this.taskIndex = new LaggingIndex<>(lagMillis);
    }

    void apply(Op op, long now) {
        switch (op.kind()) {
            case CONTACT -> putContact(op.id(), op.doc() == null ? null : Contact.of(op.doc(), shared::of), now);
            case TASK -> {
                tasks.put(op.id(), op.doc());
                taskIndex.put(op.id(), op.doc(), now);
            }
            case NOTE -> notes.put(op.id(), op.doc());
            case TAG -> put(tags, op);
            case CUSTOM_FIELD -> put(customFields, op);
            default -> put(records.computeIfAbsent(op.kind(), kind -> new LinkedHashMap<>()), op);
        }
    }

    private static void put(Map<String, ObjectNode> map, Op op) {
        if (op.doc() == null) {
            map.remove(op.id());
        } else {
            map.put(op.id(), op.doc());
        }
    }

    private void putContact(String contactId, @Nullable Contact contact, long now) {
        Contact before = contact == null ? contacts.remove(contactId) : contacts.put(contactId, contact);
        byEmail.move(contactId, key(before), key(contact));
        byPhone.move(
                contactId,
                before == null ? null : before.text("phone"),
                contact == null ? null : contact.text("phone"));
        contactIndex.put(contactId, contact, now);
    }

    private static @Nullable String key(@Nullable Contact contact) {
        return contact == null ? null : Contact.emailKey(contact.text("email"));
    }

    /** Hands every record to the sink, in an order that can be replayed. */
    void each(Consumer<Op> sink) {
        customFields.forEach((key, doc) -> sink.accept(new Op(Kind.CUSTOM_FIELD, id, key, doc)));
        tags.forEach((key, doc) -> sink.accept(new Op(Kind.TAG, id, key, doc)));
        contacts.forEach((key, contact) -> sink.accept(new Op(Kind.CONTACT, id, key, contact.doc())));
        tasks.all()
                .forEach(doc -> sink.accept(new Op(Kind.TASK, id, doc.path("id").asText(), doc)));
        notes.all()
                .forEach(doc -> sink.accept(new Op(Kind.NOTE, id, doc.path("id").asText(), doc)));
        records.forEach((kind, docs) -> docs.forEach((key, doc) -> sink.accept(new Op(kind, id, key, doc))));
    }

    /** The location's id. */
    public String id() {
        return id;
    }

    /** The contact with this id, or null. */
    public @Nullable Contact contact(String contactId) {
        return contacts.get(contactId);
    }

    /** All contacts, oldest first. */
    public Collection<Contact> contacts() {
        return Collections.unmodifiableCollection(contacts.values());
    }

    /** The oldest contact with this e-mail, other than the given one, or null. */
    public @Nullable Contact byEmail(@Nullable String email, @Nullable String exceptId) {
        return first(byEmail, Contact.emailKey(email), exceptId);
    }

    /** The oldest contact with this stored phone number, other than the given one, or null. */
    public @Nullable Contact byPhone(@Nullable String phone, @Nullable String exceptId) {
        return first(byPhone, phone, exceptId);
    }

    private @Nullable Contact first(Lookup lookup, @Nullable String value, @Nullable String exceptId) {
        String found = value == null || value.isEmpty() ? null : lookup.first(value, exceptId);
        return found == null ? null : contacts.get(found);
    }

    /** The tasks of the location. */
    public Children tasks() {
        return tasks;
    }

    /** The notes of the location. */
    public Children notes() {
        return notes;
    }

    /** The tags of the location by id. */
    public Map<String, ObjectNode> tags() {
        return Collections.unmodifiableMap(tags);
    }

    /** The custom fields of the location by id. */
    public Map<String, ObjectNode> customFields() {
        return Collections.unmodifiableMap(customFields);
    }

    /** The records of a kind that has no accessor of its own, by id. */
    public Map<String, ObjectNode> records(Kind kind) {
        return Collections.unmodifiableMap(records.getOrDefault(kind, Map.of()));
    }

    /** Changes how long search lags behind. */
    void lag(long millis, long now) {
        contactIndex.lag(millis, now);
        taskIndex.lag(millis, now);
    }

    /** The contacts as search sees them. */
    public LaggingIndex<Contact> contactIndex() {
        return contactIndex;
    }

    /** The tasks as search sees them. */
    public LaggingIndex<ObjectNode> taskIndex() {
        return taskIndex;
    }
}
