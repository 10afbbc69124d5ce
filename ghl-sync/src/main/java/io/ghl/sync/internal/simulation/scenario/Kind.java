package io.ghl.sync.internal.simulation.scenario;

import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A type of record besides contacts that is simulated.
 *
 * @param type the type
 * @param mapping its mapping
 * @param blank makes a record with nothing in it
 */
public record Kind<T>(RecordType type, RecordMapping<T> mapping, Supplier<T> blank) {
    private static final Instant FIRST = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration MEETING = Duration.ofMinutes(30);
    private static final List<String> STATUSES = List.of("confirmed", "cancelled", "showed", "noshow");
    /** What people write again and again, so that texts do not tell notes apart. */
    private static final List<String> USUAL = List.of("Called", "Left a message");

    private static final int USUAL_IN = 3;

    /** The field that names the record to which one of this kind belongs, null if it belongs to none. */
    @Nullable
    public FieldRule parent() {
        return mapping.rules().stream()
                .filter(rule -> rule.target().path().equals(parentPath()))
                .findFirst()
                .orElse(null);
    }

    private String parentPath() {
        return switch (type) {
            case TASK, NOTE, APPOINTMENT -> "contactId";
            case APPOINTMENT_NOTE -> "appointmentId";
            default -> "";
        };
    }

    /** The fields that people fill in and edit. */
    public List<FieldRule> fields() {
        return mapping.rules().stream().filter(rule -> !rule.equals(parent())).toList();
    }

    /** Whether a person would tell records of this kind apart by a field. */
    public boolean isIdentifying(FieldRule rule) {
        return switch (rule.target().path()) {
            case "title" -> type == RecordType.TASK;
            case "body" -> type != RecordType.TASK;
            case "dueDate", "startTime", "name" -> true;
            default -> false;
        };
    }

    /** Whether people give a field values of their own, and can change it later. */
    public boolean isFree(FieldRule rule) {
        return switch (rule.target().path()) {
            case "completed", "appointmentStatus", "calendarId" -> false;
            default -> true;
        };
    }

    /** A value of a field; another one for each token, as far as the field has so many. */
    public FieldValue value(FieldRule rule, int token) {
        FieldValue value = switch (rule.target().path()) {
            case "completed" -> FieldValue.flag(token % 2 == 0);
            case "dueDate", "startTime" -> FieldValue.moment(minute(token));
            case "endTime" -> FieldValue.moment(minute(token).plus(MEETING));
            case "appointmentStatus" -> FieldValue.text(STATUSES.get(token % STATUSES.size()));
            case "calendarId" -> FieldValue.text("calendar" + token % 2);
            case "body" ->
                FieldValue.text(
                        token % USUAL_IN == 0 && type != RecordType.TASK
                                ? USUAL.get(token / USUAL_IN % USUAL.size())
                                : "text " + token);
            default -> FieldValue.text(rule.name() + " " + token);
        };
        return rule.canonical().apply(value);
    }

    private static Instant minute(int token) {
        return FIRST.plus(Duration.ofMinutes(token));
    }
}
