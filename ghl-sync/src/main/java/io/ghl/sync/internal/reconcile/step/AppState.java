package io.ghl.sync.internal.reconcile.step;

import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An application record as it was read, in canonical form, with the means to change exactly that state of it.
 *
 * @param id the record's id
 * @param values its mapped fields
 * @param problems fields that cannot be mapped, with the reason
 * @param changedAt when fields changed, as far as the application knows
 * @param waitsFor records that fields refer to and that have no partner yet; these fields are absent
 * @param access writes that take effect only while the record is as it was read
 */
public record AppState(
        String id,
        FieldValues values,
        Map<String, String> problems,
        Map<String, Instant> changedAt,
        List<RecordRef> waitsFor,
        Access access) {

    /** A record that refers to no record without a partner. */
    public AppState(
            String id,
            FieldValues values,
            Map<String, String> problems,
            Map<String, Instant> changedAt,
            Access access) {
        this(id, values, problems, changedAt, List.of(), access);
    }

    /** The same record with fields that refer to records without a partner. */
    public AppState waitingFor(List<RecordRef> others, FieldValues rest) {
        return new AppState(id, rest, problems, changedAt, others, access);
    }

    /** The fields that are synced. */
    public FieldValues managed() {
        return ManagedPlan.without(values, access.unmanaged(FieldValues.none()));
    }

    /** Compare-and-set writes on the record as it was read. */
    public interface Access {
        /**
         * Changes fields.
         *
         * @param changes canonical values by field name
         * @return the mapped fields as written, empty if the record changed meanwhile and nothing was written
         */
        Optional<FieldValues> patch(FieldValues changes);

        /**
         * Deletes the record.
         *
         * @return false if the record changed meanwhile and was not deleted
         */
        boolean delete();

        /**
         * Marks the record as deleted on the other side.
         *
         * @return false if the record changed meanwhile and was not marked
         */
        boolean archive();

        /**
         * The fields whose condition does not hold for the record, so that they are not synced.
         *
         * @param changes canonical values by field name that are about to be written to it
         */
        default Set<String> unmanaged(FieldValues changes) {
            return Set.of();
        }
    }

    @Override
    public String toString() {
        return "AppState[" + id + "]";
    }
}
