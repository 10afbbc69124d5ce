package io.ghl.examples.syncrunner.config;

import io.ghl.sync.record.RecordType;
import java.util.Arrays;
import java.util.Optional;

/** The words for types of records, as mapping files have them: {@code contacts}, {@code appointmentNotes}. */
public final class Kinds {
    private Kinds() {}

    /** The word for a type. */
    public static String word(RecordType type) {
        return switch (type) {
            case BUSINESS -> "businesses";
            case CONTACT -> "contacts";
            case TASK -> "tasks";
            case NOTE -> "notes";
            case APPOINTMENT -> "appointments";
            case APPOINTMENT_NOTE -> "appointmentNotes";
        };
    }

    /** The type that a word means. */
    public static Optional<RecordType> type(String word) {
        return Arrays.stream(RecordType.values())
                .filter(type -> word(type).equalsIgnoreCase(word))
                .findFirst();
    }
}
