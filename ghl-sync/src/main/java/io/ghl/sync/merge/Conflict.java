package io.ghl.sync.merge;

import io.ghl.sync.record.FieldValue;

/**
 * A field that both sides changed to different values. {@code toString} leaves the values out, which are personal data.
 *
 * @param field the field's name in the mapping
 * @param appBase what the application held when the sides last agreed; absent at first linking
 * @param ghlBase what HighLevel held when the sides last agreed; absent at first linking
 * @param app what the application holds now
 * @param ghl what HighLevel holds now
 * @param appChanged when the application's value changed
 * @param ghlChanged when HighLevel's value changed
 */
public record Conflict(
        String field,
        FieldValue appBase,
        FieldValue ghlBase,
        FieldValue app,
        FieldValue ghl,
        ChangeInterval appChanged,
        ChangeInterval ghlChanged) {

    @Override
    public String toString() {
        return "Conflict[" + field + "]";
    }
}
