package io.ghl.sync.mapping.file;

import io.ghl.sync.internal.document.Form;
import io.ghl.sync.internal.document.Node;
import io.ghl.sync.internal.document.Problems;
import io.ghl.sync.mapping.AppointmentFields;
import io.ghl.sync.mapping.AppointmentNoteFields;
import io.ghl.sync.mapping.BusinessFields;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.mapping.GhlField;
import io.ghl.sync.mapping.NoteFields;
import io.ghl.sync.mapping.TaskFields;
import io.ghl.sync.record.RecordType;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads which field of HighLevel is meant. */
final class Targets {
    static final Map<RecordType, Map<String, GhlField>> STANDARD = standard();

    private static final String CUSTOM = "customFields.";
    private static final String DND = "dndSettings.";

    private final RecordType type;
    private final Problems problems;

    Targets(RecordType type, Problems problems) {
        this.type = type;
        this.problems = problems;
    }

    private static Map<RecordType, Map<String, GhlField>> standard() {
        Map<RecordType, Map<String, GhlField>> all = new EnumMap<>(RecordType.class);
        Stream.of(
                        ContactFields.FIRST_NAME,
                        ContactFields.LAST_NAME,
                        ContactFields.NAME,
                        ContactFields.EMAIL,
                        ContactFields.PHONE,
                        ContactFields.ADDRESS1,
                        ContactFields.CITY,
                        ContactFields.STATE,
                        ContactFields.POSTAL_CODE,
                        ContactFields.COUNTRY,
                        ContactFields.WEBSITE,
                        ContactFields.TIMEZONE,
                        ContactFields.SOURCE,
                        ContactFields.DATE_OF_BIRTH,
                        ContactFields.ASSIGNED_TO,
                        ContactFields.COMPANY_NAME,
                        ContactFields.DND,
                        ContactFields.BUSINESS,
                        BusinessFields.NAME,
                        BusinessFields.PHONE,
                        BusinessFields.EMAIL,
                        BusinessFields.WEBSITE,
                        BusinessFields.ADDRESS,
                        BusinessFields.CITY,
                        BusinessFields.POSTAL_CODE,
                        BusinessFields.STATE,
                        BusinessFields.COUNTRY,
                        BusinessFields.DESCRIPTION,
                        TaskFields.CONTACT,
                        TaskFields.TITLE,
                        TaskFields.BODY,
                        TaskFields.DUE_DATE,
                        TaskFields.COMPLETED,
                        TaskFields.ASSIGNED_TO,
                        NoteFields.CONTACT,
                        NoteFields.BODY,
                        NoteFields.TITLE,
                        NoteFields.COLOR,
                        NoteFields.PINNED,
                        NoteFields.USER,
                        AppointmentFields.CONTACT,
                        AppointmentFields.CALENDAR,
                        AppointmentFields.TITLE,
                        AppointmentFields.START,
                        AppointmentFields.END,
                        AppointmentFields.STATUS,
                        AppointmentFields.ASSIGNED_USER,
                        AppointmentFields.ADDRESS,
                        AppointmentNoteFields.APPOINTMENT,
                        AppointmentNoteFields.BODY,
                        AppointmentNoteFields.USER)
                .forEach(field -> all.computeIfAbsent(field.type(), any -> new TreeMap<>())
                        .put(field.path(), field));
        return Collections.unmodifiableMap(all);
    }

    /** The field, null if there are problems. */
    @Nullable
    GhlField read(Node node) {
        if (!(node instanceof Node.Scalar)) {
            return custom(node);
        }
        String name = Form.text(node, "\"ghl\"", problems);
        if (name == null) {
            return null;
        }
        boolean contact = type == RecordType.CONTACT;
        if (contact
                && name.startsWith(CUSTOM)
                && !name.substring(CUSTOM.length()).isBlank()) {
            return ContactFields.customField(name.substring(CUSTOM.length()));
        }
        if (contact && name.startsWith(DND) && !name.substring(DND.length()).isBlank()) {
            return ContactFields.dnd(name.substring(DND.length()));
        }
        Map<String, GhlField> known = STANDARD.getOrDefault(type, Map.of());
        GhlField field = known.get(name);
        if (field == null) {
            problems.unknown(
                    node.at(),
                    "HighLevel has" + (contact ? ", beside custom fields written {custom: key}," : "") + " no field",
                    name,
                    known.keySet());
        }
        return field;
    }

    /** A custom field by key, id or name, null if there are problems. */
    @Nullable
    GhlField custom(Node node) {
        Form form = Form.of(node, "A custom field", Vocabulary.CUSTOM, problems).orElse(null);
        if (form == null) {
            return null;
        }
        if (type != RecordType.CONTACT) {
            problems.add(
                    node.at(),
                    "Only contacts have custom fields that can be synced; use one of: "
                            + String.join(
                                    ", ", STANDARD.getOrDefault(type, Map.of()).keySet()) + ".");
            return null;
        }
        List<String> given = Vocabulary.CUSTOM.stream()
                .filter(name -> form.get(name).isPresent())
                .toList();
        if (given.size() != 1) {
            problems.add(node.at(), "A custom field has either \"custom\" (its key or id) or \"customName\".");
            return null;
        }
        String text = form.text(given.get(0)).orElse(null);
        if (text == null) {
            return null;
        }
        return given.get(0).equals("custom") ? ContactFields.customField(text) : ContactFields.customFieldNamed(text);
    }
}
