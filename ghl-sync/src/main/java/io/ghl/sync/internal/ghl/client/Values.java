package io.ghl.sync.internal.ghl.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The values of one record by path, as an answer shows them. A field that a whole answer lacks is empty; one that a
 * partial answer lacks is not told. Not thread-safe.
 */
final class Values {
    private final @Nullable JsonNode partial;
    private FieldValues values = FieldValues.none();

    private Values(@Nullable JsonNode partial) {
        this.partial = partial;
    }

    /** Values of an answer that shows all that the record has. */
    static Values whole() {
        return new Values(null);
    }

    /** Values of an answer that may leave fields out. */
    static Values partial(JsonNode answer) {
        return new Values(answer);
    }

    Values text(String path, @Nullable String value) {
        return with(path, value == null ? FieldValue.nothing() : FieldValue.text(value));
    }

    Values moment(String path, @Nullable Instant value) {
        return with(path, value == null ? FieldValue.nothing() : FieldValue.moment(value));
    }

    Values flag(String path, boolean value) {
        return with(path, FieldValue.flag(value));
    }

    private Values with(String path, FieldValue value) {
        if (partial == null || partial.has(path)) {
            values = values.with(path, value);
        }
        return this;
    }

    FieldValues done() {
        return values;
    }

    // ---- writing ----

    /** The text that HighLevel is sent for a value, which is empty for a blank one. */
    static String plain(FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            return text.value();
        }
        if (value instanceof FieldValue.Decimal number) {
            return number.value().toPlainString();
        }
        if (value instanceof FieldValue.Day day) {
            return day.value().toString();
        }
        if (value instanceof FieldValue.Moment moment) {
            return moment.value().toString();
        }
        if (value instanceof FieldValue.Flag flag) {
            return Boolean.toString(flag.value());
        }
        return String.join(", ", value.asLabels());
    }

    /** The point in time that HighLevel is sent for a field. */
    static Instant instant(String path, FieldValue value) {
        if (value instanceof FieldValue.Moment moment) {
            return moment.value();
        }
        throw new IllegalArgumentException("HighLevel's field \"" + path + "\" takes a point in time only.");
    }

    /** The yes or no that HighLevel is sent for a field. */
    static boolean flag(String path, FieldValue value) {
        if (value instanceof FieldValue.Flag flag) {
            return flag.value();
        }
        throw new IllegalArgumentException("HighLevel's field \"" + path + "\" takes yes or no only.");
    }

    /** The text of a field, null if it holds none. */
    static @Nullable String textOf(FieldValues values, String path) {
        return values.get(path) instanceof FieldValue.Text text ? text.value() : null;
    }

    /** The id of the record without which one cannot be created. */
    static String parent(FieldValues values, String path) {
        String parent = textOf(values, path);
        if (parent == null) {
            throw new IllegalArgumentException("HighLevel needs the field \"" + path + "\" to create the record.");
        }
        return parent;
    }

    static IllegalArgumentException notWritable(String what, String path) {
        return new IllegalArgumentException("HighLevel's field \"" + path + "\" of " + what + " cannot be written.");
    }
}
