package io.ghl.examples.syncrunner.cli;

import io.ghl.sync.record.FieldValue;

/** Values for a person. */
final class Values {
    private Values() {}

    static String shown(FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            return "\"" + text.value() + "\"";
        }
        if (value instanceof FieldValue.Decimal number) {
            return number.value().toPlainString();
        }
        if (value instanceof FieldValue.Flag flag) {
            return flag.value() ? "yes" : "no";
        }
        if (value instanceof FieldValue.Day day) {
            return day.value().toString();
        }
        if (value instanceof FieldValue.Moment moment) {
            return moment.value().toString();
        }
        return value instanceof FieldValue.Labels labels ? String.join(", ", labels.values()) : "(nothing)";
    }
}
