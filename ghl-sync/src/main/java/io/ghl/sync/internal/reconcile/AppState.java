package io.ghl.sync.internal.reconcile;

import io.ghl.sync.record.FieldValues;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An application record as it was read, in canonical form, with the means to change exactly that state of it.
 *
 * @param id the record's id
 * @param values its mapped fields
 * @param problems fields that cannot be mapped, with the reason
 * @param changedAt when fields changed, as far as the application knows
 * @param access writes that take effect only while the record is as it was read
 */
public record AppState(
        String id, FieldValues values, Map<String, String> problems, Map<String, Instant> changedAt, Access access) {

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
    }

    @Override
    public String toString() {
        return "AppState[" + id + "]";
    }
}
