package io.ghl.sync.merge;

import io.ghl.sync.record.FieldValue;
import org.jspecify.annotations.Nullable;

/**
 * A field that both sides changed to different values. {@code toString} leaves the values out, which are personal data.
 *
 * @param field the field's name in the mapping
 * @param appBase what the application held when the sides last agreed; absent at first linking
 * @param ghlBase what HighLevel held when the sides last agreed; absent at first linking
 * @param app what the application holds now
 * @param ghl what HighLevel holds now
 * @param appChanged when the application's value changed, by this machine's clock
 * @param ghlChanged when HighLevel's value changed; by this machine's clock if the skew was measured, else by HighLevel's
 * @param skew how far HighLevel's clock is ahead, null if it was not measured yet
 */
public record Conflict(
        String field,
        FieldValue appBase,
        FieldValue ghlBase,
        FieldValue app,
        FieldValue ghl,
        ChangeInterval appChanged,
        ChangeInterval ghlChanged,
        @Nullable ClockSkew skew) {

    /**
     * Whether the sides ever agreed on the field.
     *
     * @return false when it is linked for the first time, so that nothing tells who changed what
     */
    public boolean hasBase() {
        return appBase.isPresent() && ghlBase.isPresent();
    }

    @Override
    public String toString() {
        return "Conflict[" + field + "]";
    }
}
