package io.ghl.sync.mapping;

import io.ghl.sync.internal.document.Nearest;
import io.ghl.sync.record.RecordType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The fields of a HighLevel contact that a mapping can name.
 *
 * {@snippet file="io/ghl/sync/MappingSnippetsTest.java" region="mapping"}
 */
public final class ContactFields {
    static final String CUSTOM = "customFields.";
    private static final String NAMED = "name:";
    static final String DND_SETTINGS = "dndSettings.";
    private static final List<String> CHANNELS = List.of("call", "email", "sms", "whatsApp", "gmb", "fb", "rcs");

    private static final String CONTACT_KEY_PREFIX = "contact.";
    private static final Map<String, GhlField> STANDARD = new LinkedHashMap<>();

    /** The first name. */
    public static final GhlField FIRST_NAME = standard("firstName");
    /** The last name. */
    public static final GhlField LAST_NAME = standard("lastName");
    /** The whole name, which HighLevel makes of first and last name; so it is mapped instead of them, not beside them. */
    public static final GhlField NAME = standard("name");
    /** The primary e-mail address. Compared in lower case. */
    public static final GhlField EMAIL = standard("email");
    /** The primary phone number. Compared in the international form E.164. */
    public static final GhlField PHONE = standard("phone");
    /** The street and house number. */
    public static final GhlField ADDRESS1 = standard("address1");
    /** The city. */
    public static final GhlField CITY = standard("city");
    /** The state or region. */
    public static final GhlField STATE = standard("state");
    /** The postal code. HighLevel cannot clear it. */
    public static final GhlField POSTAL_CODE = add(GhlField.required(RecordType.CONTACT, "postalCode"));
    /** The country as a code of two letters, compared in upper case. HighLevel cannot clear it. */
    public static final GhlField COUNTRY = add(GhlField.required(RecordType.CONTACT, "country"));
    /** The website. */
    public static final GhlField WEBSITE = standard("website");
    /** The time zone, such as {@code America/Denver}. */
    public static final GhlField TIMEZONE = standard("timezone");
    /** Where the contact came from. */
    public static final GhlField SOURCE = standard("source");
    /** The day of birth. */
    public static final GhlField DATE_OF_BIRTH = standard("dateOfBirth");
    /** The id of the user who is in charge of the contact. */
    public static final GhlField ASSIGNED_TO = standard("assignedTo");
    /**
     * The company's name as free text. HighLevel takes it when a contact is created and never after, so it can only be
     * mapped with {@code ownedBy(GHL)}.
     */
    public static final GhlField COMPANY_NAME = add(GhlField.fixed(RecordType.CONTACT, "companyName"));
    /**
     * Do not disturb, on all channels. HighLevel keeps a setting per channel besides, which this flag does not show; see
     * {@link #dnd(String)}. It is yes or no and cannot be cleared.
     */
    public static final GhlField DND = add(GhlField.required(RecordType.CONTACT, "dnd"));

    /**
     * The company that the contact belongs to: the application's id of it, if businesses are synced. HighLevel keeps it
     * apart from the contact: it takes a call of its own, and HighLevel sends no webhook about it, so that a change made
     * there alone is found when the contact is looked at next, at the latest by the sweep.
     */
    public static final GhlField BUSINESS =
            add(GhlField.reference(RecordType.CONTACT, "businessId", RecordType.BUSINESS));

    static final GhlField TAGS = GhlField.free(RecordType.CONTACT, "tags");

    private ContactFields() {}

    /**
     * A custom field. Its values are compared as stripped texts, or as sets of them for fields with several options;
     * for a number or a day add {@code .canonical(CanonicalForm.decimal())} or {@code .canonical(CanonicalForm.day())},
     * so that HighLevel's ways to write one do not look like edits.
     *
     * @param keyOrId the field's key, with or without the leading {@code "contact."}, or its id
     * @return the field
     * @throws MappingException if {@code keyOrId} is blank
     */
    public static GhlField customField(String keyOrId) {
        Objects.requireNonNull(keyOrId, "keyOrId must not be null.");
        String key = keyOrId.strip();
        if (key.startsWith(CONTACT_KEY_PREFIX)) {
            key = key.substring(CONTACT_KEY_PREFIX.length());
        }
        if (key.isEmpty()) {
            throw new MappingException(
                    "The key of a custom field is blank; give the key or id that HighLevel shows in its settings.");
        }
        return GhlField.free(RecordType.CONTACT, CUSTOM + key);
    }

    /**
     * A custom field by the name that HighLevel shows, for those who do not know its key. A field that is renamed there is
     * no longer found, which a key or id does not suffer from.
     *
     * @param name the name, in any case; only one custom field of contacts may have it
     * @return the field
     * @throws MappingException if {@code name} is blank
     */
    public static GhlField customFieldNamed(String name) {
        Objects.requireNonNull(name, "name must not be null.");
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            throw new MappingException(
                    "The name of a custom field is blank; give the name that HighLevel shows in its settings.");
        }
        return GhlField.free(RecordType.CONTACT, CUSTOM + NAMED + wanted);
    }

    /**
     * Do not disturb on one channel, yes or no. HighLevel's settings {@code active} and {@code permanent} are read as yes.
     *
     * @param channel the channel's name: {@code "call"}, {@code "email"}, {@code "sms"}, {@code "whatsApp"},
     *     {@code "gmb"}, {@code "fb"}, {@code "rcs"}, in any case, or one that HighLevel adds
     * @return the field
     * @throws MappingException if {@code channel} is blank
     */
    public static GhlField dnd(String channel) {
        Objects.requireNonNull(channel, "channel must not be null.");
        String stripped = channel.strip();
        if (stripped.isEmpty()) {
            throw new MappingException("The name of a channel is blank; give one such as \"sms\".");
        }
        String name =
                CHANNELS.stream().filter(stripped::equalsIgnoreCase).findFirst().orElse(stripped);
        return GhlField.required(RecordType.CONTACT, DND_SETTINGS + name);
    }

    /**
     * The field with a name that was read from a configuration file.
     *
     * @param name a field's name in the API, such as {@code "email"}, or {@code "customFields."} and a key or id
     * @return the field
     * @throws MappingException if there is no such field; the message lists the nearest names
     */
    public static GhlField named(String name) {
        Objects.requireNonNull(name, "name must not be null.");
        String wanted = name.strip();
        if (wanted.startsWith(CUSTOM)) {
            return customField(wanted.substring(CUSTOM.length()));
        }
        if (wanted.startsWith(DND_SETTINGS)) {
            return dnd(wanted.substring(DND_SETTINGS.length()));
        }
        GhlField field = STANDARD.get(wanted);
        if (field == null) {
            throw new MappingException("HighLevel has no contact field named \"" + wanted + "\"; the nearest names are "
                    + nearest(wanted) + ", and a custom field is written \"" + CUSTOM + "<key>\".");
        }
        return field;
    }

    private static GhlField standard(String path) {
        return add(GhlField.free(RecordType.CONTACT, path));
    }

    private static GhlField add(GhlField field) {
        STANDARD.put(field.path(), field);
        return field;
    }

    /** Up to three names that could have been meant; all names if none is near. */
    private static String nearest(String wanted) {
        List<String> near = Nearest.of(wanted, STANDARD.keySet());
        return String.join(", ", near.isEmpty() ? STANDARD.keySet() : near);
    }
}
