package io.ghl.sync.internal.ghl.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactFields;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.CustomFieldValue;
import io.ghl.client.contacts.DndChannel;
import io.ghl.client.contacts.DndSetting;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.customfields.CustomField;
import io.ghl.client.customfields.CustomFieldModel;
import io.ghl.client.customfields.CustomFields;
import io.ghl.sync.SyncException;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.WantedField;
import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Between contacts of the client and field values by HighLevel path. Thread-safe. */
final class ContactCodec {
    private static final Logger LOG = LoggerFactory.getLogger(ContactCodec.class);
    static final String BUSINESS = "businessId";

    static final String CUSTOM = "customFields.";
    static final String NAMED = "name:";
    private static final String DND_SETTINGS = "dndSettings.";
    private static final List<String> CHANNELS = List.of(
            DndChannel.CALL,
            DndChannel.EMAIL,
            DndChannel.SMS,
            DndChannel.WHATS_APP,
            DndChannel.GMB,
            DndChannel.FB,
            DndChannel.RCS);

    private static final Map<String, Function<Contact, @Nullable String>> TEXTS = Map.ofEntries(
            Map.entry("firstName", Contact::firstName),
            Map.entry("lastName", Contact::lastName),
            Map.entry("name", ContactCodec::fullName),
            Map.entry("email", Contact::email),
            Map.entry("phone", Contact::phone),
            Map.entry("address1", Contact::address1),
            Map.entry("city", Contact::city),
            Map.entry("state", Contact::state),
            Map.entry("postalCode", Contact::postalCode),
            Map.entry("country", Contact::country),
            Map.entry("website", Contact::website),
            Map.entry("timezone", Contact::timezone),
            Map.entry("source", Contact::source),
            Map.entry("assignedTo", Contact::assignedTo),
            Map.entry(BUSINESS, Contact::businessId),
            Map.entry("companyName", Contact::companyName));

    private static final Map<String, BiConsumer<ContactFields<?>, String>> SETTERS = Map.ofEntries(
            Map.entry("firstName", ContactFields::firstName),
            Map.entry("lastName", ContactFields::lastName),
            Map.entry("name", ContactFields::name),
            Map.entry("email", ContactFields::email),
            Map.entry("phone", ContactFields::phone),
            Map.entry("address1", ContactFields::address1),
            Map.entry("city", ContactFields::city),
            Map.entry("state", ContactFields::state),
            Map.entry("postalCode", ContactFields::postalCode),
            Map.entry("country", ContactFields::country),
            Map.entry("website", ContactFields::website),
            Map.entry("timezone", ContactFields::timezone),
            Map.entry("source", ContactFields::source),
            Map.entry("assignedTo", ContactFields::assignedTo));

    private static final Map<String, Consumer<ContactFields<?>>> CLEARERS = Map.ofEntries(
            Map.entry("firstName", ContactFields::clearFirstName),
            Map.entry("lastName", ContactFields::clearLastName),
            Map.entry("name", ContactFields::clearName),
            Map.entry("email", ContactFields::clearEmail),
            Map.entry("phone", ContactFields::clearPhone),
            Map.entry("address1", ContactFields::clearAddress1),
            Map.entry("city", ContactFields::clearCity),
            Map.entry("state", ContactFields::clearState),
            Map.entry("website", ContactFields::clearWebsite),
            Map.entry("timezone", ContactFields::clearTimezone),
            Map.entry("dateOfBirth", ContactFields::clearDateOfBirth));

    private static final List<String> NAMES = List.of("firstName", "lastName", "name");

    private final CustomFields customFields;

    ContactCodec(CustomFields customFields) {
        this.customFields = customFields;
    }

    // ---- reading ----

    GhlRecord record(Contact contact) {
        Map<String, FieldValue> values = new TreeMap<>();
        TEXTS.forEach((path, read) -> values.put(path, text(read.apply(contact))));
        values.put(
                "dateOfBirth",
                contact.dateOfBirth() == null ? FieldValue.nothing() : FieldValue.day(contact.dateOfBirth()));
        values.put("dnd", FieldValue.flag(contact.dnd()));
        CHANNELS.forEach(channel -> values.put(DND_SETTINGS + channel, FieldValue.flag(false)));
        contact.dndSettings()
                .forEach((channel, setting) -> values.put(DND_SETTINGS + channel, FieldValue.flag(setting.blocks())));
        values.put("tags", FieldValue.labels(contact.tags()));
        for (CustomField field : customFields.cached(CustomFieldModel.CONTACT)) {
            CustomFieldValue value = contact.customField(field.id());
            FieldValue read = value == null ? FieldValue.nothing() : read(field, value);
            values.put(CUSTOM + field.id(), read);
            key(field).ifPresent(key -> values.put(CUSTOM + key, read));
            // A name that several fields have names none of them.
            values.merge(CUSTOM + name(field), read, (one, other) -> FieldValue.absent());
        }
        return new GhlRecord(contact.id(), contact.dateUpdated(), FieldValues.of(values));
    }

    /**
     * Contacts as a search shows them. Rows may carry names in lower case only, and then do not tell what they are; nor do
     * rows without settings per channel, and rows without a business where no row has one.
     */
    List<GhlRecord> rows(List<Contact> contacts) {
        boolean showBusinesses = contacts.stream().anyMatch(contact -> contact.businessId() != null);
        return contacts.stream().map(contact -> row(contact, showBusinesses)).toList();
    }

    private GhlRecord row(Contact contact, boolean showsBusiness) {
        GhlRecord record = withoutUntold(contact);
        FieldValues values = record.values();
        JsonNode json = contact.json();
        for (String path : NAMES) {
            boolean shown = json.has(path) || (path.equals("name") && json.has("contactName"));
            if (!shown && json.has(path + "LowerCase")) {
                values = values.with(path, FieldValue.absent());
            }
        }
        return new GhlRecord(
                record.id(), record.version(), showsBusiness ? values : values.with(BUSINESS, FieldValue.absent()));
    }

    /** A contact as an event shows it, which never tells of its business. */
    GhlRecord told(Contact contact) {
        GhlRecord record = withoutUntold(contact);
        return new GhlRecord(record.id(), record.version(), record.values().with(BUSINESS, FieldValue.absent()));
    }

    /** Whether a path is that of a channel's do-not-disturb setting. */
    static boolean isChannel(String path) {
        return path.startsWith(DND_SETTINGS);
    }

    private GhlRecord withoutUntold(Contact contact) {
        GhlRecord record = record(contact);
        if (contact.json().has("dndSettings")) {
            return record;
        }
        FieldValues values = record.values();
        for (String path : values.names()) {
            if (isChannel(path)) {
                values = values.with(path, FieldValue.absent());
            }
        }
        return new GhlRecord(record.id(), record.version(), values);
    }

    private static @Nullable String fullName(Contact contact) {
        return contact.name() == null ? contact.contactName() : contact.name();
    }

    private static FieldValue text(@Nullable String value) {
        return value == null ? FieldValue.nothing() : FieldValue.text(value);
    }

    private static FieldValue read(CustomField field, CustomFieldValue value) {
        JsonNode json = value.value();
        if (json.isNull()) {
            return FieldValue.nothing();
        }
        if (json.isBoolean()) {
            return FieldValue.flag(json.booleanValue());
        }
        if (json.isArray() || isSet(field)) {
            return FieldValue.labels(value.texts());
        }
        if (isNumber(field) && value.number() != null) {
            return FieldValue.number(value.number());
        }
        String text = value.text();
        if (text == null) {
            return FieldValue.absent();
        }
        return "DATE".equals(field.dataType()) ? day(text) : FieldValue.text(text);
    }

    private static FieldValue day(String text) {
        try {
            return FieldValue.day(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text));
        } catch (DateTimeParseException e) {
            return FieldValue.text(text);
        }
    }

    private static boolean isSet(CustomField field) {
        return "CHECKBOX".equals(field.dataType()) || "MULTIPLE_OPTIONS".equals(field.dataType());
    }

    private static boolean isNumber(CustomField field) {
        return "NUMERICAL".equals(field.dataType()) || "MONETORY".equals(field.dataType());
    }

    /** The custom fields by which a value is read and written. */
    String schema() {
        return customFields.cached(CustomFieldModel.CONTACT).stream()
                .map(field -> field.id() + " " + field.dataType() + " " + field.picklistOptions())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    // ---- writing ----

    /** Why HighLevel would refuse a value, as far as that can be told without asking it. */
    Optional<String> refusal(String path, FieldValue value) {
        // A contact's company has an operation of its own.
        if (value.isBlank() || path.equals(BUSINESS)) {
            return Optional.empty();
        }
        try {
            if (path.startsWith(CUSTOM)) {
                customFields.schema().resolve(custom(field(path), value));
            } else {
                set(NewContact.builder(), path, value);
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    void set(ContactFields<?> contact, String path, FieldValue value) {
        if (path.startsWith(CUSTOM)) {
            contact.customField(custom(field(path), value));
        } else if (value.isBlank()) {
            clear(contact, path);
        } else if (path.startsWith(DND_SETTINGS) && value instanceof FieldValue.Flag flag) {
            contact.dndSetting(
                    path.substring(DND_SETTINGS.length()), flag.value() ? DndSetting.ACTIVE : DndSetting.INACTIVE);
        } else if (path.equals("dnd") && value instanceof FieldValue.Flag flag) {
            contact.dnd(flag.value());
        } else if (path.equals("tags")) {
            contact.tags(value.asLabels());
        } else if (path.equals("dateOfBirth") && value instanceof FieldValue.Day day) {
            contact.dateOfBirth(day.value());
        } else if (path.equals("companyName") && contact instanceof NewContact.Builder created) {
            created.companyName(Values.plain(value));
        } else if (SETTERS.containsKey(path)) {
            SETTERS.get(path).accept(contact, Values.plain(value));
        } else {
            throw new IllegalArgumentException("HighLevel's contact field \"" + path + "\" cannot be written.");
        }
    }

    private static void clear(ContactFields<?> contact, String path) {
        if (contact instanceof NewContact.Builder) {
            return;
        }
        if (CLEARERS.containsKey(path)) {
            CLEARERS.get(path).accept(contact);
        } else if (path.equals("source") && contact instanceof ContactUpdate.Builder update) {
            update.clearSource();
        } else if (path.equals("assignedTo") && contact instanceof ContactUpdate.Builder update) {
            update.clearAssignedTo();
        } else {
            throw new IllegalArgumentException("HighLevel's contact field \"" + path + "\" cannot be cleared.");
        }
    }

    static CustomFieldValue custom(CustomField field, FieldValue value) {
        String id = field.id();
        if (value instanceof FieldValue.Text text && isNumber(field)) {
            FieldValue number = CanonicalForm.decimal().apply(text);
            return number instanceof FieldValue.Decimal decimal
                    ? CustomFieldValue.of(id, decimal.value())
                    : CustomFieldValue.of(id, text.value());
        }
        if (value instanceof FieldValue.Text text && isSet(field)) {
            return CustomFieldValue.of(id, List.of(text.value()));
        }
        if (value.isBlank()) {
            return CustomFieldValue.empty(id);
        }
        if (value instanceof FieldValue.Decimal number) {
            return CustomFieldValue.of(id, number.value());
        }
        if (value instanceof FieldValue.Labels labels) {
            return CustomFieldValue.of(id, labels.values());
        }
        return CustomFieldValue.of(id, Values.plain(value));
    }

    // ---- custom fields ----

    /**
     * Fails with a sentence or more if the custom fields cannot take what a mapping wants. An option that is missing holds
     * up records with that value only, so it is told and no more.
     */
    void check(List<WantedField> wanted) {
        if (wanted.stream().noneMatch(field -> field.target().isCustom())) {
            return;
        }
        // Kept definitions may be old; only those of now say that something is wrong.
        if (new CustomFieldCheck(customFields.cached(CustomFieldModel.CONTACT))
                .findings(wanted)
                .isEmpty()) {
            return;
        }
        List<CustomFieldCheck.Finding> found =
                new CustomFieldCheck(customFields.list(CustomFieldModel.CONTACT)).findings(wanted);
        boolean holdsUpAll = found.stream().anyMatch(finding -> finding.text() == null);
        if (!holdsUpAll) {
            found.forEach(finding -> LOG.warn("The mapping of \"{}\": {}", finding.field(), finding.message()));
        } else {
            throw new SyncException(found.stream()
                    .map(finding -> "The mapping of \"" + finding.field() + "\" does not fit the location: "
                            + finding.message())
                    .collect(Collectors.joining("\n")));
        }
    }

    String fieldId(String path) {
        return field(path).id();
    }

    private CustomField field(String path) {
        String wanted = path.substring(CUSTOM.length());
        return find(wanted)
                .or(() -> {
                    customFields.refresh();
                    return find(wanted);
                })
                .orElseThrow(() -> new SyncException("The mapping names the custom field \"" + wanted
                        + "\", which the location does not have for contacts. Create it in HighLevel, or use one of: "
                        + known() + "."));
    }

    private Optional<CustomField> find(String keyOrId) {
        return find(customFields.cached(CustomFieldModel.CONTACT), keyOrId);
    }

    /** The field that a key, an id or a name stands for. */
    static Optional<CustomField> find(List<CustomField> fields, String keyOrId) {
        String wanted = keyOrId.toLowerCase(Locale.ROOT);
        return fields.stream()
                .filter(field -> field.id().equals(keyOrId))
                .findFirst()
                .or(() -> named(fields, wanted))
                .or(() -> fields.stream()
                        .filter(field -> key(field).filter(wanted::equals).isPresent())
                        .findFirst());
    }

    /** The only field with a name. */
    private static Optional<CustomField> named(List<CustomField> fields, String wanted) {
        List<CustomField> found =
                fields.stream().filter(field -> name(field).equals(wanted)).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    static String name(CustomField field) {
        return NAMED + String.valueOf(field.name()).strip().toLowerCase(Locale.ROOT);
    }

    private String known() {
        List<String> keys = new ArrayList<>();
        customFields
                .cached(CustomFieldModel.CONTACT)
                .forEach(field -> key(field).ifPresent(keys::add));
        return keys.isEmpty() ? "(it has none)" : keys.stream().sorted().collect(Collectors.joining(", "));
    }

    static Optional<String> key(CustomField field) {
        return Optional.ofNullable(field.fieldKey())
                .map(key -> key.startsWith("contact.") ? key.substring("contact.".length()) : key)
                .map(key -> key.toLowerCase(Locale.ROOT));
    }
}
