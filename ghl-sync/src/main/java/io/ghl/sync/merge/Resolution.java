package io.ghl.sync.merge;

import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Side;

/** How a {@link Conflict} ends. */
public sealed interface Resolution {
    /**
     * One side's value goes to the other.
     *
     * @param winner the side whose value stays
     * @param rule the rule that decided, for the audit log
     * @param evidence what it rests on, free of personal data
     */
    record Take(Side winner, String rule, String evidence) implements Resolution {}

    /**
     * Another value goes to both sides. It is put into the field's canonical form first; one that the field cannot hold
     * goes to a person instead.
     *
     * @param value the value
     * @param rule the rule that decided, for the audit log
     * @param evidence what it rests on, free of personal data, possibly empty
     */
    record Combine(FieldValue value, String rule, String evidence) implements Resolution {
        /**
         * A value that rests on both sides alone.
         *
         * @param value the value
         * @param rule the rule that decided, for the audit log
         */
        public Combine(FieldValue value, String rule) {
            this(value, rule, "");
        }

        @Override
        public String toString() {
            return "Combine[" + rule + "]";
        }
    }

    /**
     * A person decides; until then the field stays as it is on both sides.
     *
     * @param reason why, free of personal data
     */
    record Ask(String reason) implements Resolution {}
}
