package io.ghl.sync.internal.ghl.client;

import static io.ghl.client.contacts.ContactField.DATE_ADDED;
import static io.ghl.client.contacts.ContactField.DATE_UPDATED;

import io.ghl.client.GhlLocation;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactField;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.error.DuplicateContactException;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.NotFoundException;
import io.ghl.client.observe.GhlObserver;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.ghl.GhlRows;
import io.ghl.sync.internal.ghl.WantedField;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@link GhlRecords} over the client. Thread-safe. */
public final class ClientContacts implements GhlRecords {
    private static final int ROWS_PER_PAGE = 500;
    private static final Set<String> FINDS_BY = Set.of("email", "phone");

    private final LastWrite lastWrite = new LastWrite();
    private final GhlLocation location;
    private final ContactCodec codec;

    /** The contacts of a location. */
    public ClientContacts(GhlLocation location) {
        this.location = location.withObserver(lastWrite);
        this.codec = new ContactCodec(location.customFields());
    }

    @Override
    public Optional<GhlRecord> read(String id) {
        try {
            Contact contact = location.contacts().get(id);
            return contact.deleted() ? Optional.empty() : Optional.of(codec.record(contact));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public Map<String, String> refusals(FieldValues values) {
        Map<String, String> refusals = new TreeMap<>();
        values.asMap().forEach((path, value) -> codec.refusal(path, value).ifPresent(why -> refusals.put(path, why)));
        if (values.get("assignedTo") instanceof FieldValue.Text user && !isUser(user.value())) {
            refusals.put("assignedTo", "assignedTo must be a user of the location.");
        }
        return refusals;
    }

    /** Whether the location has a user; also true if its users cannot be read, such as without the scope for it. */
    private boolean isUser(String id) {
        try {
            return location.users().cached().stream().anyMatch(user -> user.id().equals(id));
        } catch (GhlException e) {
            return true;
        }
    }

    @Override
    public void checkCreate(FieldValues values) {
        NewContact unused = contact(values);
    }

    private NewContact contact(FieldValues values) {
        NewContact.Builder contact = NewContact.builder();
        values.asMap().forEach((path, value) -> codec.set(contact, path, value));
        return contact.build();
    }

    @Override
    public Created create(FieldValues values) {
        NewContact contact = contact(values);
        try {
            return new Created(codec.record(location.contacts().create(contact)), null);
        } catch (DuplicateContactException e) {
            if (e.existingContactId() == null) {
                throw e;
            }
            return new Created(null, e.existingContactId());
        }
    }

    /** A business is set by a call of its own, before the others, whose answer then shows it. */
    @Override
    public GhlRecord update(String id, FieldValues changes) {
        FieldValue business = changes.get(ContactCodec.BUSINESS);
        ContactUpdate.Builder update = ContactUpdate.builder();
        changes.with(ContactCodec.BUSINESS, FieldValue.absent())
                .asMap()
                .forEach((path, value) -> codec.set(update, path, value));
        ContactUpdate rest = update.build();
        boolean attached = !business.isPresent() || attach(id, business);
        if (rest.isEmpty() && business.isPresent()) {
            return attached
                    ? new GhlRecord(id, null, FieldValues.none().with(ContactCodec.BUSINESS, business))
                    : codec.record(location.contacts().get(id));
        }
        return location.contacts()
                .update(id, rest)
                .map(codec::record)
                .orElseThrow(() -> new IllegalArgumentException("An update of contact " + id + " changes nothing."));
    }

    /** Whether HighLevel says that it did so. */
    private boolean attach(String id, FieldValue business) {
        List<String> changed = business instanceof FieldValue.Text text
                ? location.contacts().attachToBusiness(text.value(), List.of(id))
                : location.contacts().detachFromBusiness(List.of(id));
        return changed.contains(id);
    }

    @Override
    public List<String> addTags(String id, Collection<String> tags) {
        return location.contacts().addTags(id, tags);
    }

    @Override
    public List<String> removeTags(String id, Collection<String> tags) {
        return location.contacts().removeTags(id, tags);
    }

    @Override
    public void delete(String id) {
        try {
            location.contacts().delete(id);
        } catch (NotFoundException e) {
            // Gone is what was wanted.
        }
    }

    @Override
    public Collection<String> findsBy() {
        return FINDS_BY;
    }

    @Override
    public List<GhlRecord> find(FieldValues values, @Nullable String markerPath, @Nullable String marker) {
        String email = text(values, "email");
        String phone = text(values, "phone");
        Map<String, GhlRecord> found = new LinkedHashMap<>();
        if (email != null || phone != null) {
            // One call answers with the first match only, so an identifier that it does not explain is asked alone.
            keep(found, location.contacts().findDuplicate(email, phone));
            if (email != null && phone != null && !found.isEmpty()) {
                if (!explained(found, "phone", phone)) {
                    keep(found, location.contacts().findDuplicate(null, phone));
                } else if (!explained(found, "email", email)) {
                    keep(found, location.contacts().findDuplicate(email, null));
                }
            }
        }
        if (found.isEmpty() && markerPath != null && marker != null) {
            ContactSearch search = ContactSearch.where(
                            ContactField.customText(codec.fieldId(markerPath)).eq(marker))
                    .pageLimit(10);
            location.contacts().search(search).forEach(contact -> keep(found, Optional.of(contact)));
        }
        return List.copyOf(found.values());
    }

    @Override
    public List<GhlRecord> survivors(FieldValues held, Instant changedSince) {
        String email = text(held, "email");
        String phone = email == null ? text(held, "phone") : null;
        if (email == null && phone == null) {
            return List.of();
        }
        Map<String, Contact> found = new LinkedHashMap<>();
        location.contacts().findDuplicate(email, phone).ifPresent(contact -> found.put(contact.id(), contact));
        location.contacts()
                .search(ContactSearch.where(DATE_UPDATED.atLeast(changedSince))
                        .sortedBy(DATE_UPDATED.ascending())
                        .pageLimit(ROWS_PER_PAGE))
                .forEach(contact -> found.putIfAbsent(contact.id(), contact));
        return found.values().stream()
                .filter(contact -> !contact.deleted())
                .filter(contact -> email == null
                        ? holds(phone, contact.phone(), contact.additionalPhones())
                        : holds(email, contact.email(), contact.additionalEmails()))
                .map(codec::record)
                .toList();
    }

    private static boolean holds(@Nullable String sought, @Nullable String main, List<String> further) {
        return sought != null
                && (sought.equalsIgnoreCase(main) || further.stream().anyMatch(sought::equalsIgnoreCase));
    }

    @Override
    public String schema() {
        return codec.schema();
    }

    private static @Nullable String text(FieldValues values, String path) {
        return values.get(path) instanceof FieldValue.Text text ? text.value() : null;
    }

    private static boolean explained(Map<String, GhlRecord> found, String path, String value) {
        return found.values().stream()
                .anyMatch(record -> record.values().get(path) instanceof FieldValue.Text text
                        && text.value().equalsIgnoreCase(value));
    }

    private void keep(Map<String, GhlRecord> found, Optional<Contact> contact) {
        contact.filter(candidate -> !candidate.deleted())
                .ifPresent(candidate -> found.put(candidate.id(), codec.record(candidate)));
    }

    @Override
    public GhlRows changedSince(Instant from, @Nullable String cursor) {
        return rows(ContactSearch.where(DATE_UPDATED.atLeast(from)).sortedBy(DATE_UPDATED.ascending()), cursor);
    }

    @Override
    public GhlRows all(@Nullable String cursor) {
        return rows(ContactSearch.all().sortedBy(DATE_ADDED.ascending()), cursor);
    }

    private GhlRows rows(ContactSearch search, @Nullable String cursor) {
        return ListPage.of(location.contacts().search(search.pageLimit(ROWS_PER_PAGE)), cursor, codec::rows);
    }

    @Override
    public @Nullable WriteAnswer lastWrite() {
        return lastWrite.answer;
    }

    @Override
    public Optional<Shown> shownBy(String event, String payload) {
        if (!ContactEvents.show(event)) {
            return Optional.empty();
        }
        GhlRecord shown = codec.told(Contact.of(payload));
        Set<String> carried = new HashSet<>(ContactEvents.CARRIED);
        shown.values().names().stream().filter(ContactCodec::isChannel).forEach(carried::add);
        return Optional.of(new Shown(shown, carried));
    }

    @Override
    public void check(List<WantedField> wanted) {
        codec.check(wanted);
    }

    /** Keeps the last answer to a write. One worker writes to a location at a time. */
    private static final class LastWrite implements GhlObserver {
        private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

        private volatile @Nullable WriteAnswer answer;

        @Override
        public void callEnd(Call call, CallEnd end) {
            boolean search = call.pathTemplate().endsWith("/search");
            if (WRITES.contains(call.method()) && !search) {
                Integer status = end.status();
                answer = status == null ? null : new WriteAnswer(status, end.traceId());
            }
        }
    }
}
