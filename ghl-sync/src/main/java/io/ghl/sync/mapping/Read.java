package io.ghl.sync.mapping;

import io.ghl.sync.record.FieldValue;
import org.jspecify.annotations.Nullable;

/**
 * One field as it was read.
 *
 * @param value the canonical value, absent if there is a problem
 * @param problem why there is no value, null otherwise
 */
record Read(FieldValue value, @Nullable String problem) {
    static Read of(FieldValue value) {
        return new Read(value, null);
    }

    static Read problem(String problem) {
        return new Read(FieldValue.absent(), problem);
    }
}
