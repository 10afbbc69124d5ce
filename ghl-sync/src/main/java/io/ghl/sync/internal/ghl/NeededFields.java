package io.ghl.sync.internal.ghl;

import io.ghl.sync.mapping.AppointmentFields;
import io.ghl.sync.mapping.AppointmentNoteFields;
import io.ghl.sync.mapping.BusinessFields;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.mapping.GhlField;
import io.ghl.sync.mapping.NoteFields;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.mapping.TaskFields;
import io.ghl.sync.record.RecordType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What HighLevel needs to make a record, held against what a mapping gives. */
public final class NeededFields {
    private NeededFields() {}

    /**
     * Why HighLevel cannot make a record of what the mapping gives, empty if it can. That is no error: an application may
     * never have a record that HighLevel does not have.
     */
    public static Optional<String> missing(RecordMapping<?> mapping) {
        List<GhlField> mapped = mapping.rules().stream().map(FieldRule::target).toList();
        String missing = needs(mapping.type()).stream()
                .filter(oneOf -> oneOf.stream().noneMatch(mapped::contains))
                .map(oneOf -> oneOf.stream().map(GhlField::path).collect(Collectors.joining(" or ")))
                .collect(Collectors.joining(", and none to "));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("No field of the mapping of " + mapping.type() + " goes to " + missing
                        + ", without which HighLevel makes no such record. Those that only the application has will be"
                        + " dead letters; map a field to it, unless HighLevel makes them all.");
    }

    /** Of each list one field is needed. */
    private static List<List<GhlField>> needs(RecordType type) {
        return switch (type) {
            case CONTACT ->
                List.of(List.of(
                        ContactFields.EMAIL,
                        ContactFields.PHONE,
                        ContactFields.NAME,
                        ContactFields.FIRST_NAME,
                        ContactFields.LAST_NAME));
            case TASK -> List.of(List.of(TaskFields.TITLE), List.of(TaskFields.DUE_DATE));
            case NOTE -> List.of(List.of(NoteFields.BODY));
            case APPOINTMENT -> List.of(List.of(AppointmentFields.CALENDAR), List.of(AppointmentFields.START));
            case APPOINTMENT_NOTE -> List.of(List.of(AppointmentNoteFields.BODY));
            case BUSINESS -> List.of(List.of(BusinessFields.NAME));
        };
    }
}
